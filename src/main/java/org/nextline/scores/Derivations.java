package org.nextline.scores;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;

import org.nextline.vocabulary.Agent;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.AlterationKind;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.PriorTherapy;
import org.nextline.vocabulary.PriorTherapy.ReasonStopped;
import org.nextline.vocabulary.TreatmentHistory;
import org.nextline.vocabulary.Truth;
import org.nextline.vocabulary.Value;

/**
 * Derives facts before any rule is asked, each marked with what it follows from (gates
 * G-DERIVE, G-PREG, G-RELAPSE1). A stated value always wins.
 */
public final class Derivations {

	/**
	 * Upper limit of normal that a bilirubin in mg/dL is converted with; a convention of
	 * this project.
	 */
	private static final double BILIRUBIN_ULN_MG_DL = 1.2;

	private static final Set<String> HIGH_RISK_ACA = Set.of("+8", "second Ph", "i(17q)", "+19", "-7", "del(7q)",
			"t(v;11q23)", "t(3q26;v)", "inv(3)", "t(3;3)", "complex");

	private CaseFacts facts;

	private final Agents agents;

	private final TreatmentHistory history;

	private Derivations(CaseFacts stated, Agents agents) {
		this.agents = agents;
		this.facts = withCurrent(stated.atThisRelapse(), agents);
		this.history = new TreatmentHistory(this.facts, agents);
	}

	/**
	 * What is taken now by the keys of the catalogue. A list of earlier treatments that
	 * does not name it is completed, for the drug taken now has been given.
	 */
	private static CaseFacts withCurrent(CaseFacts stated, Agents agents) {
		Fact taken = stated.get(CaseField.CURRENT_THERAPY);
		if (taken == null || !(taken.value() instanceof Value.Codes codes)) {
			return stated;
		}
		Set<String> keys = new LinkedHashSet<>();
		codes.names().forEach((name) -> keys.add(agents.named(name).map(Agent::key).orElse(name)));
		CaseFacts facts = stated.with(CaseField.CURRENT_THERAPY,
				new Fact(new Value.Codes(keys), taken.observed(), taken.source(), taken.phase(), taken.derivedFrom()));
		Fact list = stated.get(CaseField.PRIOR_THERAPIES);
		if (list == null || !(list.value() instanceof Value.Therapies therapies)) {
			return facts;
		}
		TreatmentHistory history = new TreatmentHistory(facts, agents);
		List<String> lacking = keys.stream()
			.filter((key) -> agents.in(key, Agents.SYSTEMIC) && history.coursesOf(key).isEmpty())
			.toList();
		if (lacking.isEmpty()) {
			return facts;
		}
		List<PriorTherapy> courses = new ArrayList<>(therapies.courses());
		courses.add(new PriorTherapy(String.join(" + ", lacking), List.of(), null, ReasonStopped.ONGOING, null));
		return facts.with(CaseField.PRIOR_THERAPIES, new Fact(new Value.Therapies(courses), list.observed(),
				list.source(), list.phase(), "what is taken now added"));
	}

	/**
	 * The case with everything that follows from what is stated.
	 * @param stated the stated facts
	 * @param agents the catalogue, which splits regimens into agents
	 */
	public static CaseFacts complete(CaseFacts stated, Agents agents) {
		Derivations derivations = new Derivations(stated, agents);
		derivations.person();
		derivations.treatments();
		derivations.remission();
		derivations.laboratory();
		derivations.transplant();
		derivations.genetics();
		derivations.chronicMyeloid();
		derivations.lymphoid();
		derivations.fitness();
		return derivations.withStale(stated);
	}

	/** Nothing follows from a sample of another time, but it is kept. */
	private CaseFacts withStale(CaseFacts stated) {
		CaseFacts all = this.facts;
		for (CaseField field : stated.known().keySet()) {
			if (!all.knows(field)) {
				all = all.with(field, stated.find(field).orElseThrow());
			}
		}
		return all;
	}

	private void put(CaseField field, Value value, String from) {
		if (!this.facts.knows(field)) {
			this.facts = this.facts.with(field, Fact.derived(value, from));
		}
	}

	private void yes(CaseField field, boolean answer, String from) {
		put(field, new Value.YesNo(answer), from);
	}

	private void amount(CaseField field, double amount, String from) {
		if (field.kind().plausible(amount)) {
			put(field, new Value.Number(amount), from);
		}
	}

