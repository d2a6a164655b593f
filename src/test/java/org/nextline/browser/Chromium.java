package org.nextline.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/**
 * The browser of the tests: the one that is installed, or else Debian's. Without one the
 * tests fail and say why; they are never skipped.
 */
final class Chromium {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

	private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu",
			"--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run");

	private Chromium() {
	}

	/** One browser for all tests; it ends with them. */
	static Browser shared() {
		return Shared.BROWSER;
	}

	private static Browser launch() {
		Path executable = installed().orElseGet(Chromium::install);
		Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
		return playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
	}

	private static Optional<Path> installed() {
		Stream<String> folders = Stream.concat(Stream.of("/usr/bin"),
				Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)));
		return folders.flatMap((folder) -> NAMES.stream().map((name) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

	private static Path install() {
		run("apt-get", "update", "-q");
		run("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium");
		return installed()
			.orElseThrow(() -> new IllegalStateException("The package chromium was installed, but brought no browser"));
	}

	private static void run(String... command) {
		String asked = String.join(" ", command);
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
			builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
			Path log = Files.createTempFile("nextline-chromium", ".log");
			Process process = builder.redirectOutput(log.toFile()).start();
			boolean ended = process.waitFor(10, TimeUnit.MINUTES);
			if (!ended || process.exitValue() != 0) {
				throw new IllegalStateException("The browser tests need Chromium. None is installed, and \"" + asked
						+ "\" did not install it:\n" + Files.readString(log));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(
					"The browser tests need Chromium. None is installed, and \"" + asked + "\" cannot run here", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(asked + " was interrupted", ex);
		}
	}

	private static final class Shared {

		static final Browser BROWSER = launch();

	}

}
