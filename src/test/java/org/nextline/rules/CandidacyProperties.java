package org.nextline.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.nextline.knowledge.SharedPack;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Truth;

import static org.assertj.core.api.Assertions.assertThat;

/** The worked sheets and the verdicts of the options never disagree. */
class CandidacyProperties {

	private static final RuleBook BOOK = SharedPack.PACK.book();

	private static final Gates GATES = new Gates(BOOK);

	private static final Criterion PROHIBITIVE = BOOK.grammar().parse("ALLO_PROHIBITIVE");

	private static final Criterion BLOCK = BOOK.grammar().parse("CART_BLOCK OR GVHD_OR_IS");

	private static final Set<Worksheet.State> AGAINST = Set.of(Worksheet.State.NOT_MET, Worksheet.State.MODIFIABLE);

	@Provide
	Arbitrary<CaseFacts> cases() {
		return CandidacyCases.complete();
	}

	/** A sheet with the judged options of its treatment. */
	private record Asked(Situation situation, Worksheet sheet, List<Judged> options) {

		Stream<Judged> standing() {
			return this.options.stream()
				.filter((one) -> one.verdict() == Verdict.SUPPORTED || one.verdict() == Verdict.CONDITIONAL);
		}

		Stream<Judged> vetoed() {
			return this.options.stream().filter((one) -> one.verdict() == Verdict.VETOED);
		}

	}

	private static List<Asked> asked(CaseFacts facts) {
		Situation situation = Situation.of(facts, BOOK.agents(), GATES.chapter(facts.disease().orElse(null)).forms());
		List<Judged> judged = new Judging(BOOK, GATES, situation, Consistency.of(situation)).judge();
		return new Worksheets(BOOK, situation, judged).all()
			.stream()
			.map((sheet) -> new Asked(situation, sheet,
					judged.stream().filter((one) -> one.category() == sheet.sheet().category()).toList()))
			.toList();
	}

	private static String words(Worksheet.Line line, Judged one) {
		return line.criterion().id() + " " + line.state() + " " + line.facts() + " against " + one.rule().id() + " "
				+ one.verdict() + " " + one.vetoes().stream().map(Judged.Veto::reason).toList();
	}

	@Property(tries = 1200, shrinking = ShrinkingMode.OFF)
	void theSheetAndTheOptionsNeverDisagree(@ForAll("cases") CaseFacts facts) {
		for (Asked one : asked(facts)) {
			noOptionStandsAgainstACriterionThatIsNotMet(one);
			everyVetoOnALimitStandsOnTheSheet(one);
			whatCannotBeCorrectedIsNeverAmongWhatIsBlockedNow(one);
			aProductOutsideItsAgeIsNotOffered(one);
		}
	}

	private static void noOptionStandsAgainstACriterionThatIsNotMet(Asked one) {
		one.sheet().lines().forEach((line) -> one.standing().forEach((option) -> {
			boolean plan = option.offer().plan();
			assertThat(line.state()).as(() -> words(line, option)).isNotEqualTo(Worksheet.State.NOT_MET);
			if (line.state() == Worksheet.State.MODIFIABLE) {
				assertThat(plan).as(() -> "only a plan leaves time for it: " + words(line, option)).isTrue();
			}
		}));
	}

	private static void everyVetoOnALimitStandsOnTheSheet(Asked one) {
		one.vetoed().forEach((option) -> option.vetoes().forEach((veto) -> limits(one, option, veto)));
	}

	private static void limits(Asked one, Judged option, Judged.Veto veto) {
		for (Finding leaf : Findings.deciding(one.situation().finding(veto.because()))) {
			for (Worksheet.Line line : one.sheet().lines()) {
				Candidacy row = line.criterion();
				boolean waits = row.settled() == Candidacy.Settled.BY_PLAN
						|| row.settled() == Candidacy.Settled.BY_SEARCH;
				if (!waits && Worksheets.touches(row, leaf.criterion())) {
					boolean named = line.limits()
						.stream()
						.anyMatch((limit) -> limit.ruleId().equals(option.rule().id()));
					assertThat(AGAINST.contains(line.state()) || (named && line.state() != Worksheet.State.MET))
						.as(() -> words(line, option))
						.isTrue();
				}
			}
		}
	}

	private static void whatCannotBeCorrectedIsNeverAmongWhatIsBlockedNow(Asked one) {
		one.sheet()
			.lines()
			.stream()
			.filter((line) -> line.state() == Worksheet.State.NOT_MET)
			.forEach((line) -> one.vetoed()
				.forEach((option) -> assertThat(option.correctable()).as(() -> words(line, option)).isFalse()));
	}

	private static void aProductOutsideItsAgeIsNotOffered(Asked one) {
		one.sheet()
			.lines()
			.stream()
			.flatMap((line) -> line.fits().stream())
			.filter((fit) -> fit.truth().isFalse())
			.forEach((fit) -> assertThat(one.standing().map((option) -> option.option().first()))
				.noneMatch((agent) -> BOOK.agents().label(String.valueOf(agent)).equals(fit.name())));
	}

	@Property(tries = 600, shrinking = ShrinkingMode.OFF)
	void everyLimitOfTheGatesIsACriterion(@ForAll("cases") CaseFacts facts) {
		Situation situation = Situation.of(facts, BOOK.agents());
		for (Asked one : asked(facts)) {
			boolean transplant = one.sheet().sheet() == Candidacy.Sheet.TRANSPLANT;
			if (one.sheet().applies() && (transplant || facts.is(CaseField.DISEASE, "B_ALL"))) {
				Truth gate = (transplant ? PROHIBITIVE : BLOCK).decide(situation);
				boolean against = one.sheet().lines().stream().anyMatch((line) -> AGAINST.contains(line.state()));
				boolean open = one.sheet().lines().stream().anyMatch((line) -> !line.missing().isEmpty());
				assertThat(gate.isTrue() ? against : gate.isFalse() || against || open).isTrue();
			}
		}
	}

	@Property(tries = 600, shrinking = ShrinkingMode.OFF)
	void aCriterionIsMetOnlyWhenNothingOfItIsOpen(@ForAll("cases") CaseFacts facts) {
		Situation situation = Situation.of(facts, BOOK.agents());
		for (Asked one : asked(facts)) {
			one.sheet().lines().stream().filter((line) -> line.state() == Worksheet.State.MET).forEach((line) -> {
				assertThat(line.missing()).isEmpty();
				assertThat(Stream.of(line.criterion().againstWhen(), line.criterion().cautionWhen())
					.filter((condition) -> condition != null)
					.map((condition) -> condition.decide(situation))).allMatch(Truth::isFalse);
			});
		}
	}

}