	private boolean is(CaseField field, String code) {
		return this.facts.is(field, code);
	}

	private OptionalDouble number(CaseField field) {
		return this.facts.number(field);
	}

	private void both(CaseField left, CaseField right, BiFunction<Double, Double, Double> formula, CaseField target,
			String from) {
		if (number(left).isPresent() && number(right).isPresent()) {
			amount(target, formula.apply(number(left).getAsDouble(), number(right).getAsDouble()), from);
		}
	}

	private void person() {
		OptionalDouble age = number(CaseField.AGE_YEARS);
		if (is(CaseField.SEX, "M")) {
			yes(CaseField.PREGNANT, false, "from sex");
		}
		else if (age.isPresent() && (age.getAsDouble() > 55 || age.getAsDouble() < 12)) {
			yes(CaseField.PREGNANT, false, "from age");
		}
		if (is(CaseField.SEVERE_BLEEDING_NOW, "yes")) {
			yes(CaseField.BLEED_IN6_MONTHS, true, "from severe bleeding now");
		}
		if (number(CaseField.KARNOFSKY).isPresent()) {
			amount(CaseField.ECOG, Performance.ecog(number(CaseField.KARNOFSKY).getAsDouble()),
					"converted from Karnofsky");
		}
		else if (number(CaseField.LANSKY).isPresent() && age.orElse(99) < 16) {
			amount(CaseField.KARNOFSKY, number(CaseField.LANSKY).getAsDouble(), "from Lansky");
			amount(CaseField.ECOG, Performance.ecog(number(CaseField.LANSKY).getAsDouble()), "converted from Lansky");
		}
		else if (number(CaseField.ECOG).isPresent()) {
			amount(CaseField.KARNOFSKY, Performance.karnofsky(number(CaseField.ECOG).getAsDouble()),
					"converted from ECOG");
		}
		both(CaseField.HEIGHT_CM, CaseField.WEIGHT_KG, Formulas::mosteller, CaseField.BSA,
				"Mosteller, from height and weight");
		this.facts.codes(CaseField.COMORBIDITIES)
			.ifPresent((items) -> amount(CaseField.HCT_CI, Comorbidity.points(items), "from the comorbidities"));
	}

	/** Agents by the keys of the catalogue, whatever they were called. */
	private void keys(CaseField field) {
		Fact fact = this.facts.get(field);
		if (fact == null || !(fact.value() instanceof Value.Codes names)) {
			return;
		}
		Set<String> keys = new LinkedHashSet<>();
		for (String name : names.names()) {
			List<Agent> known = this.agents.namedIn(name);
			known.forEach((agent) -> keys.add(agent.key()));
			if (known.isEmpty() || !this.agents.unknownIn(name).isEmpty()) {
				keys.add(name);
			}
		}
		if (!keys.equals(names.names())) {
			this.facts = this.facts.with(field,
					new Fact(new Value.Codes(keys), fact.observed(), fact.source(), fact.phase(), fact.derivedFrom()));
		}
	}

	private void treatments() {
		keys(CaseField.CURRENT_THERAPY);
		keys(CaseField.INTOLERANCES);
		if (!this.history.known()) {
			return;
		}
		String from = "from the treatments so far";
		amount(CaseField.PRIOR_LINES, this.history.courses().size(), from);
		Set<String> current = new LinkedHashSet<>();
		Set<String> intolerant = new LinkedHashSet<>();
		for (TreatmentHistory.Course course : this.history.courses()) {
			if (course.entry().reasonStopped() == ReasonStopped.ONGOING) {
				current.addAll(course.named());
			}
			if (course.entry().reasonStopped() == ReasonStopped.INTOLERANT) {
				intolerant.addAll(course.named());
			}
		}
		put(CaseField.CURRENT_THERAPY, new Value.Codes(current), from);
		put(CaseField.INTOLERANCES, new Value.Codes(intolerant), from);
		if (this.facts.disease().orElse(Disease.CML) == Disease.CML) {
			amount(CaseField.TKI_LINE, this.history.members("BCR_ABL1_TKI").size(), from);
		}
		if (this.history.prior("ALLO_HSCT").isTrue()) {
			yes(CaseField.PRIOR_ALLO_HSCT, true, from);
			this.history.monthsSince("ALLO_HSCT")
				.ifPresent((months) -> amount(CaseField.MONTHS_SINCE_ALLO_HSCT, months, from));
		}
		if (this.history.prior("AUTO_HSCT").isTrue()) {
			yes(CaseField.PRIOR_AUTO_HSCT, true, from);
		}
	}

