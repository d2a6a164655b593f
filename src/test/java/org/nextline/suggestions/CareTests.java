package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextline.knowledge.SharedPack;
import org.nextline.rules.Advice;
import org.nextline.rules.CarePlan;
import org.nextline.rules.CareRule;
import org.nextline.rules.CareTopic;
import org.nextline.rules.Verdict;
import org.nextline.scores.InputReader;
import org.nextline.scores.Result;
import org.nextline.scores.Score;
import org.nextline.scores.Scores;

import static org.assertj.core.api.Assertions.assertThat;

/** Supportive care on the shipped pack: what shows when, with which options, on which facts. */
class CareTests {

	private static final String FLT3 = "aml-fit-flt3";

	private static List<String> shown(CarePlan plan) {
		return plan.lines().stream().filter((line) -> line.truth().isTrue()).map((line) -> line.rule().id()).toList();
	}

	private static List<String> open(CarePlan plan) {
		return plan.lines().stream().filter((line) -> line.truth().isUnknown()).map((line) -> line.rule().id()).toList();
	}

	private static CarePlan.Line line(CarePlan plan, String id) {
		return plan.lines()
			.stream()
			.filter((line) -> line.rule().id().equals(id))
			.findFirst()
			.orElseThrow(() -> new AssertionError(id + " not among " + shown(plan) + " and open " + open(plan)));
	}

	// With options

	@Test
	void careThatBelongsToADrugStandsWithTheOptionsThatContainIt() {
		Bedside advised = Bedside.of(FLT3);
		CarePlan.Line line = line(advised.care(), "CARE-INF-21");
		List<Advice.Option> options = line.options().stream().map((place) -> advised.advice().options().get(place)).toList();
		assertThat(options).isNotEmpty().allSatisfy((option) -> assertThat(option.agents()).contains("gilteritinib"));
		assertThat(shown(Bedside.of("aml-cbf").care())).doesNotContain("CARE-INF-21");
	}

	@Test
	void everyRowStandsOnceHoweverManyOptionsItGoesWith() {
		for (String name : SharedPack.PACK.cases().keySet()) {
			CarePlan plan = Bedside.of(name).care();
			assertThat(plan.lines().stream().map((line) -> line.rule().id())).as(name).doesNotHaveDuplicates();
		}
	}

	@Test
	void whatStandsBesideAnOptionIsWhatThePlanSaysOfIt() {
		for (String name : SharedPack.PACK.cases().keySet()) {
			Bedside advised = Bedside.of(name);
			CarePlan plan = advised.care();
			assertThat(plan.options()).as(name).hasSameSizeAs(advised.advice().options());
			assertThat(plan.refused()).as(name).hasSameSizeAs(advised.advice().notAdvised());
			for (int place = 0; place < plan.options().size(); place++) {
				Integer here = place;
				assertThat(plan.options().get(place).lines()).as(name)
					.containsExactlyElementsOf(
							plan.lines().stream().filter((line) -> line.options().contains(here)).toList());
			}
		}
	}

	@Test
	void noPosaconazoleBesideVincristine() {
		for (String name : SharedPack.PACK.cases().keySet()) {
			Bedside advised = Bedside.of(name);
			CarePlan plan = advised.care();
			plan.lines()
				.stream()
				.filter((line) -> line.rule().id().equals("CARE-INF-01"))
				.flatMap((line) -> line.options().stream())
				.map((place) -> advised.advice().options().get(place))
				.forEach((option) -> assertThat(option.members()).as(name + ": " + option.title())
					.anySatisfy((member) -> assertThat(
							member.agents()
								.stream()
								.flatMap((key) -> SharedPack.PACK.book().agents().partsOf(key).stream())
								.noneMatch("vincristine"::equals))
						.isTrue()));
		}
		assertThat(shown(Bedside.of("all2-adult-late").care())).contains("CARE-INF-30");
	}

	@Test
	void everyRiskHasItsCard() {
		assertThat(shown(Bedside.of("all-adult-b").care())).contains("CARE-CRS-01", "CARE-CRS-02", "CARE-FEV-01");
		assertThat(shown(Bedside.of("all-adult-full-marrow").care())).contains("CARE-SOS-01");
		assertThat(shown(Bedside.of(FLT3).care())).contains("CARE-DS-01", "CARE-FEV-01");
		assertThat(shown(Bedside.of("cml-imatinib-resistant").care())).doesNotContain("CARE-CRS-01", "CARE-DS-01");
	}

	@Test
	void cardsHaveSteps() {
		assertThat(SharedPack.PACK.book().care()).filteredOn((row) -> row.kind() == CareRule.Kind.CARD)
			.isNotEmpty()
			.allSatisfy((row) -> assertThat(row.parts()).isNotEmpty()
				.allSatisfy((part) -> assertThat(part.lines()).isNotEmpty().doesNotContain("")));
	}

