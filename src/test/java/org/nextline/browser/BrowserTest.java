package org.nextline.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.AfterEach;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A journey through the running demo in a real browser. All journeys share one
 * application and one browser; every page has a session of its own.
 * <p>
 * With {@code -Dnextline.screens=target/screens} every page that is checked for
 * accessibility is also photographed.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
public abstract class BrowserTest {

	private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

	private static final int DESK = 1280;

	private static final int PHONE = 390;

	private final List<BrowserContext> contexts = new ArrayList<>();

	private final List<String> faults = new ArrayList<>();

	@LocalServerPort
	private int port;

	/** A page in a session where nobody is signed in. */
	protected Page open(String path) {
		BrowserContext context = Chromium.shared()
			.newContext(new Browser.NewContextOptions().setViewportSize(1280, 900)
				.setLocale("en-GB")
				.setReducedMotion(ReducedMotion.REDUCE));
		this.contexts.add(context);
		context.setDefaultTimeout(30_000);
		Page page = context.newPage();
		page.onPageError((error) -> this.faults.add(error));
		page.onConsoleMessage((message) -> {
			if (message.text().contains("Content Security Policy")) {
				this.faults.add(message.text());
			}
		});
		page.navigate(url(path));
		return page;
	}

	/**
	 * A page of one of the sample people: clinician, author, approver, admin, auditor.
	 */
	protected Page open(String path, String username) {
		Page page = open("/sign-in");
		signIn(page, username, "demo");
		page.navigate(url(path));
		return page;
	}

	protected void signIn(Page page, String username, String password) {
		page.getByLabel("Username").fill(username);
		page.getByLabel("Password").fill(password);
		page.locator("main button").click();
	}

	protected String url(String path) {
		return "http://localhost:" + this.port + path;
	}

	/**
	 * WCAG 2.2 AA as far as axe sees it, on a desk in light and on a phone in dark. Both
	 * colour schemes and both widths are seen once: what axe judges of colours does not
	 * hang on the width, nor what it judges of sizes on the colours. No width and no
	 * scheme scrolls sideways.
	 */
	protected void assertAccessible(Page page) {
		assertAccessible(page, ColorScheme.LIGHT, DESK);
		assertAccessible(page, ColorScheme.DARK, PHONE);
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
		page.setViewportSize(DESK, 900);
	}

	private void assertAccessible(Page page, ColorScheme scheme, int width) {
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
		page.setViewportSize(width, 900);
		String where = page.title() + " in " + scheme.name().toLowerCase() + " at " + width;
		photograph(page, where);
		assertThat(axe(page).analyze().getViolations()).as(where).extracting(BrowserTest::describe).isEmpty();
		assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
			.as(where + " does not scroll sideways")
			.isTrue();
	}

	/**
	 * Only what is violated is asked for: the lists of all that passes are what takes
	 * long.
	 */
	private static AxeBuilder axe(Page page) {
		AxeRunOptions options = new AxeRunOptions();
		options.setResultTypes(List.of("violations"));
		return new AxeBuilder(page).options(options).withTags(STANDARDS).setLegacyMode(true);
	}

	private static String describe(Rule rule) {
		return rule.getId() + ": "
				+ rule.getNodes().stream().map((node) -> node.getHtml() + " " + node.getFailureSummary()).toList();
	}

	private static void photograph(Page page, String name) {
		String folder = System.getProperty("nextline.screens");
		if (folder != null) {
			page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
				.setPath(Path.of(folder, name.replaceAll("[^A-Za-z0-9]+", "-") + ".png")));
		}
	}

	@AfterEach
	void leaveNoFaultBehind() {
		this.contexts.forEach(BrowserContext::close);
		assertThat(this.faults).as("faults of scripts and of the content policy").isEmpty();
	}

}
