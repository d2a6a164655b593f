package org.nextline.suggestions;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextline.vocabulary.CaseField;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract of the assessment API. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
class AssessmentApiTest {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient outside = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void advisesInTheShapeOfTheContract() throws Exception {
		JsonNode answer = read(assess(SampleCases.text(SampleCases.firstRelapseAmlWithFlt3Itd())));

		assertThat(names(answer)).containsExactly("release", "derived", "options", "notAdvised", "notApplicable",
				"missing", "workUp", "warnings", "scores", "notices", "care", "candidacy");
		assertThat(answer.at("/release/version").asString()).isEqualTo("2026.1");
		assertThat(answer.at("/release/sha256").asString()).hasSize(64);
		assertThat(answer.at("/derived/fitness/value").asString()).isEqualTo("FIT");
		assertThat(answer.at("/derived/fitness/source").asString()).isEqualTo("STATED");
		assertThat(answer.at("/derived/lastRemissionMonths/source").asString()).isEqualTo("DERIVED");
		JsonNode gilteritinib = option(answer, "Gilteritinib");
		assertThat(names(gilteritinib)).contains("rank", "lane", "category", "title", "agents", "verdict", "strength",
				"evidenceLevel", "rationale", "ruleIds", "evidence", "regulatory", "warnings", "needs", "why",
				"monitoring", "members");
		assertThat(gilteritinib.get("verdict").asString()).isEqualTo("SUPPORTED");
		assertThat(gilteritinib.get("lane").asString()).isEqualTo("NOW");
		assertThat(gilteritinib.at("/agents/0").asString()).isEqualTo("gilteritinib");
		assertThat(gilteritinib.get("needs")).isEmpty();
		assertThat(names(gilteritinib.at("/evidence/0"))).contains("id", "citation", "keyResult", "url", "check",
				"checked");
		assertThat(names(gilteritinib.at("/regulatory/0"))).containsExactly("authority", "status", "since", "scope");
		assertThat(names(gilteritinib.at("/why/0"))).contains("criterion", "result", "facts");
		assertThat(gilteritinib.get("why").toString()).contains("FLT3 ITD, VAF 38 %");
		assertThat(gilteritinib.at("/monitoring/0/what").asString()).isNotEmpty();
		assertThat(answer.get("notApplicable").toString()).contains("IDH_INHIBITOR");
	}

	@Test
	void saysWhatToWatchStepByStepAndWhatCallsForAction() throws Exception {
		JsonNode gilteritinib = option(read(assess(SampleCases.text(SampleCases.firstRelapseAmlWithFlt3Itd()))),
				"Gilteritinib");
		JsonNode ecg = gilteritinib.get("monitoring")
			.valueStream()
			.filter((one) -> one.get("test").asString().equals("ECG"))
			.findFirst()
			.orElseThrow();

		assertThat(ecg.get("when").asString()).startsWith("before the start; on days 8 and 15");
		assertThat(ecg.at("/schedule/0/kind").asString()).isEqualTo("BEFORE");
		assertThat(ecg.at("/schedule/1/on/1/0").asInt()).isEqualTo(15);
		assertThat(ecg.at("/schedule/2/event").asString()).isEqualTo("CYCLE");
		assertThat(gilteritinib.get("monitoring").valueStream().flatMap((one) -> one.get("limits").valueStream()))
			.anySatisfy((limit) -> {
				assertThat(limit.get("lacking").asString()).isEqualTo("response");
				assertThat(limit.at("/by/on/0/0").asInt()).isEqualTo(6);
			});
	}

	@Test
	void listsTheTestsAtRelapseWithWhatAnswersThem() throws Exception {
		JsonNode flt3 = read(assess(SampleCases.text(SampleCases.firstRelapseAmlNotTestedForFlt3()))).get("workUp")
			.get(0);

		assertThat(flt3.get("id").asString()).isEqualTo("AML-PRE-01");
		assertThat(flt3.get("done").asBoolean()).isFalse();
		assertThat(flt3.get("opens").valueStream().map((one) -> one.get("title").asString())).contains("Gilteritinib");
		assertThat(flt3.at("/parts/0/state").asString()).isEqualTo("UNKNOWN");
		assertThat(names(flt3)).containsExactly("id", "test", "when", "done", "why", "parts", "opens", "bearsOn");
		assertThat(names(flt3.get("opens").get(0))).containsExactly("title");
	}

