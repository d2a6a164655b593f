package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.nextline.cases.CaseEntry;
import org.nextline.cases.CaseFile;
import org.nextline.cases.StoredCase;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What would follow from other facts. Nothing of it is stored. */
@Controller
@RequestMapping("/cases/{id}")
class WhatIfController {

	private final CaseFile cases;

	private final CaseEntry entry;

	private final TherapyAdvisor advisor;

	WhatIfController(CaseFile cases, CaseEntry entry, TherapyAdvisor advisor) {
		this.cases = cases;
		this.entry = entry;
		this.advisor = advisor;
	}

	/** Treatments to which the same would happen. */
	record Group(Change.Kind kind, List<Change> changes) {
	}

	/**
	 * What would follow from a scratch copy of the case, against the case as it is
	 * stored.
	 */
	@PostMapping("/what-if")
	String follow(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> form,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean live, Model model) {
		StoredCase relapse = relapse(id);
		CaseReader.Reading reading = this.entry.read(form, id);
		Advised now = this.advisor.advise(relapse.facts());
		Advised then = this.advisor.advise(reading.facts());
		List<Change> changes = Change.between(Standings.of(now), Standings.of(then));
		Map<Change.Kind, List<Change>> byKind = new LinkedHashMap<>();
		changes.stream()
			.filter((change) -> change.kind().matters())
			.forEach((change) -> byKind.computeIfAbsent(change.kind(), (kind) -> new ArrayList<>())
				.add(new Change(change.kind(), change.before(), Standings.explained(change.after(), then))));
		model.addAttribute("relapse", relapse);
		model.addAttribute("groups",
				byKind.entrySet().stream().map((entry) -> new Group(entry.getKey(), entry.getValue())).toList());
		model.addAttribute("counted", Change.counted(changes));
		model.addAttribute("facts", differing(relapse.facts(), reading.facts()));
		model.addAttribute("faults", reading.faults().size());
		model.addAttribute("notices",
				then.advice().notices().stream().filter((one) -> !now.advice().notices().contains(one)).toList());
		model.addAttribute("options", AdvicePages.of(then).lanes());
		model.addAttribute("typed", form);
		return live ? "suggestions/what-if :: live" : "suggestions/what-if";
	}

	/** The numbers near a limit, as a page or as a part of one. */
	@GetMapping("/tipping-points")
	String tippingPoints(@PathVariable UUID id,
			@RequestHeader(name = "HX-Request", defaultValue = "false") boolean live, Model model) {
		StoredCase relapse = relapse(id);
		model.addAttribute("relapse", relapse);
		model.addAttribute("headline", Headline.of(relapse.facts()));
		model.addAttribute("tips", TippingPoints.of(this.advisor, this.advisor.advise(relapse.facts())));
		return live ? "suggestions/tipping-points :: tips" : "suggestions/tipping-points";
	}

	private static List<Changes.Differing> differing(CaseFacts stored, CaseFacts scratch) {
		List<Changes.Differing> differing = new ArrayList<>();
		for (CaseField field : CaseField.values()) {
			if (!Objects.equals(stored.get(field), scratch.get(field))) {
				differing.add(new Changes.Differing(field.label().replace("?", ""), Changes.words(field, stored),
						Changes.words(field, scratch), false));
			}
		}
		return differing;
	}

	private StoredCase relapse(UUID id) {
		return this.cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
