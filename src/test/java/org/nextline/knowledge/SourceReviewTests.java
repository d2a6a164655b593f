package org.nextline.knowledge;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.nextline.rules.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** When sources were looked through, and when they have to be again. */
class SourceReviewTests {

	private static final String ONE = """
			sources:
			  - { id: HEARSAY, citation: Somebody 2020, reviewed: %s }
			""";

	private static Source hearsay(String day) {
		Map<String, String> files = new TreeMap<>(ShippedPack.files());
		files.put("aml/hearsay.yaml", ONE.formatted(day));
		return java.util.Objects.requireNonNull(PackReader.read(files).book().sources().get("HEARSAY"));
	}

	@Test
	void aSourceIsLookedThroughAgainAYearAfterTheContentOfTheRelease() {
		assertThat(SharedPack.PACK.book().sources().values()).isNotEmpty().allSatisfy((source) -> {
			assertThat(source.reviewed()).isEqualTo("2026-11-23");
			assertThat(source.reviewDue()).isEqualTo("2027-11-23");
		});
	}

	@Test
	void aSourceMayHaveADayOfItsOwn() {
		Source source = hearsay("2025-02-28");

		assertThat(source.reviewDue()).isEqualTo("2026-02-28");
		assertThat(source.overdue(LocalDate.of(2026, 2, 28))).isFalse();
		assertThat(source.overdue(LocalDate.of(2026, 3, 1))).isTrue();
	}

	@Test
	void whatIsNoDayIsNamed() {
		assertThat(catchThrowableOfType(PackFaults.class, () -> hearsay("soon")).faults())
			.anyMatch((fault) -> fault.contains("HEARSAY") && fault.contains("\"soon\" is not a date"));
	}

}