	@Test
	void scoresStandInTheShapeOfTheContractWithTheirParts() throws Exception {
		JsonNode answer = read(assess(SampleCases.text(SampleCases.with(SampleCases.firstRelapseAmlWithFlt3Itd(),
				"cytogeneticsAtDiagnosis", List.of("t(8;21)")))));

		JsonNode index = score(answer, "epi_aml_first_relapse");
		assertThat(names(index)).startsWith("id", "name", "points", "group", "outcome", "valid", "missing")
			.contains("parts", "reachable", "inputs", "open", "warnings", "population", "source", "check",
					"outcomeCheck");
		assertThat(index.get("points").asDouble()).isEqualTo(8);
		assertThat(index.get("group").asString()).isEqualTo("INTERMEDIATE");
		assertThat(index.get("valid").asBoolean()).isTrue();
		assertThat(index.get("outcomeCheck").asString()).isEqualTo("P");
		assertThat(list(index.get("parts"))).extracting((part) -> part.get("points").asDouble())
			.containsExactly(3.0, 3.0, 2.0, 0.0);
		assertThat(answer.get("scores").toString()).doesNotContain("Survival 37 %");
	}

	@Test
	void aScoreWithAnUnknownInputGivesTheIntervalAndTheFieldThatWouldSettleIt() throws Exception {
		JsonNode answer = read(assess(SampleCases.text(SampleCases.firstRelapseAmlWithFlt3Itd())));

		JsonNode index = score(answer, "epi_aml_first_relapse");
		assertThat(index.get("points").isNull()).isTrue();
		assertThat(index.get("group").isNull()).isTrue();
		assertThat(index.at("/reachable/min").asDouble()).isEqualTo(5);
		assertThat(index.at("/reachable/max").asDouble()).isEqualTo(10);
		assertThat(index.at("/missing/0").asString()).isEqualTo("cytogeneticsAtDiagnosis");
		assertThat(index.at("/open/0/field").asString()).isEqualTo("cytogeneticsAtDiagnosis");
	}

	private static JsonNode score(JsonNode answer, String id) {
		return list(answer.get("scores")).stream()
			.filter((one) -> one.get("id").asString().equals(id))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No score " + id));
	}

	@Test
	void worksTheCandidacySheets() throws Exception {
		JsonNode answer = read(assess("""
				{"disease": "AML", "setting": "RELAPSE", "relapseNumber": 1, "ageYears": 58, "sex": "M", "ecog": 1,
				 "lvef": {"value": 35, "date": "2026-11-12"}, "priorAlloHsct": true, "activeGvhd": false,
				 "monthsSinceAlloHsct": {"value": 4, "date": "2026-11-12"}, "goalsOfCare": "CURATIVE"}
				"""));

		JsonNode transplant = answer.at("/candidacy/0");
		assertThat(transplant.get("therapy").asString()).isEqualTo("TRANSPLANT");
		assertThat(transplant.get("category").asString()).isEqualTo("ALLO_HSCT");
		assertThat(transplant.at("/counts/NOT_MET").asInt()).isEqualTo(1);
		JsonNode heart = criterion(transplant, "HSCT-HEART");
		assertThat(names(heart)).contains("id", "label", "state", "facts", "missing", "limits", "stricter", "products",
				"bedside", "change", "again", "heldBy", "sources", "check");
		assertThat(heart.get("state").asString()).isEqualTo("NOT_MET");
		assertThat(heart.at("/facts/0").asString()).contains("35 %", "12 Nov 2026");
		assertThat(heart.at("/limits/against").asString()).isEqualTo("below 40 %");
		JsonNode interval = criterion(transplant, "HSCT-INTERVAL");
		assertThat(interval.get("state").asString()).isEqualTo("MODIFIABLE");
		assertThat(interval.get("passesInMonths").asDouble()).isEqualTo(2);
		assertThat(interval.get("passesOn").asString()).isEqualTo("2027-01-12");
		JsonNode kidney = criterion(transplant, "HSCT-KIDNEY");
		assertThat(kidney.get("state").asString()).isEqualTo("UNKNOWN");
		assertThat(kidney.at("/missing/0/field").asString()).isEqualTo("dialysis");
		assertThat(answer.at("/candidacy/1/therapy").asString()).isEqualTo("CAR_T");
		assertThat(answer.at("/candidacy/1/applies").asBoolean()).isFalse();
		assertThat(answer.at("/candidacy/1/criteria")).isEmpty();
	}

