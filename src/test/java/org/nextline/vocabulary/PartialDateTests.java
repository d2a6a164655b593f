package org.nextline.vocabulary;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Dates known to the day, the month or the year. */
class PartialDateTests {

	@ParameterizedTest
	@CsvSource({ "2025-03-12, 2025-03-12, 12 Mar 2025, 2025-03-12, 2025-03-12",
			"2025-3-2, 2025-03-02, 2 Mar 2025, 2025-03-02, 2025-03-02",
			"2024-02, 2024-02, Feb 2024, 2024-02-01, 2024-02-29", "2025-02, 2025-02, Feb 2025, 2025-02-01, 2025-02-28",
			"2025, 2025, 2025, 2025-01-01, 2025-12-31", "' 2025-11 ', 2025-11, Nov 2025, 2025-11-01, 2025-11-30" })
	void readsWhatIsKnownOfADate(String typed, String stored, String words, LocalDate earliest, LocalDate latest) {
		PartialDate date = PartialDate.read(typed).orElseThrow();

		assertThat(date).hasToString(stored);
		assertThat(date.words()).isEqualTo(words);
		assertThat(date.earliest()).isEqualTo(earliest);
		assertThat(date.latest()).isEqualTo(latest);
		assertThat(PartialDate.read(date.toString())).contains(date);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "25", "2025-13", "2025-00-10", "2025-02-29", "2025-04-31", "12.03.2025", "2025/03",
			"yesterday", "1200", "9999", "2025-03-12T10:00" })
	void doesNotReadWhatIsNoDate(String typed) {
		assertThat(PartialDate.read(typed)).isEmpty();
	}

	@Test
	void aDayNeedsItsMonth() {
		assertThat(PartialDate.read("2025-0-3")).isEmpty();
		assertThatIllegalArgumentException().isThrownBy(() -> new PartialDate(1700, 1, 1));
	}

	@Test
	void sortsByTheFirstDayItCanMean() {
		assertThat(PartialDate.read("2025-03").orElseThrow()).isLessThan(PartialDate.read("2025-03-02").orElseThrow())
			.isGreaterThan(PartialDate.read("2025").orElseThrow());
	}

	@Test
	void aWholeDateComesFromTheCalendar() {
		assertThat(PartialDate.of(LocalDate.of(2026, 11, 5))).hasToString("2026-11-05");
	}

}
