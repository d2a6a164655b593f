package org.nextline.knowledge;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One search over agents, rules and sources. */
class FinderTests {

	private static final Finder FINDER = new Finder(
			new Shelf(new Release("test", Instant.EPOCH, "test", SharedPack.PACK.book(), ShippedPack.files())));

	private static List<String> agents(String words) {
		return FINDER.find(words).agents().first().stream().map((line) -> line.agent().key()).toList();
	}

	private static List<String> rules(String words) {
		return FINDER.find(words).rules().first().stream().map(RuleLine::id).toList();
	}

	private static List<String> sources(String words) {
		return FINDER.find(words).sources().first().stream().map((line) -> line.source().id()).toList();
	}

	@ParameterizedTest
	@CsvSource({ "gilteritinib, gilteritinib", "XOSPATA, gilteritinib", "mylotarg, gemtuzumab ozogamicin",
			"ara-C, cytarabine", "ATRA, tretinoin", "tisa-cel, tisagenlecleucel", "7+3, 7+3",
			"hydroxyurea, hydroxycarbamide" })
	void anAgentIsFoundByNameAndByBrand(String words, String first) {
		assertThat(agents(words)).first().isEqualTo(first);
	}

	@Test
	void aClassFindsItsMembers() {
		assertThat(agents("menin inhibitor")).contains("revumenib", "ziftomenib");
		assertThat(agents("azole")).contains("posaconazole", "voriconazole");
	}

	@Test
	void aRuleIsFoundByIdGeneAndDrug() {
		assertThat(rules("AML-R-010")).containsExactly("AML-R-010");
		assertThat(rules("T315I")).isNotEmpty().allMatch((id) -> id.startsWith("CML-") || id.startsWith("ALL-"));
		assertThat(FINDER.find("vanflyta").rules().count()).isPositive();
	}

	@Test
	void aSourceIsFoundByTrialAuthorAndByWhatRestsOnIt() {
		assertThat(sources("admiral")).first().isEqualTo("ADMIRAL");
		assertThat(sources("Perl")).contains("ADMIRAL");
		assertThat(sources("gilteritinib")).contains("ADMIRAL");
	}

	@ParameterizedTest
	@CsvSource({ "giltertinib, gilteritinib", "blinatumumab, blinatumomab", "venetoclaks, venetoclax",
			"ponatanib, ponatinib", "xospatta, xospata", "tisagenleceucel, tisagenlecleucel" })
	void aMisspeltWordIsReadAsTheNearest(String typed, String read) {
		Finder.Found found = FINDER.find(typed);

		assertThat(found.read()).isEqualTo(read);
		assertThat(found.count()).isPositive();
		assertThat(found.typed()).isEqualTo(typed);
	}

	@Test
	void onlyTheWordThatStandsNowhereIsRead() {
		assertThat(FINDER.find("AML giltertinib").read()).isEqualTo("aml gilteritinib");
	}

	@Test
	void everyWordHasToBeThere() {
		assertThat(FINDER.find("gilteritinib ADMIRAL zebra").sources().count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", ",;", "\t" })
	void nothingAskedFindsNothing(String words) {
		assertThat(FINDER.find(words).asked()).isFalse();
		assertThat(FINDER.find(words).count()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "%%%", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq", "🧬" })
	void nonsenseFindsNothingAndBreaksNothing(String words) {
		assertThat(FINDER.find(words).count()).isZero();
	}

}