	private static JsonNode criterion(JsonNode sheet, String id) {
		return list(sheet.get("criteria")).stream()
			.filter((one) -> one.get("id").asString().equals(id))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void saysWhereStatedFitnessDiffersFromTheCriteria() throws Exception {
		JsonNode answer = read(assess("""
				{"disease": "AML", "setting": "RELAPSE", "ageYears": 58, "ecog": 1, "fitness": "FIT", "crcl": 40}
				"""));

		assertThat(answer.at("/derived/fitness/value").asString()).isEqualTo("FIT");
		assertThat(answer.at("/derived/fitness/because").toString()).contains("by the criteria it would be unfit",
				"clearance below 45");
	}

	@Test
	void saysWhatAConditionalOptionNeeds() throws Exception {
		JsonNode answer = read(assess(SampleCases.text(SampleCases.firstRelapseAmlNotTestedForFlt3())));

		JsonNode gilteritinib = option(answer, "Gilteritinib");
		assertThat(gilteritinib.get("verdict").asString()).isEqualTo("CONDITIONAL");
		assertThat(gilteritinib.at("/needs/0/field").asString()).isEqualTo("alterations");
		assertThat(gilteritinib.at("/needs/0/detail").asString()).isEqualTo("FLT3");
		assertThat(gilteritinib.at("/needs/0/supports/0").asString()).contains("FLT3");
		assertThat(answer.at("/missing/0/detail").asString()).isEqualTo("FLT3");
		assertThat(names(answer.at("/missing/0"))).contains("field", "label", "detail", "decides", "clears", "ruleIds");
	}

	@Test
	void givesCareInteractionsAndWhatAnOptionForecloses() throws Exception {
		JsonNode answer = read(assess(SampleCases.text(SampleCases.with(SampleCases.firstRelapseAmlWithFlt3Itd(),
				"concomitant", List.of("STRONG_CYP3A4_INHIBITOR")))));

		JsonNode gilteritinib = option(answer, "Gilteritinib");
		assertThat(names(gilteritinib)).contains("interactions", "care", "forecloses");
		JsonNode interaction = gilteritinib.at("/interactions/0");
		assertThat(names(interaction)).containsExactly("ruleId", "severity", "agents", "drug", "with", "where",
				"message", "clears", "unknown", "missing");
		assertThat(interaction.get("drug").asString()).isEqualTo("Gilteritinib");
		assertThat(interaction.get("with").asString()).contains("CYP3A4");
		assertThat(interaction.get("where").asString()).isEqualTo("TAKEN");
		assertThat(interaction.get("clears").asBoolean()).isTrue();
		assertThat(names(answer.at("/care/0"))).contains("id", "topic", "kind", "title", "text", "result", "facts",
				"missing", "ranks", "check");
		List<String> rows = list(answer.get("care")).stream().map((row) -> row.get("id").asString()).toList();
		assertThat(rows).containsAll(list(gilteritinib.get("care")).stream().map(JsonNode::asString).toList());
		assertThat(list(answer.get("care"))).extracting((row) -> row.get("result").asString())
			.containsOnly("TRUE", "UNKNOWN");
		assertThat(list(answer.get("care"))).filteredOn((row) -> row.get("result").asString().equals("UNKNOWN"))
			.isNotEmpty()
			.allSatisfy((row) -> assertThat(row.get("missing")).isNotEmpty());
		assertThat(list(answer.get("options"))).flatExtracting((one) -> list(one.get("forecloses")))
			.isNotEmpty()
			.allSatisfy((one) -> assertThat(names(one)).contains("id", "what", "text", "interval", "result", "basis",
					"check"));
	}

	@Test
	void blocksWhatCanBeCorrectedFirst() throws Exception {
		JsonNode answer = read(assess(SampleCases.text(SampleCases.flt3ItdWithLongQt())));

		List<JsonNode> blocked = list(answer.get("notAdvised")).stream()
			.filter((one) -> one.at("/agents/0").asString().equals("gilteritinib"))
			.toList();
		assertThat(blocked).isNotEmpty();
		assertThat(blocked.get(0).get("correctable").asBoolean()).isTrue();
		assertThat(names(blocked.get(0))).contains("category", "agents", "verdict", "correctable", "ruleIds",
				"reasons");
	}

	@Test
	void leadsWithPalliativeCareWhenComfortIsTheGoal() throws Exception {
		JsonNode answer = read(assess(SampleCases.text(SampleCases.comfortAsTheGoal())));

		assertThat(answer.at("/options/0/category").asString()).isEqualTo("PALLIATIVE_CARE");
		assertThat(list(answer.get("options"))).extracting((one) -> one.get("category").asString())
			.doesNotContain("INTENSIVE_CHEMOTHERAPY", "FLT3_INHIBITOR");
	}

	@Test
	void ranksSupportedOptionsBeforeConditionalOnesThroughTheLanes() throws Exception {
		JsonNode answer = read(assess(SampleCases.text(SampleCases.firstRelapseAmlWithFlt3Itd())));

		List<JsonNode> options = list(answer.get("options"));
		assertThat(options).extracting((one) -> one.get("rank").asInt()).isSorted();
		List<String> verdicts = options.stream().map((one) -> one.get("verdict").asString()).toList();
		assertThat(verdicts.subList(verdicts.indexOf("CONDITIONAL"), verdicts.size())).containsOnly("CONDITIONAL");
	}

	@Test
	void namesEveryFaultAtOnce() throws Exception {
		HttpResponse<String> answer = assess("""
				{ "disease": "AML", "ageYears": 230, "ecog": 7, "lvef": "60 %", "qtc": 430, "relapseNumber": 1,
				  "relapseNumber": 2, "alterations": [{ "gene": "FLT3", "kind": "ITD" }], "knownAbsent": ["FLT3"] }
				""");

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		JsonNode problem = read(answer);
		assertThat(list(problem.get("errors"))).extracting((one) -> one.get("field").asString())
			.containsExactlyInAnyOrder("relapseNumber", "ageYears", "ecog", "lvef", "qtc", "knownAbsent");
		assertThat(problem.toString()).contains("expected between 0 and 110 years", "Did you mean qtcf?",
				"Contradictory data", "stands twice");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "[]", "7", "null", "\"AML\"", "{", "{\"disease\": }",
			"{\"disease\": \"AML\"} {}", "{\"disease\": NaN}", "{'disease': 'AML'}", "\u0000",
			"{\"alterations\": {\"a\": 1}}", "{\"disease\": {}}", "{\"antigens\": []}", "{\"priorTherapies\": [[[]]]}",
			"{\"ageYears\": 1e999}", "{\"\": 1}", "{\"id\": \"x\", \"disease\": \"AML\"}" })
	void refusesWhatIsNoCaseInWords(String body) throws Exception {
		HttpResponse<String> answer = assess(body);

		assertThat(answer.statusCode()).isEqualTo(400);
		JsonNode errors = read(answer).get("errors");
		assertThat(errors).isNotEmpty();
		assertThat(errors.at("/0/message").asString()).isNotBlank().doesNotContain("Exception", "tools.jackson");
	}

