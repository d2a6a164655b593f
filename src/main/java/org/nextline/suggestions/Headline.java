package org.nextline.suggestions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.nextline.vocabulary.Alteration;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.PartialDate;
import org.nextline.vocabulary.Value;
import org.nextline.vocabulary.Words;

/** Says in one line what the case is. */
final class Headline {

	private static final List<String> ORDINALS = List.of("first", "second", "third", "fourth", "fifth");

	private final CaseFacts facts;

	private final List<String> parts = new ArrayList<>();

	private Headline(CaseFacts facts) {
		this.facts = facts;
	}

	/** The parts of the line, what matters most first. */
	static List<String> of(CaseFacts facts) {
		Headline headline = new Headline(facts);
		headline.person();
		headline.disease();
		headline.fitness();
		headline.findings();
		headline.goal();
		return List.copyOf(headline.parts);
	}

	private void add(CaseField field, String text) {
		String date = Optional.ofNullable(this.facts.get(field))
			.map(Fact::observed)
			.map((observed) -> " (" + observed.words() + ")")
			.orElse("");
		this.parts.add(text + date);
	}

	private void person() {
		List<String> person = new ArrayList<>();
		this.facts.code(CaseField.SEX).ifPresent((sex) -> person.add(sex.equals("F") ? "female" : "male"));
		this.facts.number(CaseField.AGE_YEARS).ifPresent((age) -> person.add(years(age)));
		if (!person.isEmpty()) {
			this.parts.add(String.join(", ", person));
		}
		if (this.facts.is(CaseField.PREGNANT, "yes")) {
			add(CaseField.PREGNANT, "pregnant");
		}
	}

	/** Whole years, as people say them; the first years with their fraction. */
	private static String years(double age) {
		return Value.plain((age >= 3) ? Math.floor(age) : age) + " years";
	}

	private void disease() {
		this.facts.disease().ifPresent((disease) -> {
			StringBuilder text = new StringBuilder(disease.shortName());
			this.facts.code(CaseField.SETTING).ifPresent((setting) -> text.append(", ").append(setting(setting)));
			this.facts.code(CaseField.CML_PHASE)
				.filter((phase) -> disease == Disease.CML)
				.ifPresent((phase) -> text.append(", ")
					.append(Words.of(CaseField.CML_PHASE, phase).toLowerCase(java.util.Locale.ROOT)));
			this.parts.add(text.toString());
		});
		this.facts.number(CaseField.FIRST_REMISSION_MONTHS)
			.ifPresent((months) -> this.parts.add("first remission " + Value.plain(months) + " months"));
		this.facts.number(CaseField.MONTHS_SINCE_ALLO_HSCT)
			.ifPresent((months) -> this.parts.add(Value.plain(months) + " months after allograft"));
	}

	private String setting(String setting) {
		String words = Words.of(CaseField.SETTING, setting);
		String inSentence = Character.isUpperCase(words.charAt(1)) ? words
				: words.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + words.substring(1);
		int number = (int) this.facts.number(CaseField.RELAPSE_NUMBER).orElse(0);
		return (setting.equals("RELAPSE") && number >= 1 && number <= ORDINALS.size())
				? ORDINALS.get(number - 1) + " relapse" : inSentence;
	}

	private void fitness() {
		this.facts.number(CaseField.ECOG).ifPresent((ecog) -> add(CaseField.ECOG, "ECOG " + Value.plain(ecog)));
		this.facts.code(CaseField.FITNESS)
			.ifPresent((fitness) -> add(CaseField.FITNESS,
					Words.of(CaseField.FITNESS, fitness).toLowerCase(java.util.Locale.ROOT)));
	}

	private void findings() {
		Fact entered = this.facts.get(CaseField.ALTERATIONS);
		for (Alteration one : this.facts.alterations()) {
			PartialDate date = (one.observed() != null) ? one.observed()
					: (entered != null) ? entered.observed() : null;
			this.parts.add(one.words() + ((date != null) ? " (" + date.words() + ")" : "")
					+ (one.atThisRelapse() ? "" : ", earlier sample"));
		}
		this.facts.number(CaseField.BCR_ABL1_IS)
			.ifPresent((amount) -> add(CaseField.BCR_ABL1_IS, "BCR::ABL1 " + Value.plain(amount) + " %"));
		this.facts.number(CaseField.MARROW_BLASTS)
			.ifPresent((blasts) -> add(CaseField.MARROW_BLASTS, "marrow blasts " + Value.plain(blasts) + " %"));
		this.facts.number(CaseField.QTCF).ifPresent((qtc) -> add(CaseField.QTCF, "QTcF " + Value.plain(qtc) + " ms"));
	}

	private void goal() {
		this.facts.code(CaseField.GOALS_OF_CARE)
			.ifPresent((goal) -> this.parts
				.add("goal: " + Words.of(CaseField.GOALS_OF_CARE, goal).toLowerCase(java.util.Locale.ROOT)));
	}

}
