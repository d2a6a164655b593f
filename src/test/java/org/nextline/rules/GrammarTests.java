package org.nextline.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextline.knowledge.SharedPack;
import org.nextline.rules.Criterion.All;
import org.nextline.rules.Criterion.Always;
import org.nextline.rules.Criterion.Any;
import org.nextline.rules.Criterion.Asks;
import org.nextline.rules.Criterion.AtLeast;
import org.nextline.rules.Criterion.Counts;
import org.nextline.rules.Criterion.Exactly;
import org.nextline.rules.Criterion.Has;
import org.nextline.rules.Criterion.HasClass;
import org.nextline.rules.Criterion.Is;
import org.nextline.rules.Criterion.Known;
import org.nextline.rules.Criterion.Named;
import org.nextline.rules.Criterion.Not;
import org.nextline.rules.Criterion.Within;
import org.nextline.vocabulary.CaseField;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The grammar of conditions: section 1 of the reference, form by form. */
class GrammarTests {

	private static final Grammar GRAMMAR = Asked.GRAMMAR;

	private static final Criterion RELAPSE = new Is(CaseField.SETTING, Set.of("RELAPSE"));

	private static final Criterion OLD = new Within(CaseField.AGE_YEARS, Operator.AT_LEAST, 60);

	private static final Criterion PREGNANT = new Is(CaseField.PREGNANT, Set.of("yes"));

	private static GrammarFault fault(String text) {
		return catchThrowableOfType(GrammarFault.class, () -> GRAMMAR.parse(text));
	}

	private static void faulty(String text, int column, String... words) {
		GrammarFault fault = fault(text);
		assertThat(fault).as(text).isNotNull();
		assertThat(fault.column()).as("column of: " + fault.getMessage()).isEqualTo(column);
		assertThat(fault.reason()).contains(words);
	}

	// Forms

	@Test
	void readsACode() {
		assertThat(GRAMMAR.parse("setting = RELAPSE")).isEqualTo(RELAPSE);
	}

	@Test
	void readsNotEqualAsNotOfEqual() {
		assertThat(GRAMMAR.parse("setting != RELAPSE")).isEqualTo(new Not(RELAPSE));
	}

	@Test
	void readsAnAnswer() {
		assertThat(GRAMMAR.parse("pregnant = yes")).isEqualTo(PREGNANT);
	}

	@Test
	void readsOneOfSeveralCodes() {
		assertThat(GRAMMAR.parse("setting IN {RELAPSE, PRIMARY_REFRACTORY}"))
			.isEqualTo(new Is(CaseField.SETTING, Set.of("PRIMARY_REFRACTORY", "RELAPSE")));
	}

	@Test
	void readsEveryComparisonWithANumber() {
		assertThat(GRAMMAR.parse("qtcf < 450.5")).isEqualTo(new Within(CaseField.QTCF, Operator.LESS, 450.5));
		assertThat(GRAMMAR.parse("qtcf <= 450")).isEqualTo(new Within(CaseField.QTCF, Operator.AT_MOST, 450));
		assertThat(GRAMMAR.parse("qtcf > 450")).isEqualTo(new Within(CaseField.QTCF, Operator.MORE, 450));
		assertThat(GRAMMAR.parse("qtcf>=450")).isEqualTo(new Within(CaseField.QTCF, Operator.AT_LEAST, 450));
		assertThat(GRAMMAR.parse("relapseNumber = 1"))
			.isEqualTo(new Within(CaseField.RELAPSE_NUMBER, Operator.EQUAL, 1));
		assertThat(GRAMMAR.parse("monthsFromEndOfTherapy < -2"))
			.isEqualTo(new Within(CaseField.MONTHS_FROM_END_OF_THERAPY, Operator.LESS, -2));
	}

	@Test
	void readsOneOfSeveralNumbers() {
		assertThat(GRAMMAR.parse("ecog IN {0, 1}")).isEqualTo(new Any(
				List.of(new Within(CaseField.ECOG, Operator.EQUAL, 0), new Within(CaseField.ECOG, Operator.EQUAL, 1))));
	}

	@Test
	void readsSets() {
		assertThat(GRAMMAR.parse("sites CONTAINS CNS")).isEqualTo(new Has(CaseField.SITES, Set.of("CNS")));
		assertThat(GRAMMAR.parse("sites CONTAINS_ANY {CNS, TESTIS}"))
			.isEqualTo(new Has(CaseField.SITES, Set.of("CNS", "TESTIS")));
		assertThat(GRAMMAR.parse("sites EQUALS {CNS}")).isEqualTo(new Exactly(CaseField.SITES, Set.of("CNS")));
		assertThat(GRAMMAR.parse("currentTherapy CONTAINS_CLASS BCR_ABL1_TKI"))
			.isEqualTo(new HasClass(CaseField.CURRENT_THERAPY, "BCR_ABL1_TKI"));
		assertThat(GRAMMAR.parse("currentTherapy CONTAINS THIS_AGENT"))
			.isEqualTo(new Has(CaseField.CURRENT_THERAPY, Set.of("THIS_AGENT")));
	}

