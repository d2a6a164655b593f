package org.nextline.scores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scores of CLL, transplantation, fitness and care: the worked examples of the reference,
 * both sides of every cut-off, and what stays open where something is not known.
 */
class MoreScoresTests {

	/** Inputs as {@code name=value}, a list as {@code name=[a b]}. */
	private static Result ask(String id, @Nullable String inputs) {
		return Asking.of(id, answers(inputs));
	}

	private static Object[] answers(@Nullable String inputs) {
		List<Object> answers = new ArrayList<>();
		for (String one : (inputs == null) ? new String[0] : inputs.split(", ")) {
			String[] pair = one.split("=", 2);
			answers.add(pair[0].trim());
			answers.add(value(pair[1].trim()));
		}
		return answers.toArray();
	}

	private static Object value(String text) {
		if (text.startsWith("[")) {
			String inner = text.substring(1, text.length() - 1);
			return inner.isBlank() ? List.of() : Arrays.stream(inner.split(" ")).map(MoreScoresTests::value).toList();
		}
		if (text.equals("yes") || text.equals("no")) {
			return text.equals("yes");
		}
		return text.matches("-?[0-9.]+") ? (Object) Double.valueOf(text) : text;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			ageYears=60, stage=Binet A, b2mMgL=2.0, ighvMutated=yes, tp53Aberrant=no | 0 | LOW
			ageYears=70, stage=Rai II, b2mMgL=3.0, ighvMutated=yes, tp53Aberrant=no | 2 | INTERMEDIATE
			ageYears=66, stage=Binet B, b2mMgL=4.0, ighvMutated=no, tp53Aberrant=no | 6 | HIGH
			ageYears=66, stage=Binet B, b2mMgL=4.0, ighvMutated=no, tp53Aberrant=yes | 10 | VERY_HIGH
			ageYears=65, stage=Rai 0, b2mMgL=3.5, ighvMutated=yes, tp53Aberrant=no | 0 | LOW
			ageYears=65.9, stage=Rai 0, b2mMgL=3.51, ighvMutated=yes, tp53Aberrant=no | 2 | INTERMEDIATE
			ageYears=60, stage=Rai 0, b2mMgL=2, ighvMutated=yes, tp53Aberrant=yes | 4 | HIGH
			ageYears=66, stage=Rai I, b2mMgL=2, ighvMutated=no, tp53Aberrant=yes | 8 | VERY_HIGH
			""")
	void cllIpi(String inputs, double points, String group) {
		assertPoints(ask("cll_ipi", inputs), points, group);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			b2mMgL=3.0, sex=F, hemoglobinGL=125, ldhXUln=0.9, monthsFromStartOfLastTherapy=36 | 0 | LOW
			b2mMgL=6, sex=M, hemoglobinGL=118, ldhXUln=1, monthsFromStartOfLastTherapy=40 | 2 | INTERMEDIATE
			b2mMgL=5.0, sex=F, hemoglobinGL=109, ldhXUln=1.4, monthsFromStartOfLastTherapy=10 | 4 | HIGH
			b2mMgL=4.9, sex=M, hemoglobinGL=120, ldhXUln=1.0, monthsFromStartOfLastTherapy=24 | 0 | LOW
			b2mMgL=4.9, sex=M, hemoglobinGL=119.9, ldhXUln=1.0, monthsFromStartOfLastTherapy=24 | 1 | LOW
			b2mMgL=4.9, sex=F, hemoglobinGL=110, ldhXUln=1.01, monthsFromStartOfLastTherapy=23.9 | 2 | INTERMEDIATE
			""")
	void ball(String inputs, double points, String group) {
		assertPoints(ask("ball", inputs), points, group);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			comorbidities=[] | 0 | LOW
			comorbidities=[diabetes pulmonaryModerate] | 3 | HIGH
			comorbidities=[hepaticMild obesity] | 2 | INTERMEDIATE
			comorbidities=[pulmonarySevere priorMalignancy arrhythmia] | 7 | HIGH
			comorbidities=[hepaticMild hepaticModSevere] | 3 | HIGH
			comorbidities=[arrhythmia] | 1 | INTERMEDIATE
			""")
	void hctCi(String inputs, double points, String group) {
		assertPoints(ask("hct_ci", inputs), points, group);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			hctCi=0, ageYears=35 | 0 | 0
			hctCi=3, ageYears=55 | 4 | 3-4
			hctCi=2, ageYears=39 | 2 | 1-2
			hctCi=2, ageYears=40 | 3 | 3-4
			hctCi=7, ageYears=62 | 8 | >=5
			""")
	void hctCiAge(String inputs, double points, String group) {
		assertPoints(ask("hct_ci_age", inputs), points, group);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					ageYears=18, stage=EARLY, inCr1=yes, monthsDiagnosisToHct=8, hlaIdenticalSibling=yes, femaleDonorMaleRecipient=no | 0
					ageYears=45, stage=INTERMEDIATE, inCr1=no, monthsDiagnosisToHct=20, hlaIdenticalSibling=no, femaleDonorMaleRecipient=yes | 6
					ageYears=40, stage=INTERMEDIATE, inCr1=no, monthsDiagnosisToHct=11, hlaIdenticalSibling=yes, femaleDonorMaleRecipient=no | 2
					ageYears=41, stage=LATE, inCr1=no, monthsDiagnosisToHct=30, hlaIdenticalSibling=no, femaleDonorMaleRecipient=no | 6
					ageYears=30, stage=EARLY, inCr1=yes, monthsDiagnosisToHct=14, hlaIdenticalSibling=yes, femaleDonorMaleRecipient=no | 1
					ageYears=20, stage=EARLY, inCr1=no, monthsDiagnosisToHct=12, hlaIdenticalSibling=yes, femaleDonorMaleRecipient=no | 2
					ageYears=19, stage=EARLY, inCr1=no, monthsDiagnosisToHct=11.9, hlaIdenticalSibling=yes, femaleDonorMaleRecipient=no | 0
					""")
	void ebmt(String inputs, int points) {
		assertPoints(ask("ebmt_score", inputs), points, String.valueOf(points));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			cockcroft_gault | sex=M, ageYears=60, weightKg=70, creatinineMgDl=1.0 | 77.8
			cockcroft_gault | sex=F, ageYears=75, weightKg=55, creatinineMgDl=1.2 | 35.2
			cockcroft_gault | sex=F, ageYears=40, weightKg=80, creatinineMgDl=0.8 | 118.1
			cockcroft_gault | sex=M, ageYears=70, weightKg=90, creatinineMgDl=2.1 | 41.7
			ckd_epi_2021 | sex=M, ageYears=60, creatinineMgDl=1.0 | 86
			ckd_epi_2021 | sex=F, ageYears=35, creatinineMgDl=0.6 | 120
			ckd_epi_2021 | sex=F, ageYears=72, creatinineMgDl=1.4 | 40
			ckd_epi_2021 | sex=M, ageYears=70, creatinineMgDl=2.1 | 33
			bsa_mosteller | heightCm=170, weightKg=70 | 1.82
			bsa_dubois | heightCm=170, weightKg=70 | 1.81
			bsa_mosteller | heightCm=158, weightKg=52 | 1.51
			bsa_dubois | heightCm=158, weightKg=52 | 1.51
			bsa_mosteller | heightCm=185, weightKg=110 | 2.38
			bsa_dubois | heightCm=185, weightKg=110 | 2.33
			bsa_mosteller | heightCm=120, weightKg=22 | 0.86
			bsa_dubois | heightCm=120, weightKg=22 | 0.86
			qtcf | qtMs=400, heartRate=60 | 400
			qtcf | qtMs=400, heartRate=90 | 458
			qtcf | qtMs=440, heartRate=75 | 474
			qtcf | qtMs=480, heartRate=50 | 452
			""")
	void formulasComeOutToTheDigit(String id, String inputs, double points) {
		assertThat(ask(id, inputs).points()).isEqualTo(points);
		assertThat(ask(id, inputs).valid()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					binet | hemoglobinGL=99, platelets=150, enlargedAreas=0 | C
					binet | hemoglobinGL=105, platelets=150, enlargedAreas=2 | A
					binet | hemoglobinGL=130, platelets=99 | C
					binet | hemoglobinGL=130, platelets=180, enlargedAreas=3 | B
					binet | hemoglobinGL=100, platelets=100, enlargedAreas=1 | A
					binet | hemoglobinGL=100, platelets=100 | -
					rai | hemoglobinGL=99, platelets=150, nodes=no | III
					rai | hemoglobinGL=99 | -
					rai | hemoglobinGL=130, platelets=99 | IV
					rai | hemoglobinGL=130, platelets=180, nodes=yes, splenomegalyOrHepatomegaly=no | I
					rai | hemoglobinGL=110, platelets=100, nodes=no, splenomegalyOrHepatomegaly=yes | II
					rai | hemoglobinGL=110, platelets=100, nodes=no, splenomegalyOrHepatomegaly=no, lymphocytosis=yes | 0
					rai | hemoglobinGL=110, platelets=100, nodes=no, splenomegalyOrHepatomegaly=no, lymphocytosis=no | NOT_APPLICABLE
					rdri | disease=AML, statusAtHct=CR2, driCytogenetics=INT | INTERMEDIATE
					rdri | disease=AML, statusAtHct=ACTIVE, driCytogenetics=ADV | VERY_HIGH
					rdri | disease=AML, statusAtHct=ACTIVE, driCytogenetics=FAV | HIGH
					rdri | disease=AML, statusAtHct=CR, driCytogenetics=FAV | LOW
					rdri | disease=AML, statusAtHct=CR, driCytogenetics=ADV | HIGH
					rdri | disease=AML, statusAtHct=CR | -
					rdri | disease=B_ALL, statusAtHct=CR2 | HIGH
					rdri | disease=ALL, statusAtHct=CR1 | INTERMEDIATE
					rdri | disease=ALL, statusAtHct=ACTIVE | VERY_HIGH
					rdri | disease=CML, statusAtHct=CP | LOW
					rdri | disease=CML, statusAtHct=AP | INTERMEDIATE
					rdri | disease=CML, statusAtHct=BP | VERY_HIGH
					rdri | disease=CLL, statusAtHct=PR | LOW
					rdri | disease=CLL, statusAtHct=ADV | INTERMEDIATE
					rdri | disease=T_PLL, statusAtHct=CR | NOT_APPLICABLE
					rdri | disease=CLL, statusAtHct=CP | NOT_APPLICABLE
					post_allo_timing | monthsSinceAlloHsct=5.9 | LT6
					post_allo_timing | monthsSinceAlloHsct=6 | 6_24
					post_allo_timing | monthsSinceAlloHsct=23.9 | 6_24
					post_allo_timing | monthsSinceAlloHsct=24 | 24_36
					post_allo_timing | monthsSinceAlloHsct=36 | GE36
					kps_to_ecog | karnofsky=90 | 0
					kps_to_ecog | karnofsky=70 | 1
					kps_to_ecog | karnofsky=60 | 2
					kps_to_ecog | karnofsky=30 | 3
					kps_to_ecog | karnofsky=20 | 4
					kps_to_ecog | karnofsky=85 | INVALID
					kps_to_ecog | karnofsky=0 | INVALID
					kps_to_ecog | - | -
					qtcf | qtMs=400, heartRate=29 | INVALID
					qtcf | heartRate=201 | INVALID
					g8 | items=[2 3 2 2 3 1 2 2] | NORMAL
					g8 | items=[1 2 2 2 3 0 1 2] | ABNORMAL
					g8 | items=[2 2 2 2 3 0 1 2] | ABNORMAL
					g8 | items=[2 2 2 2 3 1 0.5 2] | NORMAL
					""")
	void classes(String id, @Nullable String inputs, @Nullable String group) {
		assertThat(ask(id, inputs).group()).isEqualTo(group);
	}

	/** A patient of 58 with nothing against intensive treatment, but for these. */
	private static Result ferrara(String inputs) {
		String base = "ageYears=58, ecog=1, lvef=60, cardiomyopathy=no, dlco=80, pulmonaryDisease=no, dialysis=no, "
				+ "childPugh=A, refractoryInfection=no";
		return ask("ferrara", base + ", " + inputs);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			ageYears=79 | UNFIT
			ageYears=76 | UNFIT
			ageYears=75 | NOT_MET
			ageYears=50, lvef=45, cardiomyopathy=yes | UNFIT
			lvef=50, cardiomyopathy=yes | UNFIT
			lvef=51, cardiomyopathy=yes | NOT_MET
			ageYears=65, ecog=3, ecogRelatedToLeukaemia=yes | NOT_MET
			ageYears=65, ecog=3, ecogRelatedToLeukaemia=no | UNFIT
			dlco=66, pulmonaryDisease=yes | NOT_MET
			dlco=65, pulmonaryDisease=yes | UNFIT_AND_NON_INTENSIVE_UNFIT
			childPugh=B | UNFIT_AND_NON_INTENSIVE_UNFIT
			dialysis=yes, ageYears=60 | NOT_MET
			dialysis=yes, ageYears=61 | UNFIT
			refractoryInfection=yes | UNFIT_AND_NON_INTENSIVE_UNFIT
			""")
	void oneCriterionOfUnfitnessIsEnough(String inputs, String group) {
		assertThat(ferrara(inputs).group()).isEqualTo(group);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			tempC=38.0, hypotension=no | GRADE_1
			tempC=37.9, hypotension=no | GRADE_0
			tempC=38.5, hypotension=yes, vasopressors=0 | GRADE_2
			tempC=38.5, hypotension=yes, vasopressors=1, vasopressin=yes | GRADE_3
			tempC=38.5, hypotension=yes, vasopressors=2 | GRADE_4
			tempC=38.5, hypotension=yes | -
			tempC=38.5, hypotension=no, oxygen=LOW_FLOW_NC | GRADE_2
			tempC=38.5, hypotension=no, oxygen=NC, flowLMin=6 | GRADE_2
			tempC=38.5, hypotension=no, oxygen=NC, flowLMin=6.1 | GRADE_3
			tempC=38.5, oxygen=CPAP | GRADE_4
			tempC=37.0, hypotension=yes, vasopressors=0, feverEarlier=yes, tocilizumabGiven=yes | GRADE_2
			tempC=37.0, hypotension=yes, vasopressors=0, feverEarlier=no | GRADE_0
			tempC=38.5 | -
			""")
	void crs(String inputs, @Nullable String group) {
		assertThat(ask("astct_crs", inputs).group()).isEqualTo(group);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			ice=10 | GRADE_0
			ice=9 | GRADE_1
			ice=7 | GRADE_1
			ice=6 | GRADE_2
			ice=3 | GRADE_2
			ice=2 | GRADE_3
			ice=0, awake=yes | GRADE_3
			ice=0, unarousable=yes | GRADE_4
			ice=0 | -
			ice=8, consciousness=AWAKENS_TO_VOICE | GRADE_2
			ice=8, seizure=BRIEF_RESOLVED | GRADE_3
			ice=8, seizure=PROLONGED_OVER_5_MIN | GRADE_4
			motor=HEMIPARESIS | GRADE_4
			ice=10, imaging=FOCAL_EDEMA | GRADE_3
			ice=10, imaging=DIFFUSE_EDEMA | GRADE_4
			- | -
			""")
	void icans(@Nullable String inputs, @Nullable String group) {
		assertThat(ask("astct_icans", inputs).group()).isEqualTo(group);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			bilirubinMgDl=2, painfulHepatomegaly=yes, weightGainPct=5, ascites=no | PROBABLE
			bilirubinMgDl=2, painfulHepatomegaly=yes, weightGainPct=5.1, ascites=no | CLINICAL
			bilirubinMgDl=1.9, painfulHepatomegaly=yes, weightGainPct=5.1, ascites=yes | PROBABLE
			bilirubinMgDl=1.9, painfulHepatomegaly=yes, weightGainPct=5, ascites=no, ultrasoundSuggestive=no | NONE
			bilirubinMgDl=1.9, painfulHepatomegaly=yes, weightGainPct=5, ascites=no, ultrasoundSuggestive=yes | PROBABLE
			bilirubinMgDl=1.9, painfulHepatomegaly=yes, weightGainPct=5, ascites=no | -
			hvpgMmHg=10 | PROVEN
			histology=yes | PROVEN
			bilirubinMgDl=2 | -
			""")
	void obstruction(String inputs, @Nullable String group) {
		assertThat(ask("ebmt_sos_2023", inputs).group()).isEqualTo(group);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			bmBlasts=4.9, anc=1.0, plt=100, circulatingBlasts=no, extramedullary=no | CR
			bmBlasts=5, anc=1.0, plt=100, circulatingBlasts=no, extramedullary=no | NOT_CR
			bmBlasts=2, anc=0.5, plt=50, circulatingBlasts=no, extramedullary=no | CRh
			bmBlasts=2, anc=0.49, plt=100, circulatingBlasts=no, extramedullary=no | CRi
			bmBlasts=2, anc=1.0, plt=49, circulatingBlasts=no, extramedullary=no | CRi
			bmBlasts=2, anc=0.99, plt=49, circulatingBlasts=no, extramedullary=no | MLFS
			circulatingBlasts=yes | NOT_CR
			bmBlasts=2, anc=1.0, plt=100, extramedullary=no | -
			""")
	void response(String inputs, @Nullable String group) {
		assertThat(ask("eln2022_response", inputs).group()).isEqualTo(group);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			tls_cairo_2010 | disease=AML, wbc=24.9, ldhXUln=1.9, renalDysfunctionOrInvolvement=no | LOW
			tls_cairo_2010 | disease=AML, wbc=24.9, ldhXUln=1.9, renalDysfunctionOrInvolvement=yes | INTERMEDIATE
			tls_cairo_2010 | disease=AML, wbc=24.9, ldhXUln=2, renalDysfunctionOrInvolvement=no | INTERMEDIATE
			tls_cairo_2010 | disease=AML, wbc=25, renalDysfunctionOrInvolvement=no | INTERMEDIATE
			tls_cairo_2010 | disease=AML, wbc=100 | HIGH
			tls_cairo_2010 | disease=AML, wbc=10, ldhXUln=1 | -
			tls_cairo_2010 | disease=B_ALL, wbc=99, ldhXUln=1.9, renalDysfunctionOrInvolvement=no | INTERMEDIATE
			tls_cairo_2010 | disease=T_ALL, ldhXUln=2 | HIGH
			tls_cairo_2010 | disease=CML_CHRONIC, renalDysfunctionOrInvolvement=no | LOW
			tls_cairo_2010 | disease=CLL, wbc=49, planned=alkylator, renalDysfunctionOrInvolvement=no | LOW
			tls_cairo_2010 | disease=CLL, wbc=50, planned=alkylator, renalDysfunctionOrInvolvement=no | INTERMEDIATE
			tls_cairo_2010 | disease=CLL, wbc=10, planned=obinutuzumab, renalDysfunctionOrInvolvement=no | INTERMEDIATE
			tls_venetoclax_cll | largestNodeCm=4.9, alc=24 | LOW
			tls_venetoclax_cll | largestNodeCm=5, alc=24 | MEDIUM
			tls_venetoclax_cll | largestNodeCm=4.9, alc=25 | MEDIUM
			tls_venetoclax_cll | largestNodeCm=5, alc=25 | HIGH
			tls_venetoclax_cll | largestNodeCm=10 | HIGH
			tls_venetoclax_cll | largestNodeCm=9.9 | -
			""")
	void tumourLysis(String id, String inputs, @Nullable String group) {
		assertThat(ask(id, inputs).group()).isEqualTo(group);
	}

	@Test
	void anUnknownInputLeavesAnIntervalAndNeverCountsAsZero() {
		Result result = ask("cll_ipi", "ageYears=60, stage=Rai 0, b2mMgL=2, ighvMutated=yes");

		assertThat(result.points()).isNull();
		assertThat(result.group()).isNull();
		assertThat(result.missing()).containsExactly("tp53Aberrant");
		assertThat(result.reachable()).isEqualTo(new Result.Reachable(0.0, 4.0, List.of("LOW", "HIGH")));
	}

	@Test
	void theGroupStandsWhereEveryCompletionGivesTheSame() {
		Result result = ask("ball", "b2mMgL=3, hemoglobinGL=130, ldhXUln=0.8");

		assertThat(result.group()).isEqualTo("LOW");
		assertThat(result.points()).isNull();
		assertThat(result.reachable()).isEqualTo(new Result.Reachable(0.0, 1.0, List.of("LOW")));
	}

	@Test
	void withNothingKnownEveryGroupOfEachScoreCanBeReached() {
		Scores.all().forEach((score) -> {
			List<String> groups = new ArrayList<>(score.sheet().groups().stream().map(Group::name).toList());
			groups.removeAll(List.of("PROVEN", "UNDETERMINED", Result.NOT_APPLICABLE));
			if (!score.id().equals("qtcf")) {
				groups.remove(Result.INVALID);
			}
			assertThat(ask(score.id(), null).reachable().groups()).as(score.id()).containsExactlyElementsOf(groups);
			assertThat(ask(score.id(), null).group()).as(score.id()).isIn(null, "UNDETERMINED");
		});
	}

	@Test
	void anUnknownWeightLeavesTheRangeOfTheClearance() {
		Result result = ask("cockcroft_gault", "sex=M, ageYears=60, creatinineMgDl=1");

		assertThat(result.points()).isNull();
		assertThat(result.reachable().min()).isEqualTo(33.3);
		assertThat(result.reachable().max()).isEqualTo(277.8);
		assertThat(result.missing()).containsExactly("weightKg");
	}

	@Test
	void namesEverythingThatCannotBe() {
		assertThat(Asking.faults("cll_ipi", answers("ageYears=17, b2mMgL=61, stage=Rai V")))
			.containsExactlyInAnyOrder("ageYears", "b2mMgL", "stage");
		assertThat(Asking.faults("g8", answers("items=[3 3 2 2 3 0.5 2 2]"))).containsExactly("items[0]", "items[5]");
		assertThat(Asking.faults("g8", answers("items=[1 1]"))).containsExactly("items");
		assertThat(Asking.faults("hct_ci_age", answers("hctCi=2.5"))).containsExactly("hctCi");
	}

	private static void assertPoints(Result result, double points, String group) {
		assertThat(result.points()).isEqualTo(points);
		assertThat(result.group()).isEqualTo(group);
		assertThat(result.missing()).isEmpty();
		assertThat(result.parts().stream().mapToDouble((part) -> (part.points() != null) ? part.points() : 0).sum())
			.isEqualTo(points);
	}

}
