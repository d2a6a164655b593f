package org.nextline.knowledge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.nextline.rules.Regulatory;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.TherapyCategory;

/** Names of agents, classes and roles as people read them. */
final class Names {

	private static final Map<String, String> SPECIAL = Map.ofEntries(Map.entry(Agents.ANY, "every treatment"),
			Map.entry(Agents.SYSTEMIC, "every systemic drug against leukaemia"), Map.entry("THIS_AGENT", "each drug"),
			Map.entry("THIS_REGIMEN", "each regimen"), Map.entry("CURRENT", "the current drug"),
			Map.entry("BCR_ABL1_TKI", "BCR::ABL1 inhibitor"), Map.entry("HMA", "hypomethylating agent"),
			Map.entry("G_CSF", "G-CSF"), Map.entry("TKI_1G", "first-generation TKI"),
			Map.entry("TKI_2G", "second-generation TKI"), Map.entry("TKI_3G", "third-generation TKI"),
			Map.entry("TKI_2G_3G", "second- or third-generation TKI"), Map.entry("INTERFERON_ALFA", "interferon alfa"));

	private static final Set<String> INITIALS = Set.of("FLT3", "IDH", "IDH1", "IDH2", "BTK", "BCL2", "BRAF", "JAK",
			"KIT", "MEK", "HDAC", "NTRK", "PD1", "PI3K", "STAMP", "TKI", "CNS", "CAR");

	private static final Pattern ANTIGEN = Pattern.compile("CD\\d+");

	private static final Map<String, String> STATUSES = Map.of("APPROVED", "Approved", "OFF_LABEL", "Off-label",
			"NOT_APPROVED", "Not approved", "WITHDRAWN", "Withdrawn", "INVESTIGATIONAL", "Investigational",
			"LICENSED_DRUG", "Licensed drug, other use");

	private Names() {
	}

	/** What a safety row, a guard or a plan of monitoring is about. */
	static String target(String name, Agents agents) {
		if (agents.withKey(name).isPresent()) {
			return agents.label(name);
		}
		String special = SPECIAL.get(name);
		if (special != null) {
			return special;
		}
		return Arrays.stream(TherapyCategory.values())
			.filter((category) -> category.name().equals(name))
			.findFirst()
			.map(TherapyCategory::inSentence)
			.orElseGet(() -> ofClass(name));
	}

	/** A class of agents in words: {@code FLT3 inhibitor}. */
	static String ofClass(String name) {
		String special = SPECIAL.get(name);
		if (special != null) {
			return special;
		}
		if (name.indexOf('-') >= 0) {
			return name;
		}
		if (name.endsWith("_HSCT")) {
			return TherapyCategory.valueOf(name).inSentence();
		}
		return Arrays.stream(name.split("_"))
			.map((part) -> (INITIALS.contains(part) || part.length() == 1 || ANTIGEN.matcher(part).matches()) ? part
					: part.toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(" "))
			.replace("anti CD", "anti-CD")
			.replace("bispecific T cell", "bispecific T-cell")
			.replace("CAR T", "CAR T cells");
	}

	static String status(Regulatory one) {
		return STATUSES.getOrDefault(one.status(), one.status());
	}

	/** The day, month or year of a decision; empty when it is not stated. */
	static String since(Regulatory one) {
		String since = one.since();
		return (since != null) ? PartialDate.read(since).map(PartialDate::words).orElse(since) : "";
	}

}
