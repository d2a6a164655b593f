package org.nextline.suggestions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.nextline.knowledge.Release;
import org.nextline.knowledge.ReleaseNote;
import org.nextline.knowledge.Releases;
import org.nextline.knowledge.SharedPack;
import org.nextline.rules.RuleBook;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Value;

import static org.assertj.core.api.Assertions.assertThat;

/** Every change of an advice is given the cause that explains it. */
class ChangesTests {

	private static final UUID CASE = UUID.randomUUID();

	private static final Release FULL = new Release("2026.1", Instant.EPOCH, "full", SharedPack.PACK.book(), Map.of());

	static final TherapyAdvisor ADVISOR = new TherapyAdvisor(new OneRelease(), "");

	private static final List<String> GILTERITINIB = Standings
		.of(ADVISOR.advise(facts(SampleCases.firstRelapseAmlWithFlt3Itd()), FULL))
		.values()
		.stream()
		.filter((one) -> one.title().equals("Gilteritinib"))
		.flatMap((one) -> one.ruleIds().stream())
		.toList();

	private static final Release WITHOUT = new Release("2026.2", Instant.EPOCH, "without",
			without(SharedPack.PACK.book(), GILTERITINIB), Map.of());

	private record OneRelease() implements Releases {

		@Override
		public Release current() {
			return FULL;
		}

		@Override
		public Optional<Release> find(String version) {
			return Optional.of(FULL);
		}

		@Override
		public List<Release> all() {
			return List.of(FULL);
		}

		@Override
		public List<ReleaseNote> notes() {
			return List.of();
		}

	}

	private static RuleBook without(RuleBook book, List<String> ids) {
		return new RuleBook(book.agents(), book.definitions(),
				book.rules().stream().filter((rule) -> !ids.contains(rule.id())).toList(), book.safety(), book.tki(),
				book.cards(), book.sources(), book.monitoring(), book.prerequisites(), book.care(), book.interactions(),
				book.foreclosures(), book.candidacy());
	}

	private static CaseFacts facts(Map<String, Object> answers) {
		return CaseReader.read(answers).facts();
	}

	private static Receipt receipt(CaseFacts facts, Release release, int version, String engine) {
		return new Receipt(UUID.randomUUID(), CASE, version, facts, "", release.version(), release.sha256(), engine, "",
				null, null, "", Instant.EPOCH, "clinician");
	}

	private static List<Changes.Explained> explain(CaseFacts then, Release before, CaseFacts now, Release after,
			int laterVersion) {
		Changes changes = new Changes(ADVISOR, receipt(then, before, 1, Engine.VERSION),
				receipt(now, after, laterVersion, Engine.VERSION), before, after);
		return changes.explain(
				Change.between(Standings.of(ADVISOR.advise(then, before)), Standings.of(ADVISOR.advise(now, after))));
	}

	private static Changes.Explained of(List<Changes.Explained> all, String title) {
		return all.stream()
			.filter((one) -> one.change().after().title().equals(title))
			.findFirst()
			.orElseThrow(() -> new AssertionError(title + " did not change"));
	}

	@Test
	void aNewFindingIsNamedAsTheCauseAndWhatDoesNotMatterIsNot() {
		CaseFacts then = facts(SampleCases.firstRelapseAmlNotTestedForFlt3());
		CaseFacts now = facts(SampleCases.firstRelapseAmlWithFlt3Itd()).with(CaseField.POTASSIUM, 4.4);
		Changes.Explained gilteritinib = of(explain(then, FULL, now, FULL, 2), "Gilteritinib");
		assertThat(gilteritinib.change().kind()).isEqualTo(Change.Kind.GAINED);
		assertThat(gilteritinib.because()).singleElement().satisfies((because) -> {
			assertThat(because.cause()).isEqualTo(Changes.Cause.FACTS);
			assertThat(because.words()).contains("FLT3 ITD").doesNotContainIgnoringCase("potassium");
		});
	}

