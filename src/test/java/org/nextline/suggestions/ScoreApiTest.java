package org.nextline.suggestions;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract of the scores API. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
class ScoreApiTest {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient outside = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void answersInTheShapeOfTheContract() throws Exception {
		JsonNode answer = JSON.readTree(post("elts", """
				{ "ageYears": 45, "spleenCm": 0, "bloodBlasts": 1, "platelets": 300 }
				""", 200));

		assertThat(List.copyOf(answer.propertyNames())).containsExactly("id", "points", "group", "valid", "reachable",
				"missing", "outcome", "warnings", "source", "name", "unit", "parts", "population", "check",
				"outcomeCheck");
		assertThat(answer.get("points").asDouble()).isEqualTo(1.0823);
		assertThat(answer.get("parts")).hasSize(4);
		assertThat(answer.get("group").asString()).isEqualTo("LOW");
	}

	@Test
	void keepsNullWhatIsNotDecided() throws Exception {
		JsonNode answer = JSON.readTree(post("sokal", "{ \"ageYears\": 45, \"platelets\": null }", 200));

		assertThat(answer.get("points").isNull()).isTrue();
		assertThat(answer.get("group").isNull()).isTrue();
		assertThat(answer.at("/reachable/groups").size()).isEqualTo(3);
	}

	@Test
	void namesEveryInputThatCannotBeRight() throws Exception {
		JsonNode answer = JSON
			.readTree(post("elts", "{ \"ageYears\": 450, \"spleen\": 0, \"bloodBlasts\": \"1\" }", 400));

		assertThat(answer.get("errors").size()).isEqualTo(3);
		assertThat(answer.get("errors").toString()).contains("Did you mean spleenCm?");
	}

	@Test
	void refusesWhatIsNoObject() throws Exception {
		assertThat(post("elts", "[]", 400)).contains("errors");
		assertThat(post("elts", "{", 400)).contains("errors");
	}

	@Test
	void knowsWhichScoreWasMeant() throws Exception {
		assertThat(post("sokall", "{}", 404)).contains("Did you mean sokal?");
	}

	@Test
	void listsTheScoresWithInputsAndSource() throws Exception {
		HttpResponse<String> answer = this.outside.send(as("/api/v1/scores").GET().build(), BodyHandlers.ofString());

		assertThat(answer.statusCode()).isEqualTo(200);
		JsonNode list = JSON.readTree(answer.body());
		assertThat(list.size()).isGreaterThanOrEqualTo(10);
		list.forEach((score) -> assertThat(List.copyOf(score.propertyNames())).contains("id", "population", "inputs",
				"groups", "formula", "source", "check"));
		assertThat(answer.body()).doesNotContain("58 %").contains("it is not shown");
	}

	private String post(String id, String body, int status) throws Exception {
		HttpResponse<String> answer = this.outside
			.send(as("/api/v1/scores/" + id).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(status);
		return answer.body();
	}

	private HttpRequest.Builder as(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", "application/json")
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString("clinician:demo".getBytes(StandardCharsets.UTF_8)));
	}

}
