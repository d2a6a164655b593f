package org.nextline.suggestions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.nextline.knowledge.Release;
import org.nextline.knowledge.Releases;
import org.nextline.rules.Grammar;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The published releases of the rule book, for programs. */
@RestController
@RequestMapping(path = "/api/v1/releases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Releases", description = "Published rule releases. A release never changes.")
class ReleaseController {

	private final Releases releases;

	private final PublishedReleases published;

	ReleaseController(Releases releases, PublishedReleases published) {
		this.releases = releases;
		this.published = published;
	}

	/** A release in one line. */
	@JsonPropertyOrder({ "version", "publishedAt", "sha256", "current" })
	record Listed(String version, Instant publishedAt, String sha256, boolean current) {
	}

	/** A release whole: its files, and what was read from them. */
	@JsonPropertyOrder({ "version", "publishedAt", "sha256", "current", "summary", "files" })
	record Whole(String version, Instant publishedAt, String sha256, boolean current, Summary summary,
			Map<String, String> files) {
	}

	/** What a release holds. */
	@JsonPropertyOrder({ "options", "guards", "modifiers", "safety", "definitions", "agents", "sources", "monitoring",
			"prerequisites", "byDisease", "rules", "safetyRules" })
	record Summary(long options, long guards, long modifiers, int safety, int definitions, int agents, int sources,
			int monitoring, int prerequisites, Map<Disease, Long> byDisease, List<Row> rules, List<Row> safetyRules) {
	}

	/** One row of the rule book in one line. */
	@JsonPropertyOrder({ "id", "kind", "title", "diseases", "when", "check" })
	record Row(String id, String kind, String title, List<Disease> diseases, String when, CheckMark check) {
	}

	@GetMapping
	@Operation(operationId = "releases", summary = "The published releases, the newest first")
	List<Listed> all() {
		String current = this.releases.current().version();
		return this.releases.all()
			.stream()
			.map((one) -> new Listed(one.version(), one.publishedAt(), one.sha256(), one.version().equals(current)))
			.toList();
	}

	@GetMapping("/{version}")
	@Operation(operationId = "release", summary = "One release whole",
			description = "`files` is the rule pack as it was published, path by path; `sha256` is the hash over paths "
					+ "and texts in the order of the paths, each followed by a line end. `summary` is what was read from it.")
	@ApiResponse(responseCode = "200", description = "The release")
	@ApiResponse(responseCode = "404", description = "No such release was published", content = @Content)
	Whole one(@PathVariable @Parameter(example = "2026.1") String version) {
		Release release = this.published.exactly(version);
		return new Whole(release.version(), release.publishedAt(), release.sha256(),
				release.version().equals(this.releases.current().version()), summary(release.book()), release.files());
	}

	private static Summary summary(RuleBook book) {
		Map<Disease, Long> byDisease = new TreeMap<>();
		List<Row> rules = new ArrayList<>();
		for (OptionRule rule : book.rules()) {
			rule.diseases().forEach((disease) -> byDisease.merge(disease, 1L, Long::sum));
			rules.add(new Row(rule.id(), rule.kind().name(), rule.title(), rule.diseases().stream().sorted().toList(),
					Grammar.print(rule.when()), rule.check()));
		}
		List<Row> safety = book.safety()
			.stream()
			.map((row) -> new Row(row.id(), "SAFETY", row.message(), row.diseases().stream().sorted().toList(),
					Grammar.print(row.when()), row.check()))
			.toList();
		return new Summary(count(book, OptionRule.Kind.OPTION), count(book, OptionRule.Kind.GUARD),
				count(book, OptionRule.Kind.MODIFIER), book.safety().size(), book.definitions().texts().size(),
				book.agents().all().size(), book.sources().size(), book.monitoring().size(),
				book.prerequisites().size(), byDisease, rules, safety);
	}

	private static long count(RuleBook book, OptionRule.Kind kind) {
		return book.rules().stream().filter((rule) -> rule.kind() == kind).count();
	}

}
