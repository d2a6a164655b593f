package org.nextline.suggestions;

import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.nextline.cases.CaseFile;
import org.nextline.cases.RecordedResponses;
import org.nextline.cases.StoredCase;
import org.nextline.scores.ResponseCriteria;
import org.nextline.scores.Result;
import org.nextline.scores.Score;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Assesses the response by the criteria of the reference, and keeps it in the record. */
@Controller
@RequestMapping("/cases/{id}/responses")
class ResponseController {

	private final CaseFile cases;

	private final RecordedResponses record;

	ResponseController(CaseFile cases, RecordedResponses record) {
		this.cases = cases;
		this.record = record;
	}

	/** Criteria for the disease, and what was assessed before. */
	@GetMapping
	String list(@PathVariable UUID id, Model model) {
		StoredCase relapse = relapse(id);
		model.addAttribute("relapse", relapse);
		model.addAttribute("headline", Headline.of(relapse.facts()));
		model.addAttribute("criteria", criteria(relapse).stream().map(Score::sheet).toList());
		model.addAttribute("recorded", this.record.of(relapse.patientId()));
		return "suggestions/responses";
	}

	@GetMapping("/{criteria}")
	String form(@PathVariable UUID id, @PathVariable String criteria, Model model) {
		StoredCase relapse = relapse(id);
		return show(relapse, score(relapse, criteria), new LinkedMultiValueMap<>(),
				CheckForm.of(java.util.Map.of("assessedOn", LocalDate.now().toString())), false, model);
	}

	@PostMapping("/{criteria}")
	String answer(@PathVariable UUID id, @PathVariable String criteria,
			@RequestParam MultiValueMap<String, String> sent, Principal person, Model model,
			HttpServletResponse response, RedirectAttributes flash) {
		StoredCase relapse = relapse(id);
		Score score = score(relapse, criteria);
		CheckForm about = CheckForm.of(sent);
		MultiValueMap<String, String> typed = new LinkedMultiValueMap<>();
		score.sheet().inputs().forEach((input) -> {
			List<String> values = sent.get(input.key());
			if (values != null) {
				typed.put(input.key(), values);
			}
		});
		if (!sent.containsKey("store")) {
			return show(relapse, score, typed, about, true, model);
		}
		Optional<LocalDate> on = about.past("assessedOn", LocalDate.now());
		String note = about.free("remark");
		CalculatorForm form = CalculatorForm.read(score, typed);
		if (form.reading().inputs().known().isEmpty() && form.reading().faults().isEmpty()) {
			about.faults().put(score.sheet().inputs().get(0).key(), "Answer at least one question.");
		}
		if (about.sound() && on.isPresent() && form.reading().faults().isEmpty()) {
			Result result = score.calculate(form.reading().inputs());
			String group = result.group();
			this.record.add(relapse.patientId(), on.get(), (group != null) ? group : "", words(score, result),
					comment(score, form, note), score.sheet().name() + " (" + score.sheet().check().words() + ")",
					person.getName());
			flash.addFlashAttribute("done", "response.done");
			return "redirect:/cases/" + id + "/responses";
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return show(relapse, score, typed, about, true, model);
	}

	private String show(StoredCase relapse, Score score, MultiValueMap<String, String> typed, CheckForm about,
			boolean answered, Model model) {
		CalculatorForm form = CalculatorForm.read(score, typed);
		Result result = (answered && form.answered() && form.reading().faults().isEmpty())
				? score.calculate(form.reading().inputs()) : null;
		model.addAttribute("relapse", relapse);
		model.addAttribute("headline", Headline.of(relapse.facts()));
		model.addAttribute("sheet", score.sheet());
		model.addAttribute("form", form);
		model.addAttribute("about", about);
		model.addAttribute("result", result);
		model.addAttribute("words", (result != null) ? words(score, result) : "");
		return "suggestions/response";
	}

	/** The category, or those that are still possible. */
	static String words(Score score, Result result) {
		String group = result.group();
		if (group != null) {
			return score.sheet().name() + ": " + score.sheet().words(group);
		}
		return score.sheet().name() + ": not decided; still possible: "
				+ result.reachable().groups().stream().map(score.sheet()::words).collect(Collectors.joining(", "));
	}

	/** What it rests on, in one line. */
	private static String comment(Score score, CalculatorForm form, String note) {
		String answers = form.questions()
			.stream()
			.filter((one) -> !one.value().isBlank())
			.map((one) -> one.input().label() + ": " + said(one))
			.collect(Collectors.joining("; "));
		return note.isEmpty() ? answers : note + " " + answers;
	}

	private static String said(CalculatorForm.Question question) {
		@Nullable String choice = question.input().choices().get(question.value());
		return (choice != null) ? choice : (question.value() + " " + question.input().unit()).strip();
	}

	private static List<Score> criteria(StoredCase relapse) {
		return relapse.facts().disease().map(ResponseCriteria::of).orElse(List.of());
	}

	private static Score score(StoredCase relapse, String criteria) {
		return relapse.facts()
			.disease()
			.flatMap((disease) -> ResponseCriteria.find(disease, criteria))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private StoredCase relapse(UUID id) {
		return this.cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
