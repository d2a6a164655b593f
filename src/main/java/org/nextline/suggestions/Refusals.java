package org.nextline.suggestions;

import java.util.List;
import java.util.Optional;

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

	/** Inputs of a score that cannot be right, all of them. */
	static ErrorResponseException faultyScore(List<Fault> faults) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, (faults.size() == 1)
				? faults.get(0).message() : faults.size() + " inputs cannot be right; each is named under errors.");
		problem.setTitle("This score cannot be computed from what was sent");
		problem.setProperty("errors", faults);
		return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
	}

	/** A score that does not exist. */
	static ErrorResponseException noScore(String id, Optional<String> meant) {
		String shown = (id.length() > 60) ? id.substring(0, 60) + "..." : id;
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"There is no score \"" + shown + "\"." + meant.map((near) -> " Did you mean " + near + "?").orElse("")
						+ " GET /api/v1/scores lists all of them.");
		problem.setTitle("There is no such score");
		return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
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
