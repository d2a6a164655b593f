package org.nextline.scores;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Fault;

/** Performance, renal function, size, QT and fitness (reference, 1.20 to 1.23). */
final class FitnessScores {

	private static final String KIDNEY = "Not on dialysis and not while creatinine is unstable.";

	private static final String CONVERTED = "Converted, not recorded. There is no formally validated mapping; other "
			+ "tables put 90 or 80 elsewhere.";

	private FitnessScores() {
	}

	static List<Score> all() {
		return List.of(karnofsky(), lansky(), ecog(), cockcroftGault(), ckdEpi(), schwartz(),
				surface("bsa_mosteller", "Body surface (Mosteller)"), surface("bsa_dubois", "Body surface (DuBois)"),
				qtcf(), ferrara(), viale(), new GeriatricScreen());
	}

	// Performance

	private static List<Group> statuses(String scale) {
		return List.of(Group.of("0", scale + " 90-100").called("ECOG 0"),
				Group.of("1", scale + " 70-80").called("ECOG 1"), Group.of("2", scale + " 50-60").called("ECOG 2"),
				Group.of("3", scale + " 30-40").called("ECOG 3"), Group.of("4", scale + " 10-20").called("ECOG 4"),
				Group.of(Result.INVALID, "0, or not a multiple of 10"));
	}

	private static Object[] tens() {
		List<Object> tens = new ArrayList<>();
		for (int score = 10; score <= 100; score += 20) {
			tens.add((double) score);
		}
		return tens.toArray();
	}

	private static void convert(String scale, double score, Tally tally) {
		if (score % 10 != 0) {
			tally.warn(scale + " is given in tens.").group(Result.INVALID);
		}
		else if (score == 0) {
			tally.warn("A " + scale + " score of 0 is no case.").group(Result.INVALID);
		}
		else {
			int ecog = Performance.ecog(score);
			tally.add("ECOG", ecog, "converted from " + scale + " " + Score.plain(score)).group(String.valueOf(ecog));
		}
	}

	private static Score karnofsky() {
		return new Written(Sheet.of("kps_to_ecog", "ECOG from Karnofsky", "ECOG from Karnofsky", Topic.FITNESS, "1.20",
				"Adults, to fill a missing field only",
				List.of(Input.number("karnofsky", "Karnofsky score", "", 0, 100).tried(tens()).hint("In tens")),
				statuses("Karnofsky"), "Table of the Karnofsky score in tens", "Only where no ECOG status was recorded.",
				"There is no formally validated mapping; other tables put 90 or 80 elsewhere.", "hemonc.org",
				CheckMark.P), (in, tally) -> convert("Karnofsky", in.number("karnofsky"), tally))
			.saying(CONVERTED);
	}

	private static Score lansky() {
		Input play = Input.count("lansky", "Lansky score", 0, 100)
			.tried(tens())
			.words("100", "100: fully active", "90", "90: minor restriction in strenuous play", "80",
					"80: active, tires sooner", "70", "70: less time in active play", "60",
					"60: up and around, minimal active play", "50",
					"50: lying around much of the day, dressed, quiet play", "40", "40: mostly in bed", "30",
					"30: bedbound, needs help for quiet play", "20", "20: sleeping often, passive play", "10",
					"10: no play");
		return new Written(Sheet.of("lansky_to_ecog", "ECOG from Lansky", "ECOG from Lansky", Topic.FITNESS, "1.20",
				"Children under 16 years, to fill a missing field only",
				List.of(play, Input.age("ageYears", "Age", 0, 110).asGuard()), statuses("Lansky"),
				"Table of the Lansky score in tens, read as Karnofsky", "Only where no ECOG status was recorded.",
				"From 16 years the Karnofsky score is used.", "hemonc.org", CheckMark.P),
				(in, tally) -> convert("Lansky", in.number("lansky"), tally))
			.outside((in) -> (in.knows("ageYears") && in.years("ageYears") >= 16)
					? Optional.of("From 16 years the Karnofsky score is used.") : Optional.empty())
			.saying(CONVERTED);
	}

