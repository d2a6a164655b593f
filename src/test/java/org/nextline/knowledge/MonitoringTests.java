package org.nextline.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.nextline.rules.Examination;
import org.nextline.rules.FollowUp;
import org.nextline.rules.Monitoring;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;
import org.nextline.rules.Timing;
import org.nextline.rules.Trigger;
import org.nextline.rules.Watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** What the pack says to watch, row by row, and how faults in it are named. */
class MonitoringTests {

	private static final RuleBook BOOK = SharedPack.PACK.book();

	private static Monitoring row(String id) {
		return BOOK.monitoring().stream().filter((one) -> one.id().equals(id)).findFirst().orElseThrow();
	}

	private static Watch watch(String id, Examination test) {
		return row(id).watches().stream().filter((one) -> one.test() == test).findFirst().orElseThrow();
	}

	private static OptionRule rule(String id) {
		return BOOK.rule(id).orElseThrow();
	}

	@Test
	void everyOptionHasSomethingToWatch() {
		List<String> bare = BOOK.rules()
			.stream()
			.filter((rule) -> rule.kind() == OptionRule.Kind.OPTION)
			.filter((rule) -> FollowUp.of(rule, BOOK).isEmpty())
			.map(OptionRule::id)
			.toList();

		assertThat(bare).isEmpty();
	}

	@Test
	void everyTimingIsWrittenAsItIsRead() {
		assertThat(BOOK.monitoring()).flatExtracting(Monitoring::watches)
			.isNotEmpty()
			.allSatisfy((watch) -> assertThat(((Watch) watch).words()).isNotBlank());
		BOOK.monitoring()
			.stream()
			.flatMap((one) -> one.watches().stream())
			.flatMap((one) -> one.when().stream())
			.forEach((timing) -> assertThat(org.nextline.rules.Timings.read(timing.line())).isEqualTo(timing));
	}

	@Test
	void wordsForReadingNameNoRows() {
		assertThat(BOOK.monitoring()).allSatisfy((row) -> row.watches()
			.forEach((watch) -> assertThat(
					watch.label() + watch.words() + watch.triggers().stream().map(Trigger::words).toList())
				.as(row.id())
				.doesNotContainPattern("[A-Z]+-[RSMC]-\\d")));
	}

	@Test
	void gilteritinibIsWatchedAsItsRowSays() {
		assertThat(watch("AML-MO-03", Examination.ECG).words())
			.isEqualTo("before the start; on days 8 and 15; on day 1 of cycles 2-3; as needed after that");
		assertThat(watch("AML-MO-03", Examination.MARROW).triggers()).extracting(Trigger::words)
			.first()
			.asString()
			.startsWith("No response by 6 months:");
		assertThat(FollowUp.of(rule("AML-R-010"), BOOK)).extracting((one) -> one.watch().test())
			.contains(Examination.BLOOD_COUNT, Examination.ECG, Examination.MARROW, Examination.DIFFERENTIATION)
			.containsOnlyOnce(Examination.ECG);
	}

	@Test
	void theMilestonesOfCmlAreLimitsThatAResultCanBeHeldAgainst() {
		List<String> limits = watch("CML-MO-01", Examination.PCR).triggers()
			.stream()
			.filter((one) -> one.limit() instanceof Trigger.Crossed)
			.map((one) -> {
				Trigger.Crossed crossed = (Trigger.Crossed) one.limit();
				Timing at = crossed.at();
				return crossed.value().operator().symbol() + " " + crossed.value().limit() + " "
						+ ((at != null) ? at.line() : "") + ": " + one.action();
			})
			.toList();

		assertThat(limits).containsExactly("> 10.0 month 3: warning; failure when confirmed within 1-3 months",
				"> 1.0 month 6: warning", "> 10.0 month 6: failure", "> 0.1 month 12: warning",
				"> 1.0 month 12: failure", "> 0.1 from month 12: warning, loss of major molecular response",
				"> 1.0 from month 12: failure when confirmed");
	}