	private void remission() {
		if (number(CaseField.RELAPSE_NUMBER).orElse(0) == 1) {
			number(CaseField.FIRST_REMISSION_MONTHS).ifPresent((months) -> amount(CaseField.LAST_REMISSION_MONTHS,
					months, "first relapse: the first remission is the last"));
			number(CaseField.LAST_REMISSION_MONTHS).ifPresent((months) -> amount(CaseField.FIRST_REMISSION_MONTHS,
					months, "first relapse: the last remission is the first"));
		}
		boolean remission = this.facts.code(CaseField.CURRENT_RESPONSE)
			.filter(Set.of("CR", "CRH", "CRI")::contains)
			.isPresent();
		if (remission) {
			number(CaseField.MRD)
				.ifPresent((mrd) -> amount(CaseField.MRD_END_REINDUCTION, mrd, "from MRD in remission"));
		}
	}

	private void laboratory() {
		both(CaseField.WBC, CaseField.BLOOD_BLASTS, (wbc, blasts) -> wbc * blasts / 100, CaseField.CIRCULATING_BLASTS,
				"from leukocytes and blood blasts");
		OptionalDouble potassium = number(CaseField.POTASSIUM);
		OptionalDouble magnesium = number(CaseField.MAGNESIUM);
		Truth low = below(potassium, 3.5).or(below(magnesium, 0.75));
		if (!low.isUnknown()) {
			yes(CaseField.LOW_POTASSIUM_OR_MAGNESIUM, low.isTrue(), "from potassium and magnesium");
		}
		number(CaseField.BILIRUBIN_ULN).ifPresent((times) -> amount(CaseField.BILIRUBIN_MG_DL,
				times * BILIRUBIN_ULN_MG_DL, "from bilirubin x ULN, with an upper limit of 1.2 mg/dL"));
		number(CaseField.BILIRUBIN_MG_DL).ifPresent((level) -> amount(CaseField.BILIRUBIN_ULN,
				level / BILIRUBIN_ULN_MG_DL, "from bilirubin in mg/dL, with an upper limit of 1.2 mg/dL"));
		clearance();
		Optional<Set<String>> sites = this.facts.codes(CaseField.SITES);
		if (sites.isPresent()) {
			if (number(CaseField.MARROW_BLASTS).orElse(0) >= 5 && !sites.get().contains("MARROW")) {
				Set<String> all = new LinkedHashSet<>(sites.get());
				all.add("MARROW");
				Fact fact = this.facts.find(CaseField.SITES).orElseThrow();
				this.facts = this.facts.with(CaseField.SITES, new Fact(new Value.Codes(all), fact.observed(),
						fact.source(), fact.phase(), "marrow added: blasts of 5 % or more"));
			}
			boolean mass = sites.get().stream().anyMatch(Set.of("NODAL", "SKIN", "OTHER_EXTRAMEDULLARY")::contains);
			if (!mass) {
				yes(CaseField.BULKY_EXTRAMEDULLARY, false, "no nodal, skin or other extramedullary site");
			}
		}
	}

	private void clearance() {
		OptionalDouble age = number(CaseField.AGE_YEARS);
		OptionalDouble weight = number(CaseField.WEIGHT_KG);
		OptionalDouble creatinine = number(CaseField.CREATININE_MG_DL);
		Optional<String> sex = this.facts.code(CaseField.SEX);
		boolean valid = within(age, 18, 110.99) && within(weight, 30, 250) && within(creatinine, 0.2, 20);
		if (valid && sex.isPresent() && !is(CaseField.DIALYSIS, "yes")) {
			double years = Math.floor(age.orElseThrow());
			OptionalDouble height = number(CaseField.HEIGHT_CM);
			boolean female = sex.get().equals("F");
			double clearance = Formulas.cockcroftGault(years, weight.orElseThrow(), height, creatinine.orElseThrow(),
					female);
			boolean adjusted = Formulas.countedWeight(weight.orElseThrow(), height, female) != weight.orElseThrow();
			amount(CaseField.CRCL, clearance,
					"Cockcroft-Gault, from age, " + (adjusted ? "adjusted " : "") + "weight, sex and creatinine");
		}
	}

