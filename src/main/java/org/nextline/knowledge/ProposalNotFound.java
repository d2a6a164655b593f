package org.nextline.knowledge;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such proposal, or no such change in it. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class ProposalNotFound extends RuntimeException {

	private static final long serialVersionUID = 1L;

}
