package org.nextline.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.nextline.rules.OptionRule;

import static org.assertj.core.api.Assertions.assertThat;

/** The text of a pack, entry by entry. */
class PackTextTests {

	private static final Map<String, String> FILES = ShippedPack.files();

	@Test
	void givesBackEveryFileAsItWas() {
		assertThat(PackText.of(FILES).files()).isEqualTo(FILES);
	}

	@Test
	void knowsEveryEntryOfThePack() {
		PackText pack = PackText.of(FILES);
		List<String> rules = keys(pack, Section.RULES);
		assertThat(rules)
			.containsExactlyInAnyOrderElementsOf(SharedPack.PACK.book().rules().stream().map(OptionRule::id).toList());
		assertThat(keys(pack, Section.SAFETY)).hasSameSizeAs(SharedPack.PACK.book().safety());
		assertThat(keys(pack, Section.DEFINITIONS))
			.containsExactlyInAnyOrderElementsOf(SharedPack.PACK.book().definitions().texts().keySet());
		assertThat(keys(pack, Section.AGENTS)).hasSameSizeAs(SharedPack.PACK.book().agents().all());
		assertThat(keys(pack, Section.SOURCES))
			.containsExactlyInAnyOrderElementsOf(SharedPack.PACK.book().sources().keySet());
		assertThat(keys(pack, Section.CASES)).containsExactlyInAnyOrderElementsOf(SharedPack.PACK.cases().keySet());
	}

	@Test
	void writesEveryEntryBackWithoutChangingItsMeaning() {
		PackText pack = PackText.of(FILES);
		pack.places()
			.forEach((place) -> pack.put(place.path(), place.section(), place.key(),
					pack.read(place.section(), place.key()).orElseThrow()));
		Pack read = PackReader.read(pack.files());
		assertThat(read.book().rules()).isEqualTo(SharedPack.PACK.book().rules());
		assertThat(read.book().safety()).isEqualTo(SharedPack.PACK.book().safety());
		assertThat(read.book().definitions().texts()).isEqualTo(SharedPack.PACK.book().definitions().texts());
		assertThat(read.examples()).isEqualTo(SharedPack.PACK.examples());
		assertThat(read.book().monitoring()).isEqualTo(SharedPack.PACK.book().monitoring());
	}

	@Test
	void changesNothingButTheEntry() {
		PackText pack = PackText.of(FILES);
		Map<String, Object> entry = new LinkedHashMap<>(pack.read(Section.RULES, "AML-R-010").orElseThrow());
		entry.put("title", "Gilteritinib alone");
		pack.put("aml/flt3.yaml", Section.RULES, "AML-R-010", entry);
		Map<String, String> files = pack.files();
		assertThat(files.entrySet().stream().filter((file) -> !file.getValue().equals(FILES.get(file.getKey()))))
			.singleElement()
			.extracting(Map.Entry::getKey)
			.isEqualTo("aml/flt3.yaml");
		assertThat(PackText.of(files).text(Section.RULES, "AML-R-011"))
			.isEqualTo(PackText.of(FILES).text(Section.RULES, "AML-R-011"));
		assertThat(PackReader.read(files).book().rule("AML-R-010").orElseThrow().title())
			.isEqualTo("Gilteritinib alone");
	}

	@Test
	void addsAndRemovesEntries() {
		PackText pack = PackText.of(FILES);
		pack.put("definitions.yaml", Section.DEFINITIONS, "VERY_OLD", Map.of(Section.TEXT, "ageYears >= 95"));
		pack.put("new/file.yaml", Section.SOURCES, "NEW-2026",
				Map.of("id", "NEW-2026", "citation", "Someone A. A journal 2026."));
		pack.remove(Section.SOURCES, "ELN-MRD-2021");
		Map<String, String> files = pack.files();
		assertThat(files.get("definitions.yaml")).contains("VERY_OLD: ageYears >= 95");
		assertThat(files.get("new/file.yaml")).startsWith("sources:\n  - ");
		assertThat(files.get("aml/sources.yaml")).doesNotContain("ELN-MRD-2021");
		assertThat(PackText.of(files).read(Section.SOURCES, "NEW-2026").orElseThrow()).containsEntry("citation",
				"Someone A. A journal 2026.");
	}

	private static List<String> keys(PackText pack, Section section) {
		return pack.places().stream().filter((place) -> place.section() == section).map(PackText.Place::key).toList();
	}

}
