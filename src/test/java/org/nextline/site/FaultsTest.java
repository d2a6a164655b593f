package org.nextline.site;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/** What the outside sees when something does not work. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
class FaultsTest {

	private final HttpClient outside = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void aProgramWithoutAPasswordIsAskedForOne() throws Exception {
		HttpResponse<String> answer = send(request("/api/v1/releases").GET());

		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"Nextline\"");
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(answer.body()).contains("\"status\":401", "\"requestId\":\"" + requestId(answer));
	}

	@Test
	void aProgramThatAsksForNothingHereIsToldSo() throws Exception {
		HttpResponse<String> answer = send(as("clinician", request("/api/v1/no-such-thing")).GET());

		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	@Test
	void aRoleWithoutTheKeyIsRefused() throws Exception {
		assertThat(send(as("auditor", request("/api/v1/assessments")).POST(BodyPublishers.ofString("{}"))).statusCode())
			.isEqualTo(403);
		assertThat(send(as("author", request("/api/v1/patients/1")).GET()).statusCode()).isEqualTo(403);
	}

	@Test
	void aBodyThatNoCaseNeedsIsRefused() throws Exception {
		HttpResponse<String> answer = send(as("clinician", request("/api/v1/assessments"))
			.POST(BodyPublishers.ofByteArray(new byte[7 * 1024 * 1024])));

		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(answer.body()).contains("larger than this site accepts");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/sign-in", "/intended-use", "/actuator/health", "/swagger-ui.html" })
	void everyAnswerCarriesTheContentPolicy(String path) throws Exception {
		HttpResponse<String> answer = send(request(path).GET());

		assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
			.startsWith("default-src 'self'")
			.contains("frame-ancestors 'none'");
		assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
		assertThat(answer.headers().firstValue("Permissions-Policy")).isPresent();
	}

	@Test
	void onlyOurHealthIsPublic() throws Exception {
		assertThat(send(request("/actuator/health").GET()).body()).contains("\"status\":\"UP\"")
			.doesNotContain("components");
		assertThat(send(request("/actuator/env").GET()).statusCode()).isEqualTo(302);
	}

	private static String requestId(HttpResponse<String> answer) {
		return answer.headers().firstValue("X-Request-Id").orElseThrow();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", "application/json");
	}

	private static HttpRequest.Builder as(String username, HttpRequest.Builder request) {
		String secret = username + ":demo";
		return request.header("Authorization",
				"Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.outside.send(request.build(), BodyHandlers.ofString());
	}

}
