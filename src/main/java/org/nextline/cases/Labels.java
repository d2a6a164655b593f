package org.nextline.cases;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;

/**
 * What a list shows of a case.
 *
 * @param disease code; null when not known
 * @param setting code; null when not known
 * @param relapseNumber 1 for the first relapse; null when not known
 * @param genes altered genes, separated by blanks; empty when none are known
 */
record Labels(@Nullable String disease, @Nullable String setting, @Nullable Integer relapseNumber, String genes) {

	static Labels of(CaseFacts facts) {
		return new Labels(facts.code(CaseField.DISEASE).orElse(null), facts.code(CaseField.SETTING).orElse(null),
				facts.number(CaseField.RELAPSE_NUMBER).isPresent()
						? (int) facts.number(CaseField.RELAPSE_NUMBER).getAsDouble() : null,
				facts.alterations().stream().map(Labels::shortly).distinct().collect(Collectors.joining(" · ")));
	}

	private static String shortly(Alteration alteration) {
		if (alteration.variant() != null) {
			return alteration.gene() + " " + alteration.variant();
		}
		return switch (alteration.kind()) {
			case ITD, TKD -> alteration.gene() + "-" + alteration.kind();
			case REARRANGEMENT -> alteration.gene() + "-r";
			case TANDEM_DUPLICATION -> alteration.gene() + "-TD";
			default -> alteration.gene();
		};
	}

}