	@Test
	void saysWhereTheTextBreaksOff() throws Exception {
		assertThat(read(assess("{ \"disease\": \"AML\",\n  \"ecog\" 1 }")).at("/errors/0/message").asString())
			.contains("line 2, column");
	}

	@Test
	void nothingKnownIsNoFault() throws Exception {
		HttpResponse<String> answer = assess("{}");

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(list(read(answer).get("missing"))).extracting((one) -> one.get("field").asString())
			.contains("disease");
	}

	@Test
	void endlessDepthAndBreadthAreRefused() throws Exception {
		assertThat(assess("{\"alterations\":" + "[".repeat(90) + "]".repeat(90) + "}").statusCode()).isEqualTo(400);
		assertThat(assess("[".repeat(100_000)).statusCode()).isEqualTo(400);
		StringBuilder wide = new StringBuilder("{\"disease\": \"AML\"");
		for (int index = 0; index < 100_000; index++) {
			wide.append(", \"x").append(index).append("\": 1");
		}
		JsonNode problem = read(assess(wide.append('}').toString()));
		assertThat(problem.get("errors").size()).isBetween(100, 201);
	}

	@Test
	void aLargeBodyIsReadAndALargerOneRefused() throws Exception {
		String padding = " ".repeat(5_000_000);
		String sample = SampleCases.text(SampleCases.firstRelapseAmlWithFlt3Itd());
		assertThat(assess(sample + padding).statusCode()).isEqualTo(200);
		assertThat(assess("{\"disease\": \"" + "A".repeat(5_000_000) + "\"}").statusCode()).isEqualTo(400);
		assertThat(assess(sample + padding + padding).statusCode()).isEqualTo(413);
	}