	private static Score ecog() {
		List<Group> ranges = new ArrayList<>();
		for (int status = 0; status <= 4; status++) {
			ranges.add(Group.of(Performance.range(status), "ECOG " + status));
		}
		Input status = Input.count("ecog", "ECOG", 0, 5)
			.tried(0.0, 1.0, 2.0, 3.0, 4.0)
			.words("0", "0: fully active", "1", "1: restricted in strenuous activity", "2",
					"2: up and about more than half the day, unable to work", "3", "3: in bed or chair more than half the "
							+ "day",
					"4", "4: completely disabled");
		return new Written(Sheet.of("ecog_to_kps", "Karnofsky from ECOG", "Karnofsky from ECOG", Topic.FITNESS, "1.20",
				"Adults, to fill a missing field only", List.of(status), ranges, "Table; a range, never one number",
				"Only where no Karnofsky score was recorded.",
				"There is no formally validated mapping; other tables put 90 or 80 elsewhere.", "hemonc.org",
				CheckMark.P), (in, tally) -> {
					String range = Performance.range(in.number("ecog"));
					tally.because("Karnofsky", range).group(range);
				})
			.outside((in) -> (in.knows("ecog") && in.number("ecog") == 5) ? Optional.of("ECOG 5 is no case.")
					: Optional.empty())
			.saying(CONVERTED);
	}

	// Kidney, size, QT

	private static Input creatinine() {
		return Input.number("creatinineMgDl", "Creatinine", "mg/dL", 0.2, 20).hint("umol/L divided by 88.4");
	}

	private static Input age() {
		return Input.age("ageYears", "Age", 18, 110);
	}

	private static Input sex(String... order) {
		return Input.code("sex", "Sex", order).words("F", "female", "M", "male").also("female", "F", "male", "M");
	}

	private static Input dialysis() {
		return Input.yesNo("dialysis", "On dialysis").asGuard();
	}

	private static Input unstable() {
		return Input.yesNo("acuteKidneyInjury", "Acute kidney injury, creatinine changing").asGuard();
	}

	private static Optional<String> noSteadyState(Inputs in) {
		if (in.knownYes("dialysis")) {
			return Optional.of("Cannot be computed on dialysis.");
		}
		return in.knownYes("acuteKidneyInjury") ? Optional.of("Cannot be computed while creatinine is changing.")
				: Optional.empty();
	}

	private static Score cockcroftGault() {
		return new Written(Sheet
			.of("cockcroft_gault", "Cockcroft-Gault", "Creatinine clearance (Cockcroft-Gault)", Topic.FORMULA, "1.21",
					"Adults with stable creatinine",
					List.of(age(), Input.number("weightKg", "Weight", "kg", 30, 250).hint("Actual weight"),
							creatinine(), sex("M", "F"),
							Input.number("heightCm", "Height", "cm", 100, 230)
								.asGuard()
								.hint("For the adjusted weight from a body mass index of 30"),
							dialysis(), unstable()),
					List.of(),
					"(140 - age) x weight x (0.85 if female) / (72 x creatinine), in mL/min. From a body mass index of "
							+ "30 the adjusted weight: ideal + 0.4 x (actual - ideal), ideal = 50 kg (women 45.5) + 0.9 x "
							+ "(cm - 152)",
					"Dosing by drug labels.", KIDNEY, "Cockcroft DW, Gault MH, Nephron 1976;16:31-41", CheckMark.V)
			.in("mL/min"), (in, tally) -> {
				OptionalDouble height = in.knows("heightCm") ? OptionalDouble.of(in.number("heightCm"))
						: OptionalDouble.empty();
				double weight = in.number("weightKg");
				boolean female = in.text("sex").equals("F");
				double counted = Formulas.countedWeight(weight, height, female);
				if (counted != weight) {
					tally.because("Weight", "adjusted to " + Score.plain(Math.round(counted * 10) / 10.0)
							+ " kg: body mass index of 30 or more");
				}
				tally.total(Formulas.cockcroftGault(in.years("ageYears"), weight, height, in.number("creatinineMgDl"),
						female));
			})
			.decimals(1)
			.outside(FitnessScores::noSteadyState)
			.sayingOf((in) -> in.knows("heightCm") ? List.of(KIDNEY)
					: List.of("Computed with the weight as entered; from a body mass index of 30 the adjusted weight "
							+ "counts, which needs the height.", KIDNEY));
	}

