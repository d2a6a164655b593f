package org.nextline.suggestions;

import java.io.IOException;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.nextline.knowledge.Release;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Advice for programs: the same service that the pages use. Nothing is stored. */
@RestController
@RequestMapping("/api/v1/assessments")
@Tag(name = "Assessments", description = "Advice for a case, without storing anything. Decision support for "
		+ "professionals; not validated for clinical use until a site has done so.")
class AssessmentController {

	private final TherapyAdvisor advisor;

	private final PublishedReleases releases;

	private final BulkAssessment bulk;

	AssessmentController(TherapyAdvisor advisor, PublishedReleases releases, BulkAssessment bulk) {
		this.advisor = advisor;
		this.releases = releases;
		this.bulk = bulk;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = { MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE })
	@Operation(operationId = "assess", summary = "Advice for one case", description = ApiWords.ASSESS,
			requestBody = @RequestBody(required = true,
					description = "The facts of the case. What is left out, or null, "
							+ "is unknown, and unknown is never treated as \"no\".",
					content = @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
							schema = @Schema(ref = "#/components/schemas/Case"),
							examples = {
									@ExampleObject(name = "First relapse of FLT3-ITD AML", value = ApiWords.EXAMPLE),
									@ExampleObject(name = "FLT3 not tested yet", value = ApiWords.UNTESTED) })))
	@ApiResponse(responseCode = "200", description = "The advice")
	@ApiResponse(responseCode = "400", description = "Every fault of the case, each with its field, under `errors`",
			content = @Content(mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
					schema = @Schema(implementation = ProblemDetail.class), examples = @ExampleObject(ApiWords.FAULTY)))
	@ApiResponse(responseCode = "404", description = "No such release was published", content = @Content)
	@ApiResponse(responseCode = "415", description = "The body is not sent as application/json", content = @Content)
	Assessment assess(@Parameter(hidden = true) HttpServletRequest request,
			@Parameter(description = "Version of a published release; the current one when left out",
					example = "2026.1") @RequestParam(name = "release", required = false) @Nullable String version)
			throws IOException {
		Release release = this.releases.named(version);
		CaseBody body = CaseBody.read(request.getInputStream());
		if (!body.reading().faultless()) {
			throw Refusals.faulty(body.reading().faults());
		}
		return Assessment.of(this.advisor.advise(body.reading().facts(), release));
	}

	@PostMapping(path = "/bulk", consumes = MediaType.APPLICATION_NDJSON_VALUE,
			produces = { MediaType.APPLICATION_NDJSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE })
	@Operation(operationId = "assessMany", summary = "Advice for many cases, line by line", description = ApiWords.BULK,
			requestBody = @RequestBody(required = true,
					content = @Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE,
							examples = @ExampleObject(ApiWords.LINES))))
	@ApiResponse(responseCode = "200",
			description = "One line for each line, in order: an assessment with the `id`, or "
					+ "a problem document with the `id`, `status` and `errors`",
			content = @Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE,
					schema = @Schema(implementation = Assessment.class)))
	void assessMany(@Parameter(hidden = true) HttpServletRequest request,
			@Parameter(hidden = true) HttpServletResponse response,
			@Parameter(description = "Version of a published release; the current one when left out") @RequestParam(
					name = "release", required = false) @Nullable String version)
			throws IOException {
		Release release = this.releases.named(version);
		this.bulk.run(request.getInputStream(), release, () -> {
			response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
			return response.getOutputStream();
		});
	}

}