	private static boolean within(OptionalDouble amount, double least, double most) {
		return amount.isPresent() && amount.getAsDouble() >= least && amount.getAsDouble() <= most;
	}

	private static Truth below(OptionalDouble amount, double limit) {
		return amount.isPresent() ? Truth.of(amount.getAsDouble() < limit) : Truth.UNKNOWN;
	}

	private void transplant() {
		if (is(CaseField.PRIOR_ALLO_HSCT, "no")) {
			yes(CaseField.ACTIVE_GVHD, false, "no allogeneic transplant");
			yes(CaseField.HLA_LOSS, false, "no allogeneic transplant");
		}
		Truth allogeneic = transplanted(CaseField.PRIOR_ALLO_HSCT, "ALLO_HSCT");
		Truth autologous = transplanted(CaseField.PRIOR_AUTO_HSCT, "AUTO_HSCT");
		Truth either = allogeneic.or(autologous);
		boolean first = number(CaseField.RELAPSE_NUMBER).orElse(0) == 1;
		if (either.isFalse() || (either.isTrue() && first)) {
			yes(CaseField.PRIOR_HSCT, either.isTrue(),
					either.isTrue() ? "first relapse, and a transplant in the past" : "no transplant in the past");
		}
	}

	private Truth transplanted(CaseField field, String category) {
		return this.facts.code(field)
			.map((answer) -> Truth.of(answer.equals("yes")))
			.orElse(this.history.prior(category));
	}

	private void genetics() {
		Optional<Disease> disease = this.facts.disease();
		List<Alteration> found = this.facts.alterations().stream().filter(Alteration::atThisRelapse).toList();
		boolean residual = is(CaseField.SETTING, "MRD_RELAPSE") || is(CaseField.SETTING, "MRD_PERSISTENCE");
		if (residual && !found.isEmpty()) {
			Set<String> markers = new LinkedHashSet<>();
			found.forEach((one) -> marker(one).ifPresent(markers::add));
			boolean clonal = found.stream().allMatch((one) -> Set.of("DNMT3A", "TET2", "ASXL1").contains(one.gene()));
			if (clonal) {
				markers.add("DTA");
			}
			if (!markers.isEmpty()) {
				put(CaseField.MRD_MARKER, new Value.Codes(markers), "from the alterations");
			}
		}
		long domain = found.stream()
			.filter((one) -> (one.gene().equals("BCR::ABL1") || one.gene().equals("ABL1"))
					&& one.kind() == AlterationKind.MUTATION)
			.count();
		if (domain == 1 || (domain == 0 && is(CaseField.KD_MUTATION_TESTED, "yes"))) {
			yes(CaseField.KD_COMPOUND, false, "fewer than two kinase-domain mutations");
		}
		if (disease.filter((one) -> one == Disease.CLL || one == Disease.RICHTER).isPresent()) {
			tp53(found);
		}
		if (disease.filter(Disease.B_ALL::equals).isPresent()) {
			boolean high = found.stream()
				.anyMatch((one) -> one.gene().equals("TP53") || one.gene().equals("TCF3::HLF")
						|| ((one.gene().equals("KMT2A") || one.gene().contains("KMT2A"))
								&& (one.kind() == AlterationKind.FUSION || one.kind() == AlterationKind.REARRANGEMENT)))
					|| this.facts.has(CaseField.CYTOGENETICS, "hypodiploid")
					|| this.facts.has(CaseField.CYTOGENETICS, "t(17;19)");
			if (high) {
				yes(CaseField.ALL_HIGH_RISK_GENETICS, true, "from the alterations and karyotype");
			}
		}
	}

	private void tp53(List<Alteration> found) {
		boolean mutated = found.stream()
			.anyMatch((one) -> one.gene().equals("TP53")
					&& (one.kind() == AlterationKind.MUTATION || one.kind() == AlterationKind.DELETION));
		boolean deleted = this.facts.has(CaseField.CYTOGENETICS, "del(17p)");
		if (mutated || deleted) {
			yes(CaseField.TP53_ABERRANT, true, "TP53 mutation or del(17p)");
		}
		else if (this.facts.has(CaseField.KNOWN_ABSENT, "TP53") && this.facts.karyotype().isPresent()) {
			yes(CaseField.TP53_ABERRANT, false, "no TP53 mutation, no del(17p)");
		}
	}

