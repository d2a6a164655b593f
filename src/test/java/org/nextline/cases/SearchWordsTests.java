package org.nextline.cases;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SearchWordsTests {

	@ParameterizedTest
	@CsvSource({ "FLT3-ITD, flt3itd", "Müller, muller", "Straße, strasse", "Łukasz, lukasz", "Brzęcz, brzecz",
			"t(8;21), t821", "Ж, x00436", "'%', ''", "M-1002, m1002" })
	void writesAWordInLettersThatEveryStoreSortsAlike(String word, String written) {
		assertThat(SearchWords.written(word)).isEqualTo(written).matches("[a-z0-9]*");
	}

	@Test
	void keepsJoinedWordsWholeAndInParts() {
		assertThat(SearchWords.of("FLT3-ITD · NPM1")).containsExactly("flt3itd", "flt3", "itd", "npm1");
		assertThat(SearchWords.ofRecordNumber("HX-20931")).contains("hx20931", "hx", "20931", "931")
			.doesNotContain("31");
		assertThat(SearchWords.of(null)).isEmpty();
	}

	@Test
	void readsADateWithTheDayOrTheYearFirst() {
		assertThat(SearchWords.asked("3.3.1968")).containsExactly("19680303");
		assertThat(SearchWords.asked("03/03/1968 1968-03-03")).containsExactly("19680303");
		assertThat(SearchWords.asked("1968-03 1968")).containsExactly("196803", "1968");
		assertThat(SearchWords.ofDate("1968-03")).containsExactly("196803");
	}

	@Test
	void signsAloneFindNothing() {
		assertThat(SearchWords.isNothing(" % ")).isTrue();
		assertThat(SearchWords.isNothing(" ")).isFalse();
		assertThat(SearchWords.isNothing("a")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "mar, mas", "a9, aa", "az, b", "zz, ''", "9z, a" })
	void endsARangeBeforeTheFirstWordThatBeginsOtherwise(String word, String after) {
		assertThat(SearchWords.after(word)).isEqualTo(after);
	}

}