	private static Score ckdEpi() {
		return new Written(Sheet
			.of("ckd_epi_2021", "CKD-EPI 2021", "Estimated filtration rate (CKD-EPI 2021)", Topic.FORMULA, "1.21",
					"Adults with stable creatinine", List.of(creatinine(), age(), sex("F", "M"), dialysis(), unstable()),
					List.of(),
					"142 x min(creatinine/k, 1)^a x max(creatinine/k, 1)^-1.2 x 0.9938^age x (1.012 if female), in "
							+ "mL/min/1.73 m2; k 0.7, a -0.241 in women, k 0.9, a -0.302 in men",
					"Staging of kidney disease.", KIDNEY + " Not a creatinine clearance for drug labels.",
					"Inker LA et al., NEJM 2021", CheckMark.V)
			.in("mL/min/1.73 m2"),
				(in, tally) -> tally.total(Formulas.ckdEpi2021(in.number("creatinineMgDl"), in.years("ageYears"),
						in.text("sex").equals("F"))))
			.decimals(0)
			.outside(FitnessScores::noSteadyState)
			.saying("Per 1.73 m2 of body surface: not a creatinine clearance.", KIDNEY);
	}

	private static Score schwartz() {
		return new Written(Sheet
			.of("schwartz_bedside", "Schwartz", "Estimated filtration rate of children (bedside Schwartz)",
					Topic.FORMULA, "1.21", "Children with stable creatinine",
					List.of(Input.number("heightCm", "Height", "cm", 40, 230), creatinine(),
							Input.age("ageYears", "Age", 0, 110).asGuard(), dialysis(), unstable()),
					List.of(), "0.413 x height in cm / creatinine, in mL/min/1.73 m2", "Children.",
					KIDNEY + " Not for adults.", "Schwartz bedside equation", CheckMark.M)
			.in("mL/min/1.73 m2"),
				(in, tally) -> tally.total(0.413 * in.number("heightCm") / in.number("creatinineMgDl")))
			.decimals(0)
			.outside((in) -> (in.knows("ageYears") && in.years("ageYears") >= 18)
					? Optional.of("Made for children; from 18 years use CKD-EPI 2021.") : noSteadyState(in))
			.saying("Per 1.73 m2 of body surface: not a creatinine clearance.", KIDNEY);
	}

	private static Score surface(String id, String name) {
		boolean mosteller = id.equals("bsa_mosteller");
		return new Written(Sheet
			.of(id, mosteller ? "BSA (Mosteller)" : "BSA (DuBois)", name, Topic.FORMULA, "1.21", "Children and adults",
					List.of(Input.number("heightCm", "Height", "cm", 40, 230),
							Input.number("weightKg", "Weight", "kg", 3, 300)),
					List.of(),
					mosteller ? "square root of (height x weight / 3600), in m2"
							: "0.007184 x weight^0.425 x height^0.725, in m2",
					mosteller ? "The usual formula for dosing." : "Where a protocol asks for it.", "",
					mosteller ? "Mosteller RD, NEJM 1987;317:1098" : "DuBois D, DuBois EF, Arch Intern Med 1916;17:863",
					CheckMark.V)
			.in("m2"), (in, tally) -> {
				double height = in.number("heightCm");
				double weight = in.number("weightKg");
				tally.total(mosteller ? Formulas.mosteller(height, weight) : Formulas.duBois(height, weight));
			})
			.decimals(2);
	}