	private static Optional<String> marker(Alteration one) {
		return switch (one.gene()) {
			case "NPM1" -> Optional.of("NPM1");
			case "RUNX1::RUNX1T1", "CBFB::MYH11", "PML::RARA", "DEK::NUP214", "BCR::ABL1" -> Optional.of(one.gene());
			case "IDH1", "IDH2" -> Optional.of("IDH");
			case "FLT3" -> (one.kind() == AlterationKind.ITD) ? Optional.of("FLT3_ITD") : Optional.empty();
			case "KMT2A" -> (one.kind() == AlterationKind.FUSION || one.kind() == AlterationKind.REARRANGEMENT)
					? Optional.of("KMT2A") : Optional.empty();
			default -> one.gene().contains("KMT2A") ? Optional.of("KMT2A") : Optional.empty();
		};
	}

	private void chronicMyeloid() {
		if (this.facts.disease().filter(Disease.CML::equals).isEmpty()) {
			return;
		}
		this.facts.karyotype()
			.ifPresent((codes) -> yes(CaseField.HIGH_RISK_ACA, codes.stream().anyMatch(HIGH_RISK_ACA::contains),
					"from the karyotype"));
		if (!this.facts.knows(CaseField.CML_RESPONSE)) {
			CmlResponse.of(this.facts)
				.ifPresent((response) -> this.facts = this.facts.with(CaseField.CML_RESPONSE, response));
		}
	}

	private void lymphoid() {
		indication();
		if (this.facts.disease().filter((one) -> one == Disease.CLL || one == Disease.RICHTER).isEmpty()) {
			return;
		}
		exposure(CaseField.CBTKI_STATUS, "COVALENT_BTK_INHIBITOR");
		exposure(CaseField.NCBTKI_STATUS, "NONCOVALENT_BTK_INHIBITOR");
		exposure(CaseField.BCL2I_STATUS, "BCL2_INHIBITOR");
		this.history.monthsSince("BCL2_INHIBITOR")
			.ifPresent((months) -> amount(CaseField.MONTHS_SINCE_VENETOCLAX_END, months, "from the treatments so far"));
	}

	/**
	 * An indication to treat, when a measured criterion is met; never "no" (reference,
	 * 1e, 1g and 1h of the CLL file).
	 */
	private void indication() {
		Disease disease = this.facts.disease().orElse(null);
		if (disease == Disease.CLL) {
			boolean bulk = at(CaseField.SPLEEN_CM, 6) || at(CaseField.LARGEST_NODE_CM, 10);
			boolean doubling = under(CaseField.LYMPHOCYTE_DOUBLING_MONTHS, 6) && at(CaseField.ALC, 30);
			if (under(CaseField.HEMOGLOBIN_GL, 100) || under(CaseField.PLATELETS, 100) || bulk || doubling) {
				yes(CaseField.TREATMENT_INDICATION, true,
						"an iwCLL criterion is met by the values entered; exclude another cause");
			}
			tumourLysis();
		}
		if (disease == Disease.HCL) {
			if (under(CaseField.ANC, 1) || under(CaseField.HEMOGLOBIN_GL, 110) || under(CaseField.PLATELETS, 100)
					|| is(CaseField.ACTIVE_INFECTION, "yes")) {
				yes(CaseField.TREATMENT_INDICATION, true, "low counts or infection");
			}
			boolean braf = this.facts.alterations()
				.stream()
				.anyMatch((one) -> one.gene().equals("BRAF") && one.atThisRelapse()
						&& "V600E".equalsIgnoreCase(one.variant()));
			if (braf) {
				yes(CaseField.HCL_VARIANT, false, "BRAF V600E found");
			}
		}
		if (disease == Disease.T_PLL && (this.facts.code(CaseField.SETTING)
			.filter(Set.of("RELAPSE", "PRIMARY_REFRACTORY", "PROGRESSION")::contains)
			.isPresent() || under(CaseField.LYMPHOCYTE_DOUBLING_MONTHS, 2))) {
			yes(CaseField.TREATMENT_INDICATION, true, "active disease");
		}
	}

