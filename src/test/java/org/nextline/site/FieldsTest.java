package org.nextline.site;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** Every kind of field has its label, keeps what was typed and points at its fault. */
@WebMvcTest(FieldsTest.Samples.class)
@Import(FieldsTest.Samples.class)
@WithMockUser
class FieldsTest {

	@Autowired
	private MockMvcTester site;

	@Test
	void startsUnknown() throws Exception {
		Document page = page(this.site.get().uri("/samples"));

		assertThat(page.select(".faults")).isEmpty();
		assertThat(page.select("label[for=answers-QTCF]").text()).isEqualTo("QTcF");
		assertThat(page.select("#answers-QTCF").attr("aria-describedby")).isEqualTo("answers-QTCF-hint");
		assertThat(page.select(".unit").text()).isEqualTo("ms");
		assertThat(page.select("input[name='answers[PRIOR_ALLO]'][checked]").val()).isEmpty();
		assertThat(page.select("#answers-DISEASE option").eachText()).containsExactly("Not known", "AML", "ALL");
		assertThat(page.select("#answers-DISEASE option[selected]").not("[value='']")).isEmpty();
	}

	@Test
	void keepsWhatWasTypedWhenItCannotBeRead() throws Exception {
		Document page = page(this.site.post()
			.uri("/samples")
			.with(csrf())
			.param("answers[QTCF]", "47l")
			.param("answers[PRIOR_ALLO]", "no")
			.param("answers[DISEASE]", "AML")
			.param("answers[SINCE]", "2026-11-12")
			.param("answers[NOTE]", "seen <twice>")
			.param("sets[SITES]", "MARROW", "SKIN"));

		Element number = page.selectFirst("#answers-QTCF");
		assertThat(number).isNotNull();
		assertThat(number.val()).isEqualTo("47l");
		assertThat(number.hasClass("is-invalid")).isTrue();
		assertThat(number.attr("aria-describedby")).isEqualTo("answers-QTCF-hint answers-QTCF-error");
		assertThat(page.select("#answers-QTCF-error").text()).isEqualTo("QTcF is a number");
		assertThat(page.select(".faults a[href='#answers-QTCF']").text()).isEqualTo("QTcF is a number");
		assertThat(page.select("input[name='answers[PRIOR_ALLO]'][checked]").val()).isEqualTo("no");
		assertThat(page.select("#answers-DISEASE option[selected]").val()).isEqualTo("AML");
		assertThat(page.select("#answers-SINCE").val()).isEqualTo("2026-11-12");
		assertThat(page.select("#answers-NOTE").val()).isEqualTo("seen <twice>");
		assertThat(page.select("input[name='sets[SITES]'][checked]").eachAttr("value")).containsExactly("MARROW",
				"SKIN");
	}

	private static Document page(MockMvcTester.MockMvcRequestBuilder request) throws Exception {
		return Jsoup.parse(request.exchange().getResponse().getContentAsString());
	}

	@Controller
	static class Samples {

		@ModelAttribute
		void options(Model model) {
			model.addAttribute("diseases", words("AML", "ALL"));
			model.addAttribute("sites", words("MARROW", "CNS", "SKIN"));
		}

		private static Map<String, String> words(String... codes) {
			Map<String, String> words = new LinkedHashMap<>();
			List.of(codes).forEach((code) -> words.put(code, code));
			return words;
		}

		@GetMapping("/samples")
		String ask(@ModelAttribute("form") SampleForm form) {
			return "samples/fields";
		}

		@PostMapping("/samples")
		String take(@ModelAttribute("form") SampleForm form, BindingResult errors) {
			errors.rejectValue("answers[QTCF]", "number", "QTcF is a number");
			return "samples/fields";
		}

	}

	static class SampleForm {

		private Map<String, String> answers = new HashMap<>();

		private Map<String, List<String>> sets = new HashMap<>();

		public Map<String, String> getAnswers() {
			return this.answers;
		}

		public void setAnswers(Map<String, String> answers) {
			this.answers = answers;
		}

		public Map<String, List<String>> getSets() {
			return this.sets;
		}

		public void setSets(Map<String, List<String>> sets) {
			this.sets = sets;
		}

	}

}