	private static Score qtcf() {
		return new Written(Sheet
			.of("qtcf", "QTcF", "QTcF (Fridericia)", Topic.FORMULA, "1.21",
					"Sinus rhythm with a QRS below 120 ms, heart rate 50-120",
					List.of(Input.number("qtMs", "QT interval", "ms", 1, 2000).tried(200.0, 800.0).hint("200 to 800 ms"),
							Input.number("heartRate", "Heart rate", "per minute", 1, 400)
								.tried(30.0, 50.0, 120.0, 200.0)
								.hint("50 to 120; the correction does not hold outside"),
							Input.code("sex", "Sex", "F", "M").words("F", "female", "M", "male").asGuard(),
							Input.yesNo("pacedOrBlock", "Paced, or QRS of 120 ms or more").asGuard()),
					List.of(Group.of(Result.INVALID, "heart rate outside 50-120, or QT outside 200-800 ms")
						.called("not valid")),
					"QT / cube root of (60 / heart rate), in ms", "Before and under drugs that prolong QT.",
					"Not with bundle branch block or pacing; not for Bazett values.", "Fridericia LS, 1920",
					CheckMark.V)
			.in("ms"), FitnessScores::fridericia)
			.decimals(0)
			.outside((in) -> in.knownYes("pacedOrBlock")
					? Optional.of("Not scored with pacing or bundle branch block: read the ECG by hand.")
					: Optional.empty())
			.saying("Not with bundle branch block or pacing.");
	}

	private static void fridericia(Inputs in, Tally tally) {
		if (beyond(in, "qtMs", 200, 800) || beyond(in, "heartRate", 30, 200)) {
			tally.warn("Only a QT of 200-800 ms at a heart rate of 30-200 is corrected.").group(Result.INVALID);
			return;
		}
		double rate = in.number("heartRate");
		tally.total(Formulas.fridericia(in.number("qtMs"), rate));
		if (rate < 50 || rate > 120) {
			tally.warn("The correction holds at a heart rate of 50-120: repeat the ECG at such a rate.")
				.group(Result.INVALID);
		}
		double length = tally.points();
		if (length > 500) {
			tally.warn("Above 500 ms: CTCAE grade 3.");
		}
		else if (length > 480) {
			tally.warn("481-500 ms: CTCAE grade 2.");
		}
		else if (length > 460 || (length > 450 && !in.knownAs("sex", "F"))) {
			tally.warn("Above 450 ms (men) or 460 ms (women) is prolonged.");
		}
	}

	private static boolean beyond(Inputs in, String key, double least, double most) {
		return in.knows(key) && (in.number(key) < least || in.number(key) > most);
	}

	// Unfitness

	/** A criterion with the inputs that it needs. */
	private record Unfit(String words, List<String> needs, boolean nonIntensiveToo, BooleanSupplier met) {

		boolean known(Inputs in) {
			return this.needs.stream().allMatch(in::knows);
		}

	}