	private void tumourLysis() {
		OptionalDouble node = number(CaseField.LARGEST_NODE_CM);
		OptionalDouble lymphocytes = number(CaseField.ALC);
		if (node.orElse(0) >= 10 || (node.orElse(0) >= 5 && lymphocytes.orElse(0) >= 25)) {
			put(CaseField.TLS_RISK, new Value.Code("HIGH"), "from nodes and lymphocytes");
		}
		else if (node.isPresent() && lymphocytes.isPresent()) {
			boolean raised = node.getAsDouble() >= 5 || lymphocytes.getAsDouble() >= 25;
			put(CaseField.TLS_RISK, new Value.Code(raised ? "INTERMEDIATE" : "LOW"), "from nodes and lymphocytes");
		}
	}

	private boolean at(CaseField field, double least) {
		return number(field).isPresent() && number(field).getAsDouble() >= least;
	}

	private boolean under(CaseField field, double limit) {
		return number(field).isPresent() && number(field).getAsDouble() < limit;
	}

	/** Situations in which the disease grows under what is taken now. */
	private boolean growing() {
		return this.facts.code(CaseField.SETTING)
			.filter(Set.of("RELAPSE", "PRIMARY_REFRACTORY", "PROGRESSION", "RESISTANCE")::contains)
			.isPresent() && !is(CaseField.LYMPHOCYTOSIS_ONLY, "yes");
	}

	/**
	 * Whether the disease grows under a drug of the class that is taken now, or came soon
	 * after it or without response.
	 */
	private boolean refractory(String className) {
		boolean growing = growing();
		boolean taken = this.facts.codes(CaseField.CURRENT_THERAPY)
			.orElse(Set.of())
			.stream()
			.flatMap((key) -> this.agents.partsOf(key).stream())
			.anyMatch((key) -> this.agents.in(key, className));
		if (taken && growing) {
			return true;
		}
		return className.equals("BCL2_INHIBITOR") && this.history.coursesOf(className).stream().anyMatch((course) -> {
			Double months = course.entry().monthsAgo();
			String response = course.entry().bestResponse();
			boolean completed = course.entry().reasonStopped() == ReasonStopped.COMPLETED;
			boolean soon = growing && months != null && months <= 6 && completed;
			boolean none = response != null
					&& (Set.of("NO_RESPONSE", "PD").contains(response) || (completed && response.equals("SD")));
			return soon || none;
		});
	}

	private void exposure(CaseField field, String className) {
		if (refractory(className)) {
			put(field, new Value.Code("REFRACTORY"), "from the treatments so far and the situation");
		}
		Truth failed = this.history.failed(className);
		if (this.history.prior(className).isFalse()) {
			put(field, new Value.Code("NAIVE"), "from the treatments so far");
		}
		else if (failed.isTrue()) {
			put(field, new Value.Code("REFRACTORY"), "from the treatments so far");
		}
		else if (failed.isFalse() && settled(className)) {
			put(field, new Value.Code("EXPOSED_NOT_REFRACTORY"), "from the treatments so far");
		}
	}

	/**
	 * Whether it is known of every course how it did and, where the disease grows again,
	 * how long ago it ended; else a BCL2 inhibitor may have failed (reference,
	 * vocabulary, bcl2iStatus).
	 */
	private boolean settled(String className) {
		return !className.equals("BCL2_INHIBITOR") || this.history.coursesOf(className).stream().allMatch((course) -> {
			PriorTherapy entry = course.entry();
			boolean dated = entry.monthsAgo() != null || !growing() || entry.reasonStopped() != ReasonStopped.COMPLETED;
			return entry.bestResponse() != null && !entry.bestResponse().equals("UNKNOWN") && dated;
		});
	}

	private void fitness() {
		if (this.facts.knows(CaseField.FITNESS)) {
			return;
		}
		Fitness.Derived fitness = Fitness.of(this.facts);
		String value = fitness.value();
		if (value != null) {
			String missing = named("; not yet assessed: ", fitness.missing())
					+ named("; not assessed: ", fitness.notAssessed());
			put(CaseField.FITNESS, new Value.Code(value), String.join("; ", fitness.because()) + missing);
		}
	}

	/** Labels without their brackets; abbreviations keep their capitals. */
	private static String named(String begin, List<CaseField> fields) {
		return fields.isEmpty() ? "" : begin + fields.stream().map((field) -> {
			String label = field.label().replaceAll(" \\(.*", "");
			return label.matches("[A-Z][a-z].*")
					? label.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + label.substring(1) : label;
		}).collect(java.util.stream.Collectors.joining(", "));
	}

	/** The catalogue that regimens were read with. */
	Agents agents() {
		return this.agents;
	}

}
