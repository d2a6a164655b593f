package org.nextline.suggestions;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.nextline.cases.CaseFile;
import org.nextline.cases.PlannedChecks;
import org.nextline.cases.StoredCase;

import org.springframework.stereotype.Component;

/** Shows the next checks on the timeline of the patient. */
@Component
class PlannedChecksOfPlans implements PlannedChecks {

	/** More would hide the course behind what is ahead. */
	private static final int MOST = 12;

	private final FollowUpPlans plans;

	private final CaseFile cases;

	PlannedChecksOfPlans(FollowUpPlans plans, CaseFile cases) {
		this.plans = plans;
		this.cases = cases;
	}

	@Override
	public List<Check> ahead(UUID patientId) {
		List<UUID> ids = this.cases.ofPatient(patientId).stream().map(StoredCase::id).toList();
		return this.plans.summaries(ids, LocalDate.now())
			.values()
			.stream()
			.flatMap((summary) -> Stream.concat(
					summary.overdue().stream().map((due) -> check(summary, due, "overdue: " + due.what())),
					summary.next()
						.stream()
						.filter((due) -> !due.running())
						.map((due) -> check(summary, due, due.what()))))
			.sorted(Comparator.comparing(Check::on))
			.limit(MOST)
			.toList();
	}

	private static Check check(PlanSummary summary, PlanSummary.Due due, String what) {
		return new Check(due.from(), what, "/cases/" + summary.caseId() + "/plan/checks/" + due.id());
	}

}
