package org.nextline.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class IntendedUseTest {

	@Test
	void thePageSaysWhatTheDocumentSays() throws IOException {
		String document = Files.readString(Path.of("docs/intended-use.md")).replaceAll("(?m)^(#+|-) ", "");
		String page = Jsoup.parse(Path.of("src/main/resources/templates/site/intended-use.html").toFile())
			.select("main")
			.text();

		assertThat(page).isEqualToNormalizingWhitespace(document);
	}

}
