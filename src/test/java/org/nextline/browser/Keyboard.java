package org.nextline.browser;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;

/**
 * Two hands on a keyboard: everything is reached with Tab, and nothing is done that keys
 * cannot do. What cannot be reached within a page's worth of Tabs fails, and says where
 * the focus went instead.
 */
final class Keyboard {

	private static final int MOST_TABS = 320;

	private static final int MOST_ARROWS = 60;

	private static final int REMEMBERED = 25;

	/**
	 * What has the focus: its name, its value where that tells boxes apart, its label.
	 */
	private static final String FOCUS = """
			() => {
				const at = document.activeElement;
				if (!at || at === document.body) {
					return ["", "", "", "the page"];
				}
				const said = at.getAttribute("aria-label") || at.labels?.[0]?.textContent
					|| (at.matches("input, select, textarea") ? "" : at.textContent);
				const box = at.type === "checkbox" || at.type === "radio";
				return [at.name ?? "", box ? at.value : "", (said ?? "").trim().replace(/\\s+/g, " "),
					at.localName + (at.id ? "#" + at.id : "")];
			}""";

	private static final String CHOSEN = "() => document.activeElement.selectedOptions[0].textContent.trim()";

	private static final String FOLDED = """
			(name) => {
				const field = [...document.querySelectorAll("[name]")].find((one) => one.name.startsWith(name));
				let fold = null;
				for (let at = field?.closest("details"); at; at = at.parentElement.closest("details")) {
					fold = at.open ? fold : at;
				}
				return fold !== null && document.activeElement !== fold.firstElementChild ? "folded"
					: fold !== null ? "here" : "open";
			}""";

	private static final String CHECKED = "() => document.activeElement.checked";

	private static final String CHOSEN_RADIO = "() => [...document.getElementsByName(document.activeElement.name)]"
			+ ".find((one) => one.checked)?.value ?? '-'";

	private final Page page;

	Keyboard(Page page) {
		this.page = page;
	}

	/** What has the focus now. */
	private Focus focus() {
		List<?> parts = (List<?>) this.page.evaluate(FOCUS);
		return new Focus(parts.get(0).toString(), parts.get(1).toString(), parts.get(2).toString(),
				parts.get(3).toString());
	}

	/** Tabs on until the control has the focus. */
	private void reach(String what, java.util.function.Predicate<Focus> wanted) {
		List<String> trail = new ArrayList<>();
		for (int tabs = 0; tabs < MOST_TABS; tabs++) {
			Focus focus = focus();
			if (wanted.test(focus)) {
				return;
			}
			trail.add(focus.toString());
			this.page.keyboard().press("Tab");
		}
		throw new AssertionError(what + " is not reached with Tab on " + this.page.url() + "; the last that had focus: "
				+ String.join(" | ", trail.subList(trail.size() - REMEMBERED, trail.size())));
	}

	/** Tabs to the field of this name. */
	Keyboard to(String name) {
		reach(name, (focus) -> focus.name().equals(name));
		return this;
	}

	/** Tabs to the link, button or fold with these words. */
	Keyboard toWords(String words) {
		reach("\"" + words + "\"",
				(focus) -> (focus.name().isEmpty() || focus.name().equals("act")) && focus.label().startsWith(words));
		return this;
	}

	/** Opens the folds around the fields whose names begin so. */
	Keyboard unfold(String name) {
		for (int tabs = 0; tabs < MOST_TABS; tabs++) {
			Object state = this.page.evaluate(FOLDED, name);
			if (state.equals("open")) {
				return this;
			}
			this.page.keyboard().press(state.equals("here") ? "Enter" : "Tab");
		}
		throw new AssertionError("The fold around " + name + " is not reached with Tab");
	}

	/** Types into the input with this id, in place of what it holds. */
	Keyboard typeAt(String id, String text) {
		reach(id, (focus) -> focus.element().endsWith("#" + id));
		this.page.keyboard().press("Control+A");
		this.page.keyboard().type(text);
		return this;
	}

	/** Types into the field of this name, in place of what it holds. */
	Keyboard type(String name, String text) {
		to(name);
		this.page.keyboard().press("Control+A");
		if (text.isEmpty()) {
			this.page.keyboard().press("Delete");
		}
		else {
			this.page.keyboard().type(text);
		}
		return this;
	}

	/** Answers a question with radio buttons by the first letter of the answer. */
	Keyboard answer(String name, String letter, String value) {
		to(name);
		this.page.keyboard().press(letter);
		String chosen = this.page.evaluate(CHOSEN_RADIO).toString();
		if (!chosen.equals(value)) {
			throw new AssertionError(name + " is \"" + chosen + "\" after the key " + letter);
		}
		return this;
	}

	Keyboard yes(String name) {
		return answer(name, "y", "yes");
	}

	Keyboard no(String name) {
		return answer(name, "n", "no");
	}

	/** Chooses among the radio buttons of this name with the arrows. */
	Keyboard arrow(String name, String value) {
		to(name);
		for (int arrows = 0; arrows < MOST_ARROWS; arrows++) {
			if (this.page.evaluate(CHOSEN_RADIO).equals(value)) {
				return this;
			}
			this.page.keyboard().press("ArrowRight");
		}
		throw new AssertionError(name + " does not offer " + value);
	}

	/** Ticks a box with the space bar. */
	Keyboard tick(String name, String value) {
		reach(name + " = " + value, (focus) -> focus.name().equals(name) && focus.value().equals(value));
		if (!Boolean.TRUE.equals(this.page.evaluate(CHECKED))) {
			this.page.keyboard().press("Space");
		}
		return this;
	}

	/** Chooses from a list: its first letters, and then the arrows. */
	Keyboard choose(String name, String words) {
		to(name);
		this.page.keyboard().type(words.split(" ")[0]);
		if (chosen(words)) {
			return this;
		}
		this.page.keyboard().press("Home");
		for (int arrows = 0; arrows < MOST_ARROWS; arrows++) {
			if (chosen(words)) {
				return this;
			}
			this.page.keyboard().press("ArrowDown");
		}
		throw new AssertionError(name + " does not offer \"" + words + "\"; last was " + this.page.evaluate(CHOSEN));
	}

	private boolean chosen(String words) {
		String chosen = this.page.evaluate(CHOSEN).toString();
		return chosen.equals(words) || chosen.startsWith(words + " \u2013 ");
	}

	Keyboard press(String key) {
		this.page.keyboard().press(key);
		return this;
	}

	Keyboard write(String text) {
		this.page.keyboard().type(text);
		return this;
	}

	/** Follows the link, or presses the button, with these words. */
	Keyboard follow(String words) {
		toWords(words);
		this.page.keyboard().press("Enter");
		return this;
	}

	/** Stores the case and waits for the answer. */
	Keyboard store() {
		this.page.waitForNavigation(() -> this.page.keyboard().press("Control+s"));
		this.page.waitForLoadState(LoadState.DOMCONTENTLOADED);
		return this;
	}

	/** The control that has the focus. */
	private record Focus(String name, String value, String label, String element) {

		@Override
		public String toString() {
			String shown = (this.label.length() > 40) ? this.label.substring(0, 40) + "..." : this.label;
			return this.name.isEmpty() ? shown + " (" + this.element + ")" : this.name;
		}

	}

}