	// Hepatitis B

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			cll-after-chemotherapy |  | CARE-HBV-01 | CARE-HBV-02 CARE-HBV-03 CARE-HBV-05
			cll-after-chemotherapy | hepatitisB: NEGATIVE |  | CARE-HBV-01 CARE-HBV-02 CARE-HBV-03 CARE-HBV-05
			cll-after-chemotherapy | hepatitisB: ACTIVE | CARE-HBV-02 | CARE-HBV-01 CARE-HBV-03
			cll-after-chemotherapy | hepatitisB: PAST | CARE-HBV-03 | CARE-HBV-01 CARE-HBV-02
			cml-imatinib-resistant | hepatitisB: PAST | CARE-HBV-05 | CARE-HBV-01 CARE-HBV-02 CARE-HBV-03
			all-adult-b | hepatitisB: PAST | CARE-HBV-03 CARE-HBV-04 | CARE-HBV-01 CARE-HBV-02
			""")
	void hepatitisBByStatusAndDrug(String name, @Nullable String changes, @Nullable String shown, String absent) {
		String status = (changes != null) ? changes : "hepatitisB: null";
		CarePlan plan = Bedside.of(name, status).care();
		if (shown != null) {
			assertThat(shown(plan)).contains(shown.split(" "));
		}
		assertThat(shown(plan)).doesNotContain(absent.split(" "));
	}

	// Palliative care

	@Test
	void namesTheTriggersWithTheirFacts() {
		CarePlan plan = Bedside.of("aml-flt3-after-gilteritinib", "ecog: 3, fitness: null").care();
		List<CarePlan.Line> triggers = plan.lines()
			.stream()
			.filter((line) -> line.rule().kind() == CareRule.Kind.TRIGGER && line.truth().isTrue())
			.toList();
		assertThat(triggers.stream().map((line) -> line.rule().title()))
			.contains("second or later relapse", "ECOG 3 or more");
		assertThat(triggers.stream().flatMap((line) -> line.facts().stream()))
			.anySatisfy((fact) -> assertThat(fact).contains("ECOG performance status: 3"));
	}

	@Test
	void comfortKeepsOnlyWhatServesIt() {
		for (String name : SharedPack.PACK.cases().keySet()) {
			CarePlan plan = Bedside.of(name, "goalsOfCare: COMFORT").care();
			assertThat(plan.lines().get(0).rule().topic()).as(name).isEqualTo(CareTopic.PALLIATIVE);
			assertThat(shown(plan)).as(name).contains("CARE-PAL-21").doesNotContain("CARE-PAL-01");
			assertThat(plan.lines().stream().map((line) -> line.rule().topic())).as(name)
				.doesNotContain(CareTopic.INFECTION, CareTopic.VACCINES, CareTopic.FERTILITY, CareTopic.SCREENING);
		}
	}

	@Test
	void everyCaseHasTheTalkAndPalliativeCare() {
		for (String name : SharedPack.PACK.cases().keySet()) {
			assertThat(Bedside.of(name).care().lines().stream().map((line) -> line.rule().topic())).as(name)
				.contains(CareTopic.PALLIATIVE, CareTopic.TALK, CareTopic.SYMPTOMS);
		}
	}

	// Tumour lysis

	@Test
	void rasburicaseAsksForG6pdWhenTheRiskIsHigh() {
		assertThat(open(Bedside.of(FLT3, "wbc: 120").care())).contains("CARE-TLS-21");
		assertThat(line(Bedside.of(FLT3, "wbc: 120").care(), "CARE-TLS-21").missing())
			.extracting((one) -> one.key())
			.containsExactly("g6pdDeficient");
		assertThat(shown(Bedside.of(FLT3, "wbc: 120, g6pdDeficient: true").care())).contains("CARE-TLS-21");
	}

	@Test
	void namesTheFactsThatMakeTheRiskHigh() {
		assertThat(line(Bedside.of(FLT3, "wbc: 120").care(), "CARE-TLS-01").facts())
			.anySatisfy((fact) -> assertThat(fact).contains("Leukocytes: 120"));
	}

	@Test
	void saysWhichValueOfTheRiskIsMissing() {
		CarePlan plan = Bedside.of(FLT3).care();
		assertThat(open(plan)).contains("CARE-TLS-02", "CARE-TLS-03").doesNotContain("CARE-TLS-01");
		assertThat(line(plan, "CARE-TLS-02").missing()).extracting((one) -> one.key()).containsExactly("ldhXUln");
	}

	/** The rows and the published score never disagree, whatever is known. */
	@TestFactory
	Stream<DynamicTest> theClassIsThatOfTheScore() {
		List<DynamicTest> tests = new ArrayList<>();
		Map<String, String> bases = Map.of("AML", FLT3, "B_ALL", "all-adult-full-marrow", "T_ALL", "all2-t-adult",
				"CML_CHRONIC", "cml-imatinib-resistant", "CML_ACCELERATED", "cml-accelerated");
		bases.forEach((disease, name) -> {
			for (String wbc : List.of("null", "5", "24.9", "25", "99.9", "100", "250")) {
				for (String ldh : List.of("null", "0.8", "1.99", "2", "5")) {
					for (String clearance : List.of("null", "90", "60", "59.9")) {
						tests.add(DynamicTest.dynamicTest(
								disease + ", wbc " + wbc + ", LDH " + ldh + ", clearance " + clearance,
								() -> agree(disease, name, wbc, ldh, clearance)));
					}
				}
			}
		});
		return tests.stream();
	}

	private static void agree(String disease, String name, String wbc, String ldh, String clearance) {
		CarePlan plan = Bedside
			.of(name,
					"wbc: " + wbc + ", ldhXUln: " + ldh + ", crcl: " + clearance + ", creatinineMgDl: null,"
							+ " uricAcid: null, potassium: 4, phosphate: 1, dialysis: null, comorbidities: null")
			.care();
		Map<String, String> rows = Map.of("HIGH", "CARE-TLS-01", "INTERMEDIATE", "CARE-TLS-02", "LOW", "CARE-TLS-03");
		Set<String> possible = new LinkedHashSet<>();
		Set<String> certain = new LinkedHashSet<>();
		rows.forEach((group, id) -> {
			if (shown(plan).contains(id)) {
				certain.add(group);
				possible.add(group);
			}
			if (open(plan).contains(id)) {
				possible.add(group);
			}
		});
		Map<String, Object> inputs = new HashMap<>();
		inputs.put("disease", disease);
		number(inputs, "wbc", wbc);
		number(inputs, "ldhXUln", ldh);
		if (!clearance.equals("null")) {
			inputs.put("renalDysfunctionOrInvolvement", Double.parseDouble(clearance) < 60);
		}
		Score score = Scores.find("tls_cairo_2010").orElseThrow();
		InputReader.Reading reading = score.read(inputs);
		assertThat(reading.faults()).isEmpty();
		Result result = score.calculate(reading.inputs());
		String group = result.group();
		assertThat(possible).as("possible classes")
			.containsExactlyInAnyOrderElementsOf(
					(group != null) ? List.of(group) : result.reachable().groups());
		assertThat(certain).as("certain class").isEqualTo((group != null) ? Set.of(group) : Set.of());
	}

	private static void number(Map<String, Object> inputs, String key, String text) {
		if (!text.equals("null")) {
			inputs.put(key, Double.parseDouble(text));
		}
	}

	// What an option forecloses

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			all-adult-b | blinatumomab | FC-01
			all-adult-full-marrow | inotuzumab ozogamicin | FC-05
			all-adult-full-marrow | inotuzumab ozogamicin | FC-06
			aml-cbf | gemtuzumab ozogamicin | FC-08
			all-adult-second-relapse | obecabtagene autoleucel | FC-03
			all-adult-second-relapse | obecabtagene autoleucel | FC-04
			cll-double-refractory | alemtuzumab | FC-24
			cll-double-refractory | alemtuzumab | FC-36
			all-after-allo | donor lymphocytes | FC-28
			aml2-fit-late | FLAG-IDA | FC-51
			rt-unrelated | R-CHOP | FC-52
			cll-after-chemotherapy | zanubrutinib | FC-63
			cll-after-chemotherapy | venetoclax | FC-62
			aml2-unfit | venetoclax | FC-61
			aml-kmt2a | revumenib | FC-69
			cml-imatinib-resistant | dasatinib | FC-74
			rt-btk-naive | tislelizumab | FC-35
			cll-after-chemotherapy | rituximab | FC-85
			""")
	void saysWhatAnOptionClosesForLater(String name, String agent, String id) {
		Bedside advised = Bedside.of(name);
		CarePlan plan = advised.care();
		boolean found = false;
		for (int place = 0; place < plan.options().size(); place++) {
			boolean contains = advised.advice()
				.options()
				.get(place)
				.agents()
				.stream()
				.flatMap((key) -> SharedPack.PACK.book().agents().partsOf(key).stream())
				.anyMatch(agent::equals);
			boolean closes = plan.options().get(place).closings().stream().anyMatch((one) -> one.rule().id().equals(id));
			found |= contains && closes;
		}
		assertThat(found).as(id + " with " + agent).isTrue();
	}

	@Test
	void noInotuzumabIsOfferedWithoutWhatItDoesToATransplant() {
		Set<String> silent = SharedPack.PACK.cases()
			.keySet()
			.stream()
			.filter((name) -> Bedside.of(name)
				.advice()
				.options()
				.stream()
				.anyMatch((option) -> option.agents().contains("inotuzumab ozogamicin")
						&& option.verdict() == Verdict.SUPPORTED))
			.filter((name) -> CareExampleTests.truth(Bedside.of(name).care(), "FC-05").equals("FALSE"))
			.collect(Collectors.toSet());
		assertThat(silent).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "aml-fit-flt3", "all-adult-b", "cll-after-chemotherapy", "cml-imatinib-resistant" })
	void theSameCaseAlwaysGivesTheSamePlan(String name) {
		assertThat(Bedside.of(name).care()).isEqualTo(Bedside.of(name).care());
	}

}
