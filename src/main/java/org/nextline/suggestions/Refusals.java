package org.nextline.suggestions;

import java.util.List;

import org.nextline.vocabulary.Fault;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Problem documents (RFC 9457) for what cannot be answered, in a clinician's words. */
final class Refusals {

	private Refusals() {
	}

	/** A case that cannot be right, with all its faults. */
	static ErrorResponseException faulty(List<Fault> faults) {
		return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem(faults), null);
	}

	static ProblemDetail problem(List<Fault> faults) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST,
				(faults.size() == 1) ? faults.get(0).message()
						: faults.size() + " things in this case cannot be right; each is named under errors.");
		problem.setTitle("This case cannot be assessed as it was sent");
		problem.setProperty("errors", faults);
		return problem;
	}

	/** A release that was never published. */
	static ErrorResponseException noRelease(String version) {
		String shown = (version.length() > 60) ? version.substring(0, 60) + "..." : version;
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"No release \"" + shown + "\" was published. GET /api/v1/releases lists those that were.");
		problem.setTitle("There is no such release");
		return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
	}

}