	@Test
	void aScriptInANameIsOnlyAName() throws Exception {
		HttpResponse<String> answer = assess(SampleCases.text(SampleCases.with(SampleCases.firstRelapseAmlWithFlt3Itd(),
				"priorTherapies", List.of("<script>alert(1)</script>"))));

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(read(answer).get("notices").toString()).contains("is not in the catalogue of agents");
	}

	@Test
	void saysTheSameToTheSameQuestion() throws Exception {
		String sample = SampleCases.text(SampleCases.firstRelapseAmlNotTestedForFlt3());

		assertThat(assess(sample).body()).isEqualTo(assess(sample).body());
	}

	@Test
	void answersByTheReleaseThatIsNamed() throws Exception {
		String sample = SampleCases.text(SampleCases.firstRelapseAmlWithFlt3Itd());

		assertThat(send(post("clinician", "/api/v1/assessments?release=2026.1", sample)).body())
			.isEqualTo(assess(sample).body());
		for (String unknown : List.of("2019.7", "%00", "..%2F..", "a%20b", "'%20or%201=1")) {
			HttpResponse<String> answer = send(post("clinician", "/api/v1/assessments?release=" + unknown, sample));
			assertThat(answer.statusCode()).as(unknown).isEqualTo(404);
			assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
			assertThat(answer.body()).contains("was published");
		}
	}