	private static Score ferrara() {
		Input child = Input.code("childPugh", "Cirrhosis, Child-Pugh class", "NONE", "A", "B", "C")
			.tried("A", "B")
			.words("NONE", "no cirrhosis");
		return new Written(
				Sheet.of("ferrara", "Ferrara", "Unfitness (Ferrara, SIE-SIES-GITMO)", Topic.FITNESS, "1.22",
						"Adults with AML",
						List.of(Input.age("ageYears", "Age", 18, 110).tried(50.0, 70.0, 80.0),
								Input.count("ecog", "ECOG", 0, 4).tried(0.0, 3.0),
								Input.yesNo("ecogRelatedToLeukaemia", "ECOG caused by the leukaemia"),
								Input.number("lvef", "LVEF", "%", 5, 90).tried(40.0, 60.0),
								Input.yesNo("cardiomyopathy", "Heart failure or documented cardiomyopathy"),
								Input.number("dlco", "DLCO", "%", 10, 150).tried(50.0, 80.0),
								Input.yesNo("pulmonaryDisease", "Documented pulmonary disease"),
								Input.yesNo("dialysis", "Dialysis"), child,
								Input.yesNo("refractoryInfection", "Infection resistant to treatment"),
								Input.number("fev1", "FEV1", "%", 10, 150).asGuard(),
								Input.yesNo("dyspnoeaAtRestOrOxygen", "Dyspnoea at rest, or oxygen").asGuard(),
								Input.yesNo("lungNeoplasm", "Pleural neoplasm, or uncontrolled lung neoplasm").asGuard(),
								Input.yesNo("refractoryHeartFailure", "Refractory heart failure").asGuard(),
								Input.number("altUln", "ALT", "x ULN", 0, 200).asGuard(),
								Input.yesNo("liverDisease", "Documented liver disease").asGuard(),
								Input.yesNo("acuteViralHepatitis", "Acute viral hepatitis").asGuard(),
								Input.yesNo("liverOrBiliaryCarcinoma", "Biliary or uncontrolled liver carcinoma")
									.asGuard(),
								Input.yesNo("renalCarcinoma", "Uncontrolled renal carcinoma").asGuard(),
								Input.yesNo("cognitiveDependence",
										"Mental illness in hospital or intensive care, or dependence by cognitive status")
									.asGuard(),
								Input.yesNo("uncontrolledNeoplasia", "Other uncontrolled neoplasia").asGuard(),
								Input.yesNo("physicianJudgement",
										"Another comorbidity that the physician judges incompatible")
									.asGuard()),
						List.of(Group.of("NOT_MET", "none of the criteria asked").called("no criterion met"),
								Group.of("UNFIT", "one criterion against intensive chemotherapy")
									.called("unfit for intensive treatment"),
								Group
									.of("UNFIT_AND_NON_INTENSIVE_UNFIT",
											"one criterion against non-intensive treatment too")
									.called("unfit for non-intensive treatment too")),
						"One criterion is enough. Intensive: age above 75; ECOG 3 or more not caused by the leukaemia; "
								+ "heart failure or cardiomyopathy with LVEF 50 % or less; dialysis over 60; ALT above 3 x "
								+ "ULN with liver disease over 60. Also non-intensive: pulmonary disease with DLCO or FEV1 "
								+ "65 % or less, dyspnoea at rest or oxygen; Child B or C; acute viral hepatitis; infection "
								+ "resistant to treatment; dependence",
						"Before the choice of intensity in AML.",
						"VIALE-A differs at exactly 75 years, at ECOG 2 and for the kidney.",
						"Ferrara F et al., Leukemia 2013;27:997-999", CheckMark.P),
				FitnessScores::unfit)
			.deciding((reached) -> reached.contains("NOT_MET") ? null : "UNFIT")
			.wording((group) -> "UNFIT".equals(group) ? "One criterion is enough." : "")
			.saying("What is not answered below the first ten questions counts as not reported.");
	}

	private static void unfit(Inputs in, Tally tally) {
		Map<String, List<String>> always = new LinkedHashMap<>();
		List<Unfit> all = criteria(in);
		for (boolean nonIntensive : new boolean[] { true, false }) {
			List<Unfit> rows = all.stream().filter((row) -> row.nonIntensiveToo() == nonIntensive).toList();
			// what is known decides before anything unknown is asked
			boolean met = rows.stream().anyMatch((row) -> row.known(in) && row.met().getAsBoolean())
					|| rows.stream().anyMatch((row) -> row.met().getAsBoolean());
			if (met) {
				always.put(nonIntensive ? "UNFIT_AND_NON_INTENSIVE_UNFIT" : "UNFIT",
						rows.stream()
							.filter((row) -> row.known(in) && row.met().getAsBoolean())
							.map(Unfit::words)
							.toList());
				break;
			}
		}
		always.forEach((group, words) -> {
			words.forEach((one) -> tally.because(one, "met"));
			tally.group(group);
		});
		if (always.isEmpty()) {
			tally.group("NOT_MET");
		}
	}