	@Test
	void aRetiredRuleIsNamedAsTheCause() {
		CaseFacts facts = facts(SampleCases.firstRelapseAmlWithFlt3Itd());
		Changes.Explained gilteritinib = of(explain(facts, FULL, facts, WITHOUT, 1), "Gilteritinib");
		assertThat(gilteritinib.change().kind()).isEqualTo(Change.Kind.LOST);
		assertThat(gilteritinib.because()).singleElement().satisfies((because) -> {
			assertThat(because.cause()).isEqualTo(Changes.Cause.RELEASE);
			assertThat(because.words()).startsWith("2026.2 instead of 2026.1 (").contains("AML-R-010 retired");
		});
	}

	@Test
	void whatOnlyFactsAndReleaseTogetherExplainIsSaidSo() {
		CaseFacts then = facts(SampleCases.firstRelapseAmlNotTestedForFlt3());
		CaseFacts now = facts(SampleCases.firstRelapseAmlWithFlt3Itd());
		Changes.Explained gilteritinib = of(explain(then, WITHOUT, now, FULL, 2), "Gilteritinib");
		assertThat(gilteritinib.because()).singleElement().satisfies((because) -> {
			assertThat(because.cause()).isEqualTo(Changes.Cause.TOGETHER);
			assertThat(because.words()).contains("FLT3 ITD", "AML-R-010 is new", "neither alone explains it");
		});
	}

	@Test
	void whatFollowsFromDatesIsTimeWhenNobodyTouchedTheCase() {
		CaseFacts stated = facts(SampleCases.firstRelapseAmlWithFlt3Itd()).without(CaseField.AGE_YEARS);
		CaseFacts then = stated.with(CaseField.AGE_YEARS, Fact.derived(new Value.Number(17), "birth and today"));
		CaseFacts now = stated.with(CaseField.AGE_YEARS, Fact.derived(new Value.Number(18), "birth and today"));
		List<Changes.Explained> all = explain(then, FULL, now, FULL, 1);
		assertThat(all).isNotEmpty()
			.allSatisfy((one) -> assertThat(one.because()).singleElement()
				.satisfies((because) -> assertThat(because.cause()).isEqualTo(Changes.Cause.TIME)));
	}

	@Test
	void anOlderEngineIsNamedWhenItAnsweredOtherwise() {
		CaseFacts facts = facts(SampleCases.firstRelapseAmlWithFlt3Itd());
		Map<String, Standing> now = Standings.of(ADVISOR.advise(facts, FULL));
		Standing found = now.values()
			.stream()
			.filter((one) -> one.title().equals("Gilteritinib"))
			.findFirst()
			.orElseThrow();
		Change change = new Change(Change.Kind.GAINED, Standing.unnamed(found), found);
		Changes changes = new Changes(ADVISOR, receipt(facts, FULL, 1, "2025.1"),
				receipt(facts, FULL, 1, Engine.VERSION), FULL, FULL);
		assertThat(changes.explain(List.of(change)).get(0).because()).singleElement()
			.satisfies((because) -> assertThat(because.cause()).isEqualTo(Changes.Cause.ENGINE));
	}

	@Test
	void aReleaseThatIsGoneLeavesTheCauseOpen() {
		CaseFacts facts = facts(SampleCases.firstRelapseAmlWithFlt3Itd());
		List<Change> found = Change.between(Standings.of(ADVISOR.advise(facts, FULL)),
				Standings.of(ADVISOR.advise(facts, WITHOUT)));
		Changes changes = new Changes(ADVISOR, receipt(facts, FULL, 1, Engine.VERSION),
				receipt(facts, WITHOUT, 1, Engine.VERSION), null, WITHOUT);
		assertThat(changes.explain(found)).isNotEmpty()
			.allSatisfy((one) -> assertThat(one.because().get(0).cause()).isEqualTo(Changes.Cause.OPEN));
	}

}
