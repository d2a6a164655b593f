package org.nextline.accounts;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** From an empty store to the first administrator. */
@SpringBootTest
@AutoConfigureMockMvc
@DirtiesContext
class SetupTest {

	@Autowired
	private MockMvcTester site;

	@Autowired
	private FirstAccount first;

	@Test
	void theFirstAccountIsOpenedOnceByWhoeverReadsTheLog() {
		assertThat(this.site.get().uri("/")).hasRedirectedUrl("/setup");
		assertThat(this.site.get().uri("/sign-in")).hasRedirectedUrl("/setup");
		assertThat(this.site.get().uri("/setup")).bodyText().contains("Setup code");

		assertThat(open("GUES-SING-ISNO-GOOD")).bodyText()
			.contains("not the one in the log", "value=\"chief\"", "value=\"Dr Chief\"")
			.doesNotContain("a short sentence");
		assertThat(open(this.first.code())).hasRedirectedUrl("/sign-in?ready");

		assertThat(this.site.get().uri("/setup")).hasStatus(404);
		assertThat(open(this.first.code())).hasStatus(404);
		assertThat(this.site.get().uri("/accounts")).hasRedirectedUrl("/sign-in");
	}

	private MockMvcTester.MockMvcRequestBuilder open(String code) {
		return this.site.post()
			.uri("/setup")
			.with(csrf())
			.param("code", code)
			.param("username", "chief")
			.param("displayName", "Dr Chief")
			.param("password", "a short sentence")
			.param("passwordAgain", "a short sentence");
	}

}