	@Test
	void readsCodesWithBracketsOfTheirOwn() {
		assertThat(GRAMMAR.parse("cytogenetics CONTAINS t(8;21) AND setting = RELAPSE"))
			.isEqualTo(new All(List.of(new Has(CaseField.CYTOGENETICS, Set.of("t(8;21)")), RELAPSE)));
		assertThat(GRAMMAR.parse("(cytogenetics CONTAINS inv(16))"))
			.isEqualTo(new Has(CaseField.CYTOGENETICS, Set.of("inv(16)")));
		assertThat(GRAMMAR.parse("CYTO(t(3q26;v))")).isEqualTo(new Asks(Question.CYTO, List.of("t(3q26;v)")));
	}

	@Test
	void readsKnownAndUnknown() {
		assertThat(GRAMMAR.parse("ecog IS KNOWN")).isEqualTo(new Known(CaseField.ECOG));
		assertThat(GRAMMAR.parse("ecog IS UNKNOWN")).isEqualTo(new Not(new Known(CaseField.ECOG)));
	}

	@Test
	void bindsAndTighterThanOrAndNotTightest() {
		assertThat(GRAMMAR.parse("setting = RELAPSE OR NOT ageYears >= 60 AND pregnant = yes"))
			.isEqualTo(new Any(List.of(RELAPSE, new All(List.of(new Not(OLD), PREGNANT)))));
	}

	@Test
	void keepsBrackets() {
		assertThat(GRAMMAR.parse("(setting = RELAPSE OR ageYears >= 60) AND pregnant = yes"))
			.isEqualTo(new All(List.of(new Any(List.of(RELAPSE, OLD)), PREGNANT)));
		assertThat(GRAMMAR.parse("NOT (setting = RELAPSE OR ageYears >= 60)"))
			.isEqualTo(new Not(new Any(List.of(RELAPSE, OLD))));
	}

	@Test
	void joinsThreeInOneGroup() {
		assertThat(GRAMMAR.parse("setting = RELAPSE AND ageYears >= 60 AND pregnant = yes"))
			.isEqualTo(new All(List.of(RELAPSE, OLD, PREGNANT)));
	}

	@Test
	void readsAtLeastSoManyOf() {
		assertThat(GRAMMAR.parse("AT_LEAST(2, setting = RELAPSE, ageYears >= 60, pregnant = yes)"))
			.isEqualTo(new AtLeast(2, List.of(RELAPSE, OLD, PREGNANT)));
	}

	@Test
	void readsNamedCriteriaAndOpensThem() {
		Named named = (Named) GRAMMAR.parse("MRD_REL");
		assertThat(named.name()).isEqualTo("MRD_REL");
		assertThat(named.body()).isEqualTo(new Is(CaseField.SETTING, Set.of("MRD_RELAPSE")));
	}

	@Test
	void putsTheNumberIntoANamedCriterion() {
		Named named = (Named) GRAMMAR.parse("QT_NO(450)");
		assertThat(named.argument()).isEqualTo("450");
		assertThat(((Any) named.body()).parts()).contains(new Within(CaseField.QTCF, Operator.MORE, 450));
	}

	@Test
	void readsFunctions() {
		assertThat(GRAMMAR.parse("ALT(BCR::ABL1 MUTATION T315I/F317*)"))
			.isEqualTo(new Asks(Question.ALT, List.of("BCR::ABL1 MUTATION T315I/F317*")));
		assertThat(GRAMMAR.parse("FAILED(THIS_AGENT)")).isEqualTo(new Asks(Question.FAILED, List.of("THIS_AGENT")));
		assertThat(GRAMMAR.parse("PRIOR_OTHER(FLT3_INHIBITOR, gilteritinib)"))
			.isEqualTo(new Asks(Question.PRIOR_OTHER, List.of("FLT3_INHIBITOR", "gilteritinib")));
		assertThat(GRAMMAR.parse("ANY_UNTESTED(FLT3, CD33)"))
			.isEqualTo(new Asks(Question.ANY_UNTESTED, List.of("FLT3", "CD33")));
		assertThat(GRAMMAR.parse("AG_NEG(CD19)")).isEqualTo(new Asks(Question.AG_NEG, List.of("CD19")));
		assertThat(GRAMMAR.parse("PRIOR(gemtuzumab ozogamicin)"))
			.isEqualTo(new Asks(Question.PRIOR, List.of("gemtuzumab ozogamicin")));
	}