	private static List<Unfit> criteria(Inputs in) {
		return List.of(
				new Unfit("Cirrhosis Child B or C", List.of("childPugh"), true,
						() -> List.of("B", "C").contains(in.text("childPugh"))),
				new Unfit("Infection resistant to treatment", List.of("refractoryInfection"), true,
						() -> in.yes("refractoryInfection")),
				reported(in, "Dyspnoea at rest, or oxygen", "dyspnoeaAtRestOrOxygen", true),
				reported(in, "Pleural or uncontrolled lung neoplasm", "lungNeoplasm", true),
				reported(in, "Refractory heart failure", "refractoryHeartFailure", true),
				reported(in, "Acute viral hepatitis", "acuteViralHepatitis", true),
				reported(in, "Dependence by mental illness or cognitive status", "cognitiveDependence", true),
				reported(in, "Uncontrolled neoplasia", "uncontrolledNeoplasia", true),
				new Unfit("Pulmonary disease with FEV1 65 % or less", List.of("fev1", "pulmonaryDisease"), true,
						() -> in.knows("fev1") && in.number("fev1") <= 65 && !in.knownNo("pulmonaryDisease")
								&& in.yes("pulmonaryDisease")),
				new Unfit("Pulmonary disease with DLCO 65 % or less", List.of("dlco", "pulmonaryDisease"), true,
						() -> !in.knownNo("pulmonaryDisease") && in.number("dlco") <= 65
								&& in.yes("pulmonaryDisease")),
				new Unfit("Age above 75", List.of("ageYears"), false, () -> in.years("ageYears") > 75),
				reported(in, "Biliary or uncontrolled liver carcinoma", "liverOrBiliaryCarcinoma", false),
				reported(in, "Uncontrolled renal carcinoma", "renalCarcinoma", false),
				reported(in, "Judged incompatible by the physician", "physicianJudgement", false),
				new Unfit("ECOG 3 or more, not caused by the leukaemia", List.of("ecog", "ecogRelatedToLeukaemia"),
						false,
						() -> !in.knownYes("ecogRelatedToLeukaemia") && in.number("ecog") >= 3
								&& !in.yes("ecogRelatedToLeukaemia")),
				new Unfit("Heart failure or cardiomyopathy with LVEF 50 % or less", List.of("lvef", "cardiomyopathy"),
						false, () -> !in.knownNo("cardiomyopathy") && in.number("lvef") <= 50
								&& in.yes("cardiomyopathy")),
				new Unfit("Dialysis over 60", List.of("dialysis", "ageYears"), false,
						() -> !in.knownNo("dialysis") && in.years("ageYears") > 60 && in.yes("dialysis")),
				new Unfit("Liver disease with ALT above 3 x ULN over 60",
						List.of("altUln", "liverDisease", "ageYears"), false,
						() -> in.knownYes("liverDisease") && in.knows("altUln") && in.number("altUln") > 3
								&& in.years("ageYears") > 60));
	}

	/** A criterion that counts only where it is reported. */
	private static Unfit reported(Inputs in, String words, String key, boolean nonIntensiveToo) {
		return new Unfit(words, List.of(key), nonIntensiveToo, () -> in.knownYes(key));
	}

	private static Score viale() {
		return new Written(
				Sheet.of("viale_a_criteria", "VIALE-A", "VIALE-A entry criteria: ineligible for intensive treatment",
						Topic.FITNESS, "1.22", "Adults with AML considered for azacitidine with venetoclax",
						List.of(Input.age("ageYears", "Age", 18, 110).tried(60.0, 80.0),
								Input.count("ecog", "ECOG", 0, 4).tried(1.0, 2.0),
								Input.yesNo("heartFailure", "Heart failure that needs treatment"),
								Input.yesNo("stableAngina", "Chronic stable angina"),
								Input.number("lvef", "LVEF", "%", 5, 90).tried(40.0, 60.0),
								Input.number("dlco", "DLCO", "%", 10, 150).tried(50.0, 80.0),
								Input.number("fev1", "FEV1", "%", 10, 150).tried(50.0, 80.0),
								Input.number("crcl", "Creatinine clearance", "mL/min", 0, 250).tried(40.0, 90.0),
								Input.number("bilirubinUln", "Bilirubin", "x ULN", 0, 50).tried(1.0, 2.0),
								Input.yesNo("otherComorbidity", "Other comorbidity agreed to be incompatible")
									.asGuard()),
						List.of(Group.of("MET", "75 years or more, or one criterion at 18-74").called("criteria met"),
								Group.of("NOT_MET", "none of them").called("no criterion met")),
						"75 years or more; or at 18-74 one of: heart failure that needs treatment, LVEF 50 % or less, "
								+ "chronic stable angina; DLCO or FEV1 65 % or less; ECOG 2-3; clearance 30 to below 45 "
								+ "mL/min; bilirubin above 1.5 to 3.0 x ULN; another agreed comorbidity",
						"Beside the Ferrara criteria, before venetoclax with a hypomethylating agent.",
						"An entry list of a trial, not a scale of fitness.", "VIALE-A entry criteria", CheckMark.M),
				FitnessScores::entry)
			.saying("The list is not checked against its source. It differs from Ferrara at exactly 75 years, at ECOG 2 "
					+ "and for the kidney.");
	}

