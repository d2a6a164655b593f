package org.nextline.knowledge;

import java.util.List;

/** A step that a proposal cannot take, with every reason in words. */
class ProposalRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<String> reasons;

	ProposalRefused(String reason) {
		this(List.of(reason));
	}

	ProposalRefused(List<String> reasons) {
		super(String.join(" ", reasons));
		this.reasons = List.copyOf(reasons);
	}

	List<String> reasons() {
		return this.reasons;
	}

}