	@Test
	void aDrugOfARowKeepsItsOwnChecks() {
		assertThat(FollowUp.of("ivosidenib", BOOK)).filteredOn((one) -> one.watch().test() == Examination.ECG)
			.singleElement()
			.matches((one) -> one.watch().words().startsWith("weekly until week 3"));
		assertThat(FollowUp.of("enasidenib", BOOK)).filteredOn((one) -> one.watch().test() == Examination.ECG)
			.allMatch((one) -> one.row().role() == Monitoring.Role.GENERAL);
	}

	@Test
	void theCalendarByCategoryFillsInWhatTheRowsDoNotSpeakOf() {
		List<FollowUp.Watched> cells = FollowUp.of(rule("ALL-R-028"), BOOK);

		assertThat(cells).filteredOn((one) -> one.watch().test() == Examination.MARROW)
			.allMatch((one) -> one.row().id().equals("ALL-MO-03"));
		assertThat(cells).filteredOn((one) -> one.watch().test() == Examination.DRIVING)
			.singleElement()
			.matches((one) -> one.row().id().equals("GEN-MO-06"));
	}

	@Test
	void aYearOfGilteritinibIsLaidOut() {
		FollowUp.Plan plan = FollowUp.plan(FollowUp.of(rule("AML-R-010"), BOOK),
				FollowUp.Course.from(LocalDate.of(2026, 3, 2)), 12);

		assertThat(plan.due()).filteredOn((due) -> due.watched().watch().test() == Examination.ECG)
			.extracting((due) -> due.from().toString())
			.containsExactly("2026-03-02", "2026-03-09", "2026-03-16", "2026-03-30", "2026-04-27");
		assertThat(plan.due()).isSortedAccordingTo(java.util.Comparator.comparing(FollowUp.Due::from));
	}

	@Test
	void everyFaultOfARowIsNamedAtOnce() {
		Map<String, String> files = new TreeMap<>(ShippedPack.files());
		files.put("aml/wrong.yaml", """
				monitoring:
				  - id: AML-MO-90
				    for: [gilteritinb, AML-R-999]
				    cycleDays: 200
				    watch:
				      - test: EKG
				        when: weakly
				        act:
				          - { if: qtcf > 5000, do: stop }
				          - { if: qtcf > 500 AND ecog > 2, do: stop }
				          - { seen: a rash, lacking: response, do: stop }
				          - { lacking: response, by: mouth 6, do: stop }
				          - { seen: a rash }
				      - { test: ECG }
				prerequisites:
				  - { id: AML-PRE-90, test: ECG, doneIf: [qtc], unlocks: [AML-R-999] }
				""");

		PackFaults faults = catchThrowableOfType(PackFaults.class, () -> PackReader.read(files));

		List<String> named = new ArrayList<>(List.of("Did you mean gilteritinib", "cycleDays: \"200\"",
				"\"EKG\" is not one of", "Did you mean weekly?", "qtcf lies between", "expected one number",
				"say one of if, lacking and seen", "Did you mean month", "do is missing", "say when, or also",
				"Did you mean qtcf?", "AML-MO-90.for: there is no rule \"AML-R-999\"",
				"AML-PRE-90.unlocks: there is no rule or row \"AML-R-999\""));
		assertThat(named).allSatisfy((words) -> assertThat(String.join("\n", faults.faults())).contains(words));
	}

	@Test
	void aRowOfAnEarlyReleaseThatSaysAllInWordsCanStillBeRead() {
		Map<String, String> files = new TreeMap<>(ShippedPack.files());
		files.put("aml/early.yaml", """
				monitoring:
				  - id: AML-MO-90
				    for: [gilteritinib]
				    what: Blood count and ECG
				    when: Weekly.
				    change: Progression.
				""");

		Monitoring early = PackReader.read(files)
			.book()
			.monitoring()
			.stream()
			.filter((one) -> one.id().equals("AML-MO-90"))
			.findFirst()
			.orElseThrow();

		assertThat(early.watches()).singleElement().satisfies((watch) -> {
			assertThat(watch.label()).isEqualTo("Blood count and ECG");
			assertThat(watch.words()).isEqualTo("Weekly.");
			assertThat(watch.triggers()).extracting(Trigger::words).containsExactly("Progression.");
		});
	}

}