	private static void entry(Inputs in, Tally tally) {
		List<Unfit> rows = List.of(
				new Unfit("Age 75 or more", List.of("ageYears"), false, () -> in.years("ageYears") >= 75),
				new Unfit("ECOG 2-3", List.of("ecog"), false,
						() -> in.number("ecog") >= 2 && in.number("ecog") <= 3),
				new Unfit("Heart failure that needs treatment", List.of("heartFailure"), false,
						() -> in.yes("heartFailure")),
				new Unfit("Chronic stable angina", List.of("stableAngina"), false, () -> in.yes("stableAngina")),
				new Unfit("LVEF 50 % or less", List.of("lvef"), false, () -> in.number("lvef") <= 50),
				new Unfit("DLCO 65 % or less", List.of("dlco"), false, () -> in.number("dlco") <= 65),
				new Unfit("FEV1 65 % or less", List.of("fev1"), false, () -> in.number("fev1") <= 65),
				new Unfit("Clearance 30 to below 45 mL/min", List.of("crcl"), false,
						() -> in.number("crcl") >= 30 && in.number("crcl") < 45),
				new Unfit("Bilirubin above 1.5 to 3.0 x ULN", List.of("bilirubinUln"), false,
						() -> in.number("bilirubinUln") > 1.5 && in.number("bilirubinUln") <= 3),
				reported(in, "Another agreed comorbidity", "otherComorbidity", false));
		boolean met = rows.stream().anyMatch((row) -> row.known(in) && row.met().getAsBoolean())
				|| rows.stream().anyMatch((row) -> row.met().getAsBoolean());
		rows.stream()
			.filter((row) -> row.known(in) && row.met().getAsBoolean())
			.forEach((row) -> tally.because(row.words(), "met"));
		tally.group(met ? "MET" : "NOT_MET");
	}

	/** G8 geriatric screen: a list of eight points, or one item after the other. */
	private static final class GeriatricScreen extends Score {

		/** One item with the points that it can have, best last. */
		private record Item(String key, String label, List<Double> points, String[] words) {

			Input asked() {
				return Input.number(this.key, this.label, "", 0, most())
					.tried(0.0, most())
					.words(this.words);
			}

			double most() {
				return this.points.get(this.points.size() - 1);
			}

		}

		private static final List<Item> ITEMS = List.of(
				item("foodIntake", "Food intake in the last 3 months", "0", "severe decrease", "1", "moderate decrease",
						"2", "no decrease"),
				item("weightLoss", "Weight loss in the last 3 months", "0", "more than 3 kg", "1", "not known to the "
						+ "patient", "2", "1 to 3 kg", "3", "none"),
				item("mobility", "Mobility", "0", "bed or chair", "1", "gets up, does not go out", "2", "goes out"),
				item("neuropsychological", "Neuropsychological problems", "0", "severe dementia or depression", "1",
						"mild", "2", "none"),
				item("bodyMassIndex", "Body mass index", "0", "below 19", "1", "19 to below 21", "2", "21 to below 23",
						"3", "23 or more"),
				item("drugs", "More than 3 drugs a day", "0", "yes", "1", "no"),
				item("selfRatedHealth", "Health compared with others of the age", "0", "not as good", "0.5",
						"does not know", "1", "as good", "2", "better"),
				item("ageBand", "Age", "0", "above 85 years", "1", "80 to 85 years", "2", "below 80 years"));

