package org.nextline.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.nextline.rules.Measure;
import org.nextline.rules.Question;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/knowledge-format.md quotes the pack and names the whole grammar. */
class KnowledgeFormatTests {

	@Test
	void itsExamplesStandInThePack() throws IOException {
		Map<String, String> files = ShippedPack.files();
		List<MatchResult> examples = Pattern.compile("```yaml\n# (\\S+)\n(.*?)```", Pattern.DOTALL)
			.matcher(document())
			.results()
			.toList();
		assertThat(examples).hasSizeGreaterThan(4);
		assertThat(examples).allSatisfy(
				(example) -> assertThat(files.get(example.group(1))).as(example.group(1)).contains(example.group(2)));
	}

	@Test
	void itNamesEveryFunction() throws IOException {
		String document = document();
		Stream.concat(Arrays.stream(Question.values()), Arrays.stream(Measure.values()))
			.map(Enum::name)
			.forEach((function) -> assertThat(document).contains("`" + function + "("));
	}

	private static String document() throws IOException {
		return Files.readString(Path.of("docs/knowledge-format.md"));
	}

}
