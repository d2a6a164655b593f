package org.nextline.suggestions;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.nextline.cases.CaseFile;
import org.nextline.cases.StoredCase;
import org.nextline.rules.Event;
import org.nextline.rules.FollowUp;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The plan of what to watch: making it, adjusting it, entering what was found. */
@Controller
@RequestMapping("/cases/{id}/plan")
class PlanController {

	private static final int USUAL_MONTHS = 12;

	private static final int MOST_MONTHS = 60;

	private final CaseFile cases;

	private final Decisions decisions;

	private final FollowUpPlans plans;

	private final PlanRows rows;

	PlanController(CaseFile cases, Decisions decisions, FollowUpPlans plans, PlanRows rows) {
		this.cases = cases;
		this.decisions = decisions;
		this.plans = plans;
		this.rows = rows;
	}

	// The plan

	@GetMapping
	String plan(@PathVariable UUID id, Model model) {
		return plan(id, CheckForm.of(Map.of()), model);
	}

	private String plan(UUID id, CheckForm form, Model model) {
		CaseDecision decision = frame(id, model);
		FollowUpPlan plan = this.plans.standing(id).orElse(null);
		List<FollowUpPlans.Check> checks = this.plans.checks(id);
		model.addAttribute("decision", decision);
		model.addAttribute("plan", plan);
		model.addAttribute("otherDecision",
				plan != null && decision != null && !plan.decisionId().equals(decision.id()));
		model.addAttribute("page", PlanPage.of(checks, LocalDate.now()));
		model.addAttribute("form", form);
		return "suggestions/plan";
	}

	@GetMapping("/new")
	String fresh(@PathVariable UUID id, Model model) {
		CaseDecision decision = decision(id);
		Map<String, String> typed = new LinkedHashMap<>();
		typed.put("start", decision.decidedOn().toString());
		typed.put("months", String.valueOf(USUAL_MONTHS));
		return make(id, decision, CheckForm.of(typed), this.plans.of(id).size(), model);
	}

	private String make(UUID id, CaseDecision decision, CheckForm form, int seen, Model model) {
		frame(id, model);
		Optional<List<FollowUp.Watched>> rows = this.rows.of(decision);
		model.addAttribute("decision", decision);
		model.addAttribute("rows", rows.map((all) -> all.stream().distinct().toList()).orElse(List.of()));
		model.addAttribute("kept", rows.isPresent());
		model.addAttribute("replaces", this.plans.standing(id).orElse(null));
		model.addAttribute("form", form);
		model.addAttribute("seen", seen);
		return "suggestions/plan-new";
	}

