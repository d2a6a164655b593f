package org.nextline.browser;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** What the journeys through relapses share. */
abstract class CaseJourney extends BrowserTest {

	/** The advice for the newest relapse of a sample patient. */
	protected Page advice(String recordNumber) {
		Page page = open("/?q=" + recordNumber, "clinician");
		page.navigate(url(first(page, "advice")));
		return page;
	}

	/** The facts of the newest relapse of a sample patient. */
	protected Page edit(String recordNumber) {
		Page page = open("/?q=" + recordNumber, "clinician");
		page.navigate(url(first(page, "edit")));
		return page;
	}

	private static String first(Page page, String place) {
		return page.locator("#worklist tbody tr").first().locator("a[href$='/" + place + "']").getAttribute("href");
	}

	/** Titles of the options that are supported, best first. */
	protected static List<String> options(Page page) {
		return page.locator("section[aria-labelledby=options] > article h4 > span:nth-child(2)").allTextContents();
	}

	protected static Locator part(Page page, String name) {
		return page.locator("section[aria-labelledby=" + name + "]");
	}

	protected static Locator live(Page page) {
		return page.locator("#live-advice");
	}

}
