package org.nextline.browser;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseText;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From an empty page to the advice: a relapse is entered by keyboard alone, from what a
 * clinician knows of it, and the advice is read as it stands on the page.
 */
abstract class DiseaseJourney extends CaseJourney {

	private static final String PLACE = "(name) => [...document.getElementById('case-form').elements]"
			+ ".findIndex((one) => one.name === name || one.name.startsWith(name))";

	private static final String WORDS = "([name, code]) => [...document.getElementsByName(name)[0].options]"
			+ ".find((one) => one.value === code)?.textContent.trim() ?? ''";

	private static final String BOXES = "(name) => [...document.getElementsByName(name)]"
			+ ".filter((one) => one.type === 'checkbox').map((one) => one.value)";

	private static final String ENTRY = "(name) => [...document.getElementsByName(name)]"
			+ ".find((one) => one.type === 'text')?.id ?? ''";

	private static final String ANTIGEN = "(antigen) => [...document.querySelectorAll('#rows-antigens select')]"
			+ ".find((one) => one.name.endsWith('.name') && one.value === antigen)?.name ?? ''";

	private static final String FOCUSED = "(name) => document.activeElement.name === name";

	private static final int MOST_TRIES = 500;

	/**
	 * Enters a relapse of a new patient and stores it.
	 * @param recordNumber of the patient, not used before
	 * @param answers what is known, written as {@link CaseText} reads it
	 * @return the page with the advice
	 */
	protected Page enter(String recordNumber, String answers) {
		Page page = open("/cases/new", "clinician");
		Keyboard keys = new Keyboard(page);
		keys.type("p.recordNumber", recordNumber).type("p.familyName", "Journey").type("p.givenName", recordNumber);
		answer(page, keys, answers);
		keys.store();
		assertThat(page.locator("h1").textContent()).as("the advice, and no faults: " + faults(page))
			.isEqualTo("Journey, " + recordNumber);
		return page;
	}

	/** Corrects facts of the case whose advice is shown, and stores it again. */
	protected void correct(Page page, String answers) {
		Keyboard keys = new Keyboard(page);
		page.waitForNavigation(() -> keys.follow("Edit facts"));
		answer(page, keys, answers);
		keys.store();
	}

	private static String faults(Page page) {
		return String.join("; ", page.locator(".faults li").allTextContents());
	}

	private void answer(Page page, Keyboard keys, String text) {
		Map<String, Object> answers = new LinkedHashMap<>(CaseText.answers(text));
		Object disease = answers.remove("disease");
		if (disease != null) {
			keys.to("f.disease");
			String words = words(page, "f.disease", disease.toString());
			page.waitForResponse("**/cases/form", () -> keys.choose("f.disease", words.split(" \u2013 ")[0]));
			until(page, "() => document.querySelectorAll('#case-folds .fold').length > 3", "");
		}
		List<String> inOrder = new ArrayList<>(answers.keySet());
		inOrder.sort(Comparator.comparing((key) -> (Integer) page.evaluate(PLACE, place(key))));
		inOrder.forEach((key) -> answer(page, keys, CaseField.named(key).orElseThrow(), answers.get(key)));
	}

	/**
	 * Waits until something holds. The content policy of the pages forbids what would let
	 * the page itself wait for it.
	 */
	private static void until(Page page, String holds, String argument) {
		for (int tries = 0; tries < MOST_TRIES; tries++) {
			if (Boolean.TRUE.equals(page.evaluate(holds, argument))) {
				return;
			}
			page.waitForTimeout(20);
		}
		throw new AssertionError("In vain waited for " + holds + " " + argument);
	}

	private static String place(String key) {
		return switch (CaseField.named(key).orElseThrow().kind().type()) {
			case ALTERATIONS -> "alterations.text";
			case ANTIGENS -> "antigens[";
			case THERAPIES -> "priorTherapies[";
			default -> "f." + key;
		};
	}

	private void answer(Page page, Keyboard keys, CaseField field, Object answer) {
		String name = "f." + field.key();
		keys.unfold(place(field.key()));
		switch (field.kind().type()) {
			case NUMBER -> keys.type(name, String.valueOf(answer));
			case CODE -> keys.choose(name, words(page, name, answer.toString()));
			case YES_NO -> {
				if (answer.equals(true)) {
					keys.yes(name);
				}
				else {
					keys.no(name);
				}
			}
			case CODES -> codes(page, keys, name, strings(answer));
			case ABSENCES, AGENTS, TARGETS -> names(page, keys, name, strings(answer));
			case ALTERATIONS -> strings(answer).forEach((text) -> {
				keys.type("alterations.text", text);
				page.waitForResponse("**/cases/form", () -> keys.press("Enter"));
				until(page, FOCUSED, "alterations.text");
			});
			case ANTIGENS -> ((Map<?, ?>) answer)
				.forEach((antigen, said) -> antigen(page, keys, antigen.toString(), (Map<?, ?>) said));
			case THERAPIES -> therapies(page, keys, (List<?>) answer);
		}
	}