	@PostMapping
	String make(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Principal person, Model model,
			HttpServletResponse response, RedirectAttributes flash) {
		CaseDecision decision = decision(id);
		CheckForm form = CheckForm.of(sent);
		Optional<LocalDate> start = form.planned("start", LocalDate.now());
		int months = form.whole("months", 1, MOST_MONTHS, USUAL_MONTHS, "months");
		int cycle = form.whole("cycleDays", 7, 84, 0, "days");
		int seen = this.plans.of(id).size();
		if (!form.text("seen").equals(String.valueOf(seen))
				|| !form.text("decision").equals(decision.id().toString())) {
			form.faults().put("seen", meanwhile(id));
		}
		if (form.sound() && start.isPresent()) {
			try {
				this.plans.make(decision, new FollowUpPlan.Days(start.get().toString(), months, cycle, Map.of()),
						this.rows.of(decision).orElse(List.of()), seen + 1, person.getName());
				flash.addFlashAttribute("done", "plan.done");
				return "redirect:/cases/" + id + "/plan";
			}
			catch (DataIntegrityViolationException | FollowUpPlans.Meanwhile ex) {
				form.faults().put("seen", meanwhile(id));
				seen = this.plans.of(id).size();
			}
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return make(id, decision, form, seen, model);
	}

	private String meanwhile(UUID id) {
		return this.plans.standing(id)
			.map((plan) -> "Meanwhile " + plan.madeBy() + " made a plan for this case. Send yours again if it is to "
					+ "take its place.")
			.orElse("Meanwhile the decision was changed; the plan below follows the new one. Send it again.");
	}

	/** The day of an event that checks wait for. */
	@PostMapping("/events")
	String event(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Principal person, Model model,
			HttpServletResponse response, RedirectAttributes flash) {
		FollowUpPlan plan = this.plans.standing(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		CheckForm form = CheckForm.of(sent);
		Event event = Arrays.stream(Event.values())
			.filter((one) -> one.name().equals(form.text("event")) && !one.recurs() && one != Event.START)
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
		Optional<LocalDate> on = form.planned("day." + event.name(), LocalDate.now());
		if (form.sound() && on.isPresent()) {
			Optional<List<FollowUp.Watched>> rows = this.decisions.of(id)
				.stream()
				.filter((one) -> one.id().equals(plan.decisionId()))
				.findFirst()
				.flatMap(this.rows::of);
			if (rows.isEmpty()) {
				form.faults()
					.put("day." + event.name(),
							"The release of the advice is no longer kept. Give each check its day.");
			}
			else {
				try {
					this.plans.happened(plan, rows.get(), event, on.get(), person.getName());
					flash.addFlashAttribute("done", "plan.laidOut");
					return "redirect:/cases/" + id + "/plan";
				}
				catch (FollowUpPlans.Meanwhile ex) {
					form.faults()
						.put("day." + event.name(),
								"Meanwhile somebody else changed this plan. Look, and send it again.");
				}
			}
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return plan(id, form, model);
	}

	/** The plan for a calendar, without anything that tells whose it is. */
	@GetMapping("/follow-up.ics")
	ResponseEntity<byte[]> calendar(@PathVariable UUID id) {
		relapse(id);
		List<FollowUpPlans.Check> checks = this.plans.checks(id);
		if (checks.stream()
			.noneMatch((one) -> one.state().from() != null && one.state().status() != CheckState.Status.DONE)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"follow-up.ics\"")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(PlanCalendar.of(checks, Instant.now()).getBytes(StandardCharsets.UTF_8));
	}

	// Checks

	@GetMapping("/checks/new")
	String freshCheck(@PathVariable UUID id, Model model) {
		return own(id, CheckForm.of(Map.of("from", LocalDate.now().toString())), model);
	}

	private String own(UUID id, CheckForm form, Model model) {
		frame(id, model);
		model.addAttribute("plan",
				this.plans.standing(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
		model.addAttribute("form", form);
		return "suggestions/plan-own";
	}

	@PostMapping("/checks")
	String add(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, Principal person, Model model,
			HttpServletResponse response, RedirectAttributes flash) {
		FollowUpPlan plan = this.plans.standing(id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		CheckForm form = CheckForm.of(sent);
		String what = form.line("what", "Say what to look at.");
		Optional<LocalDate> from = form.planned("from", LocalDate.now());
		String limit = form.free("limit");
		String action = form.free("action");
		if (form.sound() && from.isPresent()) {
			String day = from.get().toString();
			this.plans.add(plan,
					new CheckState("", what, what, "", false, false, false, "", day, day,
							limit.isEmpty() ? List.of() : List.of(PlanLimit.judged(limit, action)),
							CheckState.Status.OPEN, null, ""),
					FollowUpPlans.Act.ADDED, person.getName());
			flash.addFlashAttribute("done", "plan.check.added");
			return "redirect:/cases/" + id + "/plan";
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		return own(id, form, model);
	}

	@GetMapping("/checks/{check}")
	String check(@PathVariable UUID id, @PathVariable UUID check, Model model) {
		FollowUpPlans.Check found = find(id, check);
		return check(id, found, form(found), "", model);
	}

	private static CheckForm form(FollowUpPlans.Check check) {
		Map<String, String> typed = CheckForm.typed(check.state(), LocalDate.now());
		typed.put("from", check.state().first().map(CheckForm::iso).orElse(""));
		typed.put("to", check.state().last().map(CheckForm::iso).orElse(""));
		return CheckForm.of(typed);
	}

	private String check(UUID id, FollowUpPlans.Check check, CheckForm form, String act, Model model) {
		frame(id, model);
		model.addAttribute("check", check);
		model.addAttribute("line", PlanPage.line(check));
		model.addAttribute("fields", CheckForm.fields(check.state()));
		model.addAttribute("past", this.plans.past(check.id()));
		model.addAttribute("overdue", check.state().overdue(LocalDate.now()));
		model.addAttribute("form", form);
		model.addAttribute("act", act);
		model.addAttribute("today", LocalDate.now());
		return "suggestions/plan-check";
	}

	@PostMapping("/checks/{check}/{act:result|move|remove|restore|repeat|settle}")
	String change(@PathVariable UUID id, @PathVariable UUID check, @PathVariable String act,
			@RequestParam MultiValueMap<String, String> sent, Principal person, Model model,
			HttpServletResponse response, RedirectAttributes flash) {
		FollowUpPlans.Check stored = find(id, check);
		CheckForm form = CheckForm.of(sent);
		FollowUpPlans.Check seen = new FollowUpPlans.Check(stored.id(), form.whole("version", 1, 9999, 0, ""),
				stored.planId(), stored.caseId(), stored.state());
		try {
			if (seen.version() != stored.version()) {
				throw new FollowUpPlans.Meanwhile();
			}
			String done = act(act, seen, form, person.getName());
			if (done != null) {
				flash.addFlashAttribute("done", done);
				return "redirect:/cases/" + id + "/plan";
			}
			response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		}
		catch (FollowUpPlans.Meanwhile ex) {
			stored = find(id, check);
			String by = this.plans.past(check).get(0).by();
			form.faults()
				.put("version", "Meanwhile " + by + " changed this check; how it stands now is shown below. What you "
						+ "typed is kept: send it again if it still holds.");
			response.setStatus(HttpStatus.CONFLICT.value());
		}
		for (Map.Entry<String, String> one : form(stored).typed().entrySet()) {
			form.typed().putIfAbsent(one.getKey(), one.getValue());
		}
		return check(id, stored, form, act, model);
	}

	/**
	 * Does what was asked.
	 * @return the key of what is told; null when the form has faults
	 */
	private @Nullable String act(String act, FollowUpPlans.Check check, CheckForm form, String person) {
		LocalDate today = LocalDate.now();
		CheckState state = check.state();
		boolean open = state.status() == CheckState.Status.OPEN;
		switch (act) {
			case "result" -> {
				CheckResult result = form.result(state, today);
				if (result == null || !(open || state.status() == CheckState.Status.DONE)) {
					return null;
				}
				CheckState found = state.found(result);
				if (open && state.running()) {
					LocalDate on = LocalDate.parse(result.on());
					found = state.again(on, on).found(result);
					this.plans.repeat(check, found, FollowUpPlans.Act.RESULT, person);
				}
				else {
					this.plans.change(check, found, open ? FollowUpPlans.Act.RESULT : FollowUpPlans.Act.CORRECTED, "",
							person);
				}
				return (found.crossing() == CheckState.Crossing.CROSSED) ? "plan.check.crossed"
						: (found.crossing() == CheckState.Crossing.UNCLEAR) ? "plan.check.unclear" : "plan.check.found";
			}
			case "move", "repeat" -> {
				Optional<LocalDate> from = form.planned(act.equals("move") ? "from" : "again", today);
				LocalDate last = from.orElse(null);
				if (act.equals("move") && state.running()) {
					last = form.planned("to", today).orElse(null);
				}
				if (from.isPresent() && last != null && last.isBefore(from.get())) {
					form.faults().put("to", "The last day is before the first.");
				}
				String why = form.free("why");
				if (!form.sound() || from.isEmpty() || last == null || (act.equals("move") && !open)) {
					return null;
				}
				if (act.equals("repeat")) {
					this.plans.repeat(check, state.again(from.get(), from.get()), FollowUpPlans.Act.REPEATED, person);
					return "plan.check.repeated";
				}
				this.plans.change(check, state.due(from.get(), last), FollowUpPlans.Act.MOVED, why, person);
				return "plan.check.moved";
			}
			case "remove" -> {
				String why = form.words("reason", "Say why it is taken out.");
				if (!form.sound() || !open) {
					return null;
				}
				this.plans.change(check, state.with(CheckState.Status.REMOVED), FollowUpPlans.Act.REMOVED, why, person);
				return "plan.check.removed";
			}
			case "restore" -> {
				if (state.status() != CheckState.Status.REMOVED) {
					return null;
				}
				this.plans.change(check, state.with(CheckState.Status.OPEN), FollowUpPlans.Act.RESTORED, "", person);
				return "plan.check.restored";
			}
			default -> {
				String words = form.words("settled", "Write down what was done.");
				if (!form.sound() || state.status() != CheckState.Status.DONE) {
					return null;
				}
				this.plans.change(check, state.settled(words), FollowUpPlans.Act.SETTLED, words, person);
				return "plan.check.settled";
			}
		}
	}

	// Finding

	private @Nullable CaseDecision frame(UUID id, Model model) {
		StoredCase relapse = relapse(id);
		model.addAttribute("relapse", relapse);
		model.addAttribute("headline", Headline.of(relapse.facts()));
		return this.decisions.of(id).stream().findFirst().orElse(null);
	}

	private CaseDecision decision(UUID id) {
		relapse(id);
		return this.decisions.of(id)
			.stream()
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private FollowUpPlans.Check find(UUID id, UUID check) {
		relapse(id);
		return this.plans.find(check)
			.filter((one) -> one.caseId().equals(id))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private StoredCase relapse(UUID id) {
		return this.cases.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
