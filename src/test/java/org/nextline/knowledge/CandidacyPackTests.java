package org.nextline.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextline.rules.Candidacy;
import org.nextline.vocabulary.Disease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The criteria of candidacy in a pack: what is read, what is refused, what is covered.
 */
class CandidacyPackTests {

	private static final String SOUND = """
			candidacy:
			  - id: HSCT-NEW
			    sheet: TRANSPLANT
			    diseases: [AML, T_ALL]
			    label: Heart
			    againstWhen: lvef < 40
			    cautionWhen: lvef < 50
			    met: 50 % or more
			    caution: 40-49 %
			    against: below 40 %
			    change: Treatment.
			    again: Before conditioning.
			    heldBy: [AML-S-069, G-ORGAN]
			    settled: BEFORE_TRANSPLANT
			    sources: [HCT-CI]
			    check: M
			""";

	private static Pack read(String text) {
		Map<String, String> files = new TreeMap<>(ShippedPack.files());
		files.put("general/candidacy-new.yaml", text);
		return PackReader.read(files);
	}

	private static List<String> faults(String text) {
		return catchThrowableOfType(PackFaults.class, () -> read(text)).faults();
	}

	@Test
	void readsACriterion() {
		Candidacy row = read(SOUND).book()
			.candidacy()
			.stream()
			.filter((one) -> one.id().equals("HSCT-NEW"))
			.findFirst()
			.orElseThrow();
		assertThat(row.sheet()).isEqualTo(Candidacy.Sheet.TRANSPLANT);
		assertThat(row.diseases()).containsExactlyInAnyOrder(Disease.AML, Disease.T_ALL);
		assertThat(row.againstWhen()).isEqualTo(SharedPack.PACK.book().grammar().parse("lvef < 40"));
		assertThat(row.heldBy()).containsExactly("AML-S-069", "G-ORGAN");
		assertThat(row.settled()).isEqualTo(Candidacy.Settled.BEFORE_TRANSPLANT);
	}

	@Test
	void withoutDiseasesItIsAskedInAll() {
		assertThat(read(SOUND.replace("    diseases: [AML, T_ALL]\n", "")).book()
			.candidacy()
			.stream()
			.filter((one) -> one.id().equals("HSCT-NEW"))
			.flatMap((one) -> one.diseases().stream())).containsExactlyInAnyOrder(Disease.values());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			lvef < 40 | lvfe < 40 | againstWhen
			lvef < 50 | QT_BAD | cautionWhen
			lvef < 40 | FAILED(THIS_AGENT) | cannot depend on the drug being judged
			sheet: TRANSPLANT | sheet: KIDNEY | sheet
			settled: BEFORE_TRANSPLANT | settled: LATER | settled
			check: M | check: X | check
			diseases: [AML, T_ALL] | diseases: [AML, T_AL] | T_AL
			heldBy: [AML-S-069, G-ORGAN] | heldBy: [AML-S-690] | there is no row
			sources: [HCT-CI] | sources: [HTC-CI] | there is no source
			id: HSCT-NEW | id: HSCT-HEART | stands twice
			id: HSCT-NEW | id: AML-S-069 | stands twice
			label: Heart | labels: Heart | there is no key
			again: Before conditioning. | change: Now. | again is missing
			met: 50 % or more | change: Now. | met is missing
			against: below 40 % | change: Now. | against is missing
			againstWhen: lvef < 40 | change: Now. | against stands without againstWhen
			""")
	void whatIsWrongIsNamed(String text, String wrong, String fault) {
		String faulty = SOUND.replace(text, wrong);
		if (wrong.startsWith("change")) {
			faulty = SOUND.replace("    change: Treatment.\n", "").replace(text, wrong);
		}
		assertThat(faulty).isNotEqualTo(SOUND);
		assertThat(faults(faulty)).anySatisfy((one) -> assertThat(one).contains(fault));
	}

	@Test
	void everyFaultIsNamedAtOnceWithItsPlace() {
		List<String> faults = faults(SOUND.replace("lvef < 40", "lvfe < 40").replace("[HCT-CI]", "[HTC-CI]"));
		assertThat(faults).hasSize(2)
			.allMatch((fault) -> fault.startsWith("general/candidacy-new.yaml: candidacy[0] (HSCT-NEW)"));
		assertThat(faults).anyMatch((fault) -> fault.contains("Did you mean") || fault.contains("did you mean"));
	}

	@Test
	void whatAsksNothingIsLeftToTheBedsideOrRefused() {
		String nothing = """
				candidacy:
				  - { id: HSCT-NEW, sheet: TRANSPLANT, label: Wish, again: Later., check: M }
				""";
		assertThat(faults(nothing)).anyMatch((fault) -> fault.contains("bedside"));
		assertThat(read(nothing.replace("check: M", "check: M, bedside: Ask.")).book().candidacy())
			.anyMatch((row) -> row.id().equals("HSCT-NEW") && !row.asked());
	}

	@Test
	void aProductNeedsItsAgentItsConditionAndItsWords() {
		String row = """
				candidacy:
				  - id: CART-NEW
				    sheet: CAR_T
				    label: Age
				    products: [{agent: tisagenlecleucel, when: ageYears < 26, words: up to 25 years}]
				    met: one at least
				    again: Never.
				    check: M
				""";
		assertThat(read(row).book().candidacy()).anyMatch((one) -> one.products().size() == 1);
		assertThat(faults(row.replace("tisagenlecleucel", "tisagenlecel")))
			.anyMatch((fault) -> fault.contains("there is no agent"));
		assertThat(faults(row.replace(", words: up to 25 years", "")))
			.anyMatch((fault) -> fault.contains("words is missing"));
		assertThat(faults(row.replace("ageYears < 26", "ageYear < 26")))
			.anyMatch((fault) -> fault.contains("products.when"));
	}

	// Coverage

	@Test
	void everyRowOfTheReferenceIsAccountedFor() throws IOException {
		Map<String, String> rows = new LinkedHashMap<>();
		List<String> twice = new ArrayList<>();
		Matcher matcher = Pattern.compile("(?m)^\\| ((?:1\\.1[89]|2\\.[123]) [^|]+) \\| [^|]+ \\| ([^|]+) \\|$")
			.matcher(Files.readString(Path.of("docs/knowledge-coverage.md")));
		while (matcher.find()) {
			if (rows.put(matcher.group(1), matcher.group(2)) != null) {
				twice.add(matcher.group(1));
			}
		}
		List<String> reference = Files.readAllLines(Path.of("src/test/resources/reference-candidacy.txt"))
			.stream()
			.filter((line) -> !line.startsWith("#") && !line.isBlank())
			.toList();
		assertThat(twice).isEmpty();
		assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(reference);

		Set<String> named = new TreeSet<>();
		rows.values().forEach((cell) -> {
			for (String part : cell.split(", ")) {
				if (part.matches("(HSCT|CART)-[A-Z0-9-]+")) {
					named.add(part);
				}
			}
		});
		Set<String> encoded = new TreeSet<>();
		SharedPack.PACK.book().candidacy().forEach((row) -> encoded.add(row.id()));
		assertThat(named).isEqualTo(encoded);

		String fitness = Files.readString(Path.of("src/main/java/org/nextline/scores/Fitness.java"));
		assertThat(reference).filteredOn((row) -> row.matches("2\\.1 [FU]\\d+"))
			.allSatisfy((row) -> assertThat(fitness).containsAnyOf("\"" + row.substring(4) + "\"",
					"(" + row.substring(4) + ")"));
	}

}