	private static List<String> strings(Object answer) {
		return ((Collection<?>) answer).stream().map(String::valueOf).toList();
	}

	private static String words(Page page, String name, String code) {
		String words = page.evaluate(WORDS, List.of(name, code)).toString();
		assertThat(words).as(name + " offers " + code).isNotEmpty();
		return words;
	}

	private static void codes(Page page, Keyboard keys, String name, List<String> codes) {
		if (codes.isEmpty()) {
			keys.arrow(name + ".known", "none");
			return;
		}
		keys.arrow(name + ".known", "these");
		boxes(page, name).stream().filter(codes::contains).forEach((code) -> keys.tick(name, code));
	}

	private static List<String> boxes(Page page, String name) {
		return strings(page.evaluate(BOXES, name));
	}

	private static void names(Page page, Keyboard keys, String name, List<String> names) {
		if (names.isEmpty()) {
			keys.arrow(name + ".known", "none");
			return;
		}
		if (page.locator("[name='" + name + ".known']").count() > 0) {
			keys.arrow(name + ".known", "these");
		}
		List<String> boxes = boxes(page, name);
		boxes.stream().filter(names::contains).forEach((box) -> keys.tick(name, box));
		List<String> others = names.stream().filter((one) -> !boxes.contains(one)).toList();
		if (!others.isEmpty()) {
			keys.typeAt(page.evaluate(ENTRY, name).toString(), String.join(", ", others));
		}
	}

	private static void antigen(Page page, Keyboard keys, String antigen, Map<?, ?> said) {
		String name = page.evaluate(ANTIGEN, antigen).toString();
		assertThat(name).as("a row for " + antigen + " stands ready").isNotEmpty();
		String row = name.substring(0, name.length() - "name".length());
		if (said.get("positive") != null) {
			keys.choose(row + "positive", said.get("positive").equals(true) ? "Positive" : "Negative");
		}
		if (said.get("percent") != null) {
			keys.type(row + "percent", said.get("percent").toString());
		}
		if (Boolean.TRUE.equals(said.get("mixed"))) {
			keys.tick(row + "mixed", "yes");
		}
	}

	private static void therapies(Page page, Keyboard keys, List<?> courses) {
		if (courses.isEmpty()) {
			keys.arrow("f.priorTherapies.known", "none");
		}
		for (int number = 0; number < courses.size(); number++) {
			Map<?, ?> course = (Map<?, ?>) courses.get(number);
			String row = "priorTherapies[" + number + "].";
			if (number > 0) {
				page.waitForResponse("**/cases/form", () -> keys.press("Enter"));
				until(page, FOCUSED, row + "name");
			}
			keys.type(row + "name", course.get("name").toString());
			for (String cell : List.of("bestResponse", "reasonStopped")) {
				if (course.get(cell) != null) {
					keys.choose(row + cell, words(page, row + cell, course.get(cell).toString()));
				}
			}
			keys.type(row + "monthsAgo", (course.get("monthsAgo") != null) ? course.get("monthsAgo").toString() : "");
		}
	}

	// Reading the advice

	/** Titles of the options that stand only if something is found. */
	protected static List<String> conditional(Page page) {
		return part(page, "conditional").locator("article h4 > span:first-child").allTextContents();
	}

	/** What is not advised under this name, with its reasons. */
	protected static Locator refused(Page page, String drug) {
		return page.locator(".refusals > li")
			.filter(new Locator.FilterOptions()
				.setHas(page.locator("strong", new Page.LocatorOptions().setHasText(drug))));
	}

	/** The card of an option. */
	protected static Locator card(Page page, String title) {
		return part(page, "options").locator("article.option")
			.filter(new Locator.FilterOptions()
				.setHas(page.locator("h4", new Page.LocatorOptions().setHasText(title))));
	}

	/** Everything that is offered, on any condition. */
	protected static List<String> offered(Page page) {
		List<String> offered = new ArrayList<>(options(page));
		offered.addAll(conditional(page));
		offered.addAll(page.locator("section[aria-labelledby=options] .members .member, "
				+ "section[aria-labelledby=conditional] .members .member")
			.allTextContents());
		offered.addAll(page.locator("section[aria-labelledby=options] details.fold article h4 > span:nth-child(2)")
			.allTextContents());
		return offered;
	}

}