		GeriatricScreen() {
			super(Sheet
				.of("g8", "G8", "G8 geriatric screen", Topic.FITNESS, "1.23", "Age 70 or more with cancer", inputs(),
						List.of(Group.of("ABNORMAL", "14 or less: comprehensive geriatric assessment"),
								Group.of("NORMAL", "above 14")),
						"Food intake 0-2; weight loss 0-3; mobility 0-2; neuropsychological 0-2; body mass index 0-3; "
								+ "more than 3 drugs 0-1; self-rated health 0, 0.5, 1 or 2; age 0-2, in this order",
						"Age 70 or more.", "It screens; it does not by itself make unfit.", "G8 geriatric screening tool",
						CheckMark.V)
				.outOf(17));
		}

		private static Item item(String key, String label, String... pointsAndWords) {
			List<Double> points = new ArrayList<>();
			for (int place = 0; place < pointsAndWords.length; place += 2) {
				points.add(Double.valueOf(pointsAndWords[place]));
			}
			return new Item(key, label, points, pointsAndWords);
		}

		private static List<Input> inputs() {
			List<Input> inputs = new ArrayList<>();
			inputs.add(Input
				.list("items", "Points of the eight items",
						List.of(ITEMS.stream().map((one) -> 0.0).toList(), ITEMS.stream().map(Item::most).toList()))
				.offForm());
			ITEMS.forEach((item) -> inputs.add(item.asked()));
			inputs.add(Input.age("ageYears", "Age in years", 0, 110).asGuard());
			return inputs;
		}

		@Override
		public InputReader.Reading read(Map<String, ? extends @Nullable Object> sent) {
			Map<String, @Nullable Object> plain = new LinkedHashMap<>(sent);
			if (sent.get("items") instanceof List<?> items && items.size() == ITEMS.size()
					&& items.stream().anyMatch(Objects::isNull)) {
				// an item of the list that is null is not known
				plain.remove("items");
				for (int item = 0; item < ITEMS.size(); item++) {
					plain.put(ITEMS.get(item).key(), items.get(item));
				}
			}
			return super.read(plain);
		}

		@Override
		List<Fault> clashes(Inputs in) {
			List<Fault> faults = new ArrayList<>();
			if (in.knows("items")) {
				List<?> items = in.list("items");
				if (items.size() != ITEMS.size()) {
					faults.add(new Fault("items", "The G8 has eight items, in the order of the formula."));
					return faults;
				}
				for (int item = 0; item < ITEMS.size(); item++) {
					if (!(items.get(item) instanceof Double points) || !ITEMS.get(item).points().contains(points)) {
						faults.add(wrong("items[" + item + "]", ITEMS.get(item)));
					}
				}
			}
			for (Item item : ITEMS) {
				if (in.knows(item.key()) && !item.points().contains(in.number(item.key()))) {
					faults.add(wrong(item.key(), item));
				}
			}
			return faults;
		}

		private static Fault wrong(String place, Item item) {
			return new Fault(place, item.label() + " is one of "
					+ String.join(", ", item.points().stream().map(Score::plain).toList()) + ".");
		}

		@Override
		void tally(Inputs in, Tally tally) {
			boolean oneByOne = !in.knows("items") && ITEMS.stream().anyMatch((item) -> in.knows(item.key()));
			for (int place = 0; place < ITEMS.size(); place++) {
				Item item = ITEMS.get(place);
				double points = oneByOne ? in.number(item.key()) : (Double) in.list("items").get(place);
				tally.add(item.label(), points, "of " + plain(item.most()));
			}
			tally.group((tally.points() <= 14) ? "ABNORMAL" : "NORMAL");
		}

		@Override
		List<String> cautions(Inputs in) {
			String always = "For patients of 70 years or more. It screens; it does not by itself make unfit.";
			return (in.knows("ageYears") && in.years("ageYears") < 70)
					? List.of("Made for patients of 70 years or more; this one is younger.", always) : List.of(always);
		}

	}

}