	@Test
	void readsFunctionsThatCount() {
		assertThat(GRAMMAR.parse("COUNT_ALT(BCR::ABL1 MUTATION) = 1"))
			.isEqualTo(new Counts(Measure.COUNT_ALT, "BCR::ABL1 MUTATION", Operator.EQUAL, 1));
		assertThat(GRAMMAR.parse("MONTHS_SINCE(venetoclax) < 2.5"))
			.isEqualTo(new Counts(Measure.MONTHS_SINCE, "venetoclax", Operator.LESS, 2.5));
	}

	@Test
	void readsAlways() {
		assertThat(GRAMMAR.parse(" ALWAYS ")).isEqualTo(new Always());
	}

	@Test
	void readsAConditionWrittenOverSeveralLines() {
		assertThat(GRAMMAR.parse("setting = RELAPSE\n  AND\tageYears >= 60\nOR sites CONTAINS CNS\n"))
			.isEqualTo(new Any(List.of(new All(List.of(RELAPSE, OLD)), new Has(CaseField.SITES, Set.of("CNS")))));
	}

	@Test
	void readsEveryConditionOfTheShippedPackAndPrintsItBack() {
		RuleBook book = SharedPack.PACK.book();
		book.rules().forEach((rule) -> {
			assertThat(GRAMMAR.parse(Grammar.print(rule.when()))).as(rule.id()).isEqualTo(rule.when());
			Criterion unless = rule.unless();
			if (unless != null) {
				assertThat(GRAMMAR.parse(Grammar.print(unless))).as(rule.id()).isEqualTo(unless);
			}
		});
		book.safety()
			.forEach((row) -> assertThat(GRAMMAR.parse(Grammar.print(row.when()))).as(row.id()).isEqualTo(row.when()));
	}

	// Faults

	@Test
	void suggestsTheNameThatWasMeant() {
		assertThat(fault("AML_RR AND ageYears > 18 AND FLT3_MTU"))
			.hasMessage("column 30: no criterion or field \"FLT3_MTU\"; did you mean FLT3_MUT?");
	}

	@Test
	void suggestsTheFieldThatWasMeant() {
		faulty("agYears > 3", 1, "\"agYears\"", "did you mean ageYears?");
	}

	@Test
	void suggestsNothingWhenNothingIsNear() {
		faulty("somethingElseAltogether = 3", 1, "no criterion or field");
		assertThat(fault("somethingElseAltogether = 3").reason()).doesNotContain("mean").doesNotEndWith(";");
	}

	@Test
	void namesTheWrongCodeWhereItStands() {
		faulty("AML_RR AND setting = RELAPS", 22, "setting cannot be \"RELAPS\"", "did you mean RELAPSE?");
		faulty("setting IN {RELAPSE, PROGRESION}", 22, "\"PROGRESION\"", "did you mean PROGRESSION?");
		faulty("sites CONTAINS CSN", 16, "\"CSN\"", "did you mean CNS?");
		faulty("sites CONTAINS_ANY {MARROW, CSN}", 29, "\"CSN\"", "did you mean CNS?");
		faulty("pregnant = maybe", 12, "pregnant cannot be \"maybe\"");
		faulty("setting != RELAPS", 12, "\"RELAPS\"");
	}

	@Test
	void namesTheUnknownAgentOrClass() {
		faulty("PRIOR(giltertinib)", 1, "no agent, class or category \"giltertinib\"", "did you mean gilteritinib?");
		faulty("currentTherapy CONTAINS_CLASS FLT3_INHIBITORS", 31, "no class", "did you mean FLT3_INHIBITOR?");
	}

	@Test
	void namesTheUnknownAntigenAsItIsWritten() {
		faulty("AG_POS(CD191)", 1, "no antigen \"CD191\"", "did you mean CD19?");
	}

	@Test
	void asksForTheKindOfAnAlteration() {
		faulty("setting = RELAPSE AND ALT(FLT3)", 23, "\"FLT3\" must name a gene and what happened to it");
	}

	@Test
	void seesAnEmptyGroup() {
		faulty("setting = RELAPSE AND ()", 24, "is not a condition");
		faulty("sites CONTAINS_ANY {}", 20, "empty");
		faulty("sites CONTAINS_ANY {CNS, }", 20, "empty");
		faulty("PRIOR()", 7, "missing in the brackets");
	}

	@Test
	void seesAnEmptyText() {
		faulty("", 1, "a condition is missing");
		faulty("   ", 4, "a condition is missing");
		faulty("setting = RELAPSE AND", 22, "a condition is missing");
	}

