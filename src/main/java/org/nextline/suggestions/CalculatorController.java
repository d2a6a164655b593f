package org.nextline.suggestions;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.nextline.scores.Input;
import org.nextline.scores.Result;
import org.nextline.scores.Score;
import org.nextline.scores.Scores;
import org.nextline.scores.Sheet;
import org.nextline.scores.Topic;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Calculators: any score without a patient. Everything stands in the address; nothing is
 * stored.
 */
@Controller
@RequestMapping("/calculators")
class CalculatorController {

	private static final int LONGEST_SEARCH = 200;

	@GetMapping
	String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String topic, Model model) {
		String asked = q.trim().substring(0, Math.min(q.trim().length(), LONGEST_SEARCH));
		List<String> words = Arrays.stream(asked.toLowerCase(Locale.ROOT).split("\\s+"))
			.filter((word) -> !word.isEmpty())
			.toList();
		Map<Topic, List<Sheet>> found = new LinkedHashMap<>();
		for (Topic one : Topic.values()) {
			List<Sheet> sheets = Scores.all()
				.stream()
				.map(Score::sheet)
				.filter((sheet) -> sheet.topic() == one && (topic.isEmpty() || topic.equals(one.name())))
				.filter((sheet) -> words.stream().allMatch(text(sheet)::contains))
				.toList();
			if (!sheets.isEmpty()) {
				found.put(one, sheets);
			}
		}
		model.addAttribute("q", asked);
		model.addAttribute("topic", topic);
		model.addAttribute("topics", Topic.values());
		model.addAttribute("found", found);
		model.addAttribute("count", found.values().stream().mapToInt(List::size).sum());
		return "suggestions/calculators";
	}

	/** What a search looks through. */
	private static String text(Sheet sheet) {
		return String
			.join(" ", sheet.id(), sheet.shortName(), sheet.name(), sheet.topic().label(), sheet.population(),
					sheet.whenToUse(), sheet.source(),
					sheet.inputs().stream().map(Input::label).collect(Collectors.joining(" ")))
			.toLowerCase(Locale.ROOT);
	}

	@GetMapping("/{id}")
	String calculator(@PathVariable String id, @RequestParam MultiValueMap<String, String> typed,
			@RequestHeader(name = "HX-Target", required = false) @Nullable String target, HttpServletResponse response,
			Model model) {
		Score score = Scores.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		CalculatorForm form = CalculatorForm.read(score, typed);
		boolean sound = form.reading().faults().isEmpty();
		Result result = sound ? score.calculate(form.reading().inputs()) : null;
		model.addAttribute("sheet", score.sheet());
		model.addAttribute("form", form);
		model.addAttribute("view", (result != null) ? ScoreView.of(score, result) : null);
		model.addAttribute("chart",
				ScoreChart.of(score.sheet(), (result != null) ? result.group() : null).orElse(null));
		model.addAttribute("mine", (result != null) ? result.group() : null);
		if ("result".equals(target)) {
			response.setHeader("HX-Replace-Url", address(id, typed));
			return "suggestions/calculator :: answered";
		}
		return "suggestions/calculator";
	}

	/** The address that leads to the same answers again. */
	private static String address(String id, MultiValueMap<String, String> typed) {
		return address(id, CalculatorForm.typed(typed));
	}

	/** The address of a calculator with these answers. */
	static String address(String id, Map<String, List<String>> answers) {
		UriComponentsBuilder builder = UriComponentsBuilder.fromPath("/calculators/{id}");
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("id", id);
		int place = 0;
		for (Map.Entry<String, List<String>> entry : answers.entrySet()) {
			for (String value : entry.getValue()) {
				String name = "v" + place++;
				builder.queryParam(entry.getKey(), "{" + name + "}");
				values.put(name, value);
			}
		}
		return builder.encode().buildAndExpand(values).toUriString();
	}

}