	@Test
	void onlyJsonIsTaken() throws Exception {
		HttpResponse<String> answer = send(
				post("clinician", "/api/v1/assessments", "disease=AML").setHeader("Content-Type", "text/plain"));

		assertThat(answer.statusCode()).isEqualTo(415);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	@Test
	void knowsWhoMayAsk() throws Exception {
		String sample = SampleCases.text(SampleCases.firstRelapseAmlWithFlt3Itd());
		HttpRequest.Builder nobody = HttpRequest.newBuilder(url("/api/v1/assessments"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(sample));

		assertThat(send(nobody).statusCode()).isEqualTo(401);
		assertThat(send(post("auditor", "/api/v1/assessments", sample)).statusCode()).isEqualTo(403);
		assertThat(send(post("auditor", "/api/v1/assessments/bulk", sample)).statusCode()).isEqualTo(403);
		for (String role : List.of("clinician", "author", "approver", "admin")) {
			assertThat(send(post(role, "/api/v1/assessments", sample)).statusCode()).as(role).isEqualTo(200);
		}
		assertThat(send(get("auditor", "/api/v1/releases")).statusCode()).isEqualTo(200);
	}

	@Test
	void answersManyLineByLineAndPassesOverNone() throws Exception {
		String good = SampleCases.text(SampleCases.with(SampleCases.firstRelapseAmlWithFlt3Itd(), "id", "first"));
		String last = SampleCases.text(SampleCases.with(SampleCases.comfortAsTheGoal(), "id", 4));
		String lines = good + "\n{\"id\": \"second\", \"ageYears\": 230}\n\n{ broken\n" + last + "\r\n"
				+ SampleCases.text(SampleCases.comfortAsTheGoal());

		HttpResponse<String> answer = send(bulk(lines));

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
		List<JsonNode> results = answer.body().lines().map(JSON::readTree).toList();
		assertThat(results).hasSize(5);
		assertThat(results.get(0).get("id").asString()).isEqualTo("first");
		assertThat(results.get(0).get("options")).isNotEmpty();
		assertThat(results.get(1).get("id").asString()).isEqualTo("second");
		assertThat(results.get(1).get("status").asInt()).isEqualTo(400);
		assertThat(results.get(1).at("/errors/0/field").asString()).isEqualTo("ageYears");
		assertThat(results.get(2).get("id").isNull()).isTrue();
		assertThat(results.get(2).get("line").asInt()).isEqualTo(4);
		assertThat(results.get(3).get("id").asInt()).isEqualTo(4);
		assertThat(results.get(3).at("/options/0/category").asString()).isEqualTo("PALLIATIVE_CARE");
		assertThat(results.get(4).at("/errors/0/field").asString()).isEqualTo("id");
	}

	@Test
	void bulkGivesEachLineWhatItWouldGetAlone() throws Exception {
		JsonNode alone = read(assess(SampleCases.text(SampleCases.firstRelapseAmlWithFlt3Itd())));
		List<String> lines = new ArrayList<>();
		for (int number = 0; number < 40; number++) {
			lines.add(SampleCases.text(SampleCases.with(SampleCases.firstRelapseAmlWithFlt3Itd(), "id", number)));
		}

		List<JsonNode> results = send(bulk(String.join("\n", lines))).body().lines().map(JSON::readTree).toList();

		assertThat(results).hasSize(40);
		for (int number = 0; number < 40; number++) {
			assertThat(results.get(number).get("id").asInt()).isEqualTo(number);
			assertThat(results.get(number).get("options")).isEqualTo(alone.get("options"));
		}
	}

	@Test
	void bulkKnowsItsReleaseAndItsFormat() throws Exception {
		assertThat(send(post("clinician", "/api/v1/assessments/bulk?release=1.0", "{}").setHeader("Content-Type",
				"application/x-ndjson"))
			.statusCode()).isEqualTo(404);
		assertThat(send(post("clinician", "/api/v1/assessments/bulk", "{}")).statusCode()).isEqualTo(415);
	}

	@Test
	void listsReleasesAndGivesOneWhole() throws Exception {
		JsonNode releases = read(send(get("clinician", "/api/v1/releases")));
		assertThat(releases.at("/0/version").asString()).isEqualTo("2026.1");
		assertThat(releases.at("/0/current").asBoolean()).isTrue();

		JsonNode whole = read(send(get("author", "/api/v1/releases/2026.1")));
		assertThat(names(whole.get("files"))).contains("agents.yaml", "definitions.yaml", "aml/flt3.yaml");
		assertThat(whole.at("/summary/options").asInt()).isGreaterThan(50);
		assertThat(whole.at("/summary/rules").toString()).contains("AML-R-010");
		assertThat(send(get("author", "/api/v1/releases/2019.7")).statusCode()).isEqualTo(404);
	}

	@Test
	void givesEveryFieldWithItsWords() throws Exception {
		JsonNode words = read(send(get("clinician", "/api/v1/vocabulary")));

		assertThat(list(words.get("fields"))).extracting((one) -> one.get("field").asString())
			.containsExactlyElementsOf(CaseField.keys());
		JsonNode age = words.at("/fields/0");
		assertThat(age.get("unit").asString()).isEqualTo("years");
		assertThat(age.at("/range/max").asInt()).isEqualTo(110);
		assertThat(names(words)).contains("agents", "classes", "categories", "strengths");
		assertThat(words.get("agents").toString()).contains("gilteritinib");
	}

	@Test
	void describesItself() throws Exception {
		JsonNode api = read(send(get("clinician", "/v3/api-docs")));

		assertThat(names(api.get("paths"))).contains("/api/v1/assessments", "/api/v1/assessments/bulk",
				"/api/v1/releases", "/api/v1/releases/{version}", "/api/v1/vocabulary");
		assertThat(names(api.at("/components/schemas/Case/properties"))).contains("ageYears", "alterations", "qtcf");
		assertThat(names(api.at("/components/schemas/Assessment/properties"))).contains("options", "missing",
				"candidacy");
		assertThat(names(api.at("/components/schemas/CandidacyCriterion/properties"))).contains("state", "facts",
				"limits", "passesOn");
	}

	private static JsonNode option(JsonNode answer, String title) {
		return list(answer.get("options")).stream()
			.filter((one) -> one.get("title").asString().equals(title))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No option " + title));
	}

	private static List<JsonNode> list(JsonNode node) {
		return StreamSupport.stream(node.spliterator(), false).toList();
	}

	private static List<String> names(JsonNode node) {
		return List.copyOf(node.propertyNames());
	}

	private static JsonNode read(HttpResponse<String> answer) {
		return JSON.readTree(answer.body());
	}

	private URI url(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private HttpResponse<String> assess(String body) throws IOException, InterruptedException {
		return send(post("clinician", "/api/v1/assessments", body));
	}

	private HttpRequest.Builder bulk(String lines) {
		return post("clinician", "/api/v1/assessments/bulk", lines).setHeader("Content-Type", "application/x-ndjson");
	}

	private HttpRequest.Builder post(String username, String path, String body) {
		return as(username, path).POST(BodyPublishers.ofString(body));
	}

	private HttpRequest.Builder get(String username, String path) {
		return as(username, path).GET();
	}

	private HttpRequest.Builder as(String username, String path) {
		String secret = username + ":demo";
		return HttpRequest.newBuilder(url(path))
			.header("Content-Type", "application/json")
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.outside.send(request.build(), BodyHandlers.ofString());
	}

}