	@Test
	void showsTheBracketThatIsNeverClosed() {
		faulty("ageYears > 3 AND (setting = RELAPSE OR pregnant = yes", 18, "this bracket is never closed");
		faulty("PRIOR(venetoclax", 6, "this bracket is never closed");
		faulty("sites CONTAINS_ANY {CNS", 20, "this set is never closed");
	}

	@Test
	void showsWhatCannotFollow() {
		faulty("ALWAYS ageYears > 3", 8, "cannot follow here; expected AND or OR");
		faulty("ageYears > 3)", 13, "\")\" cannot follow here");
	}

	@Test
	void seesANumberThatIsNone() {
		faulty("ageYears > old", 12, "\"old\" is not a number");
		faulty("ecog IN {0, one}", 13, "\"one\" is not a number");
		faulty("QT_NO(long)", 1, "QT_NO takes a number");
	}

	@Test
	void seesAMissingComparison() {
		faulty("ageYears", 9, "compare it with");
		faulty("ageYears AND pregnant = yes", 10, "compare it with");
		faulty("setting RELAPSE", 9, "after setting comes");
		faulty("setting IS RELAPSE", 9, "IS must be followed by KNOWN or UNKNOWN");
		faulty("COUNT_FAILED(BCR_ABL1_TKI)", 27, "must be compared with a number");
		faulty("setting =", 10, "a value is missing");
	}

	@Test
	void refusesComparisonsThatAFieldDoesNotTake() {
		faulty("ageYears CONTAINS 3", 1, "ageYears is not a set");
		faulty("setting CONTAINS RELAPSE", 1, "setting is not a set");
		faulty("sites = CNS", 1, "sites is not compared with a code");
		faulty("sites CONTAINS_CLASS FLT3_INHIBITOR", 1, "sites");
	}

	@Test
	void countsWhatFunctionsTake() {
		faulty("PRIOR(gilteritinib, venetoclax)", 1, "PRIOR takes 1, not 2");
		faulty("PRIOR_OTHER(FLT3_INHIBITOR)", 1, "PRIOR_OTHER takes 2, not 1");
		faulty("COUNT_FAILED(HMA, FLT3_INHIBITOR) > 1", 1, "takes one subject");
		faulty("AT_LEAST(3, pregnant = yes)", 1, "AT_LEAST takes a number");
		faulty("AT_LEAST(two, pregnant = yes)", 1, "AT_LEAST takes a number");
	}

	@Test
	void showsTheFaultInsideAtLeast() {
		faulty("AT_LEAST(1, pregnant = yes, FLT3_MTU)", 29, "did you mean FLT3_MUT?");
	}

	@Test
	void refusesADefinitionThatRestsOnItself() {
		Map<String, String> texts = new LinkedHashMap<>();
		texts.put("EGG", "HEN AND ALWAYS");
		texts.put("HEN", "NOT EGG");
		Grammar grammar = new Grammar(Asked.AGENTS, new Definitions(texts));
		assertThatExceptionOfType(GrammarFault.class).isThrownBy(() -> grammar.parse("EGG"))
			.withMessageContaining("EGG is defined by itself");
	}

	@Test
	void namesTheDefinitionThatCannotBeRead() {
		Grammar grammar = new Grammar(Asked.AGENTS, new Definitions(Map.of("ADULT", "ageYear >= 18")));
		assertThatExceptionOfType(GrammarFault.class).isThrownBy(() -> grammar.parse("ALWAYS AND ADULT"))
			.withMessageContaining("column 12: in the definition of ADULT, column 1: no criterion or field")
			.withMessageContaining("ageYears");
	}

	@ParameterizedTest
	@ValueSource(strings = { "(", "NOT " })
	void refusesWhatIsNestedBeyondReason(String opening) {
		GrammarFault fault = fault(opening.repeat(100_000) + "ALWAYS");
		assertThat(fault).isNotNull();
		assertThat(fault.reason()).contains("nested");
	}

	@Test
	void neverFailsOtherwiseThanWithAFault() {
		for (String text : List.of("{", "}", ")", ",", "=", "!=", "IN", "NOT", "AND", "OR", "IS KNOWN", "ALT(", "ALT)",
				"AT_LEAST", "AT_LEAST(", "AT_LEAST()", "QT_NO", "QT_NO(", "QT_NO()", "ageYears > ", "ageYears IN",
				"\u0000", "\uD83D\uDE00", "MONTHS_SINCE(x)", "ageYears > 1e9", "ageYears > --1", "UNTESTED()")) {
			assertThat(fault(text)).as(text).isNotNull();
		}
	}

}
