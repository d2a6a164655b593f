package org.nextline.knowledge;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.nextline.rules.OptionRule;
import org.nextline.rules.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Owner, review date and retraction, as packs say them. */
class UpkeepTests {

	@Test
	void whatARuleSaysComesBeforeWhatTheReleaseSays() {
		OptionRule usual = SharedPack.PACK.book().rule("AML-R-011").orElseThrow();
		assertThat(usual.upkeep().owner()).isEqualTo("Rule board");
		assertThat(usual.upkeep().overdue(LocalDate.of(2027, 11, 23))).isFalse();
		assertThat(usual.upkeep().overdue(LocalDate.of(2027, 11, 24))).isTrue();

		OptionRule own = PackReader
			.read(with(Section.RULES, "AML-R-010", Map.of("owner", "Dr Ada", "reviewBy", "2026-12-01")))
			.book()
			.rule("AML-R-010")
			.orElseThrow();
		assertThat(own.upkeep().owner()).isEqualTo("Dr Ada");
		assertThat(own.upkeep().reviewBy()).isEqualTo("2026-12-01");
	}

	@Test
	void aRetractedSourceSaysWhyAndADayThatIsNoneIsRefused() {
		Source source = PackReader.read(with(Section.SOURCES, "ADMIRAL", Map.of("retracted", "Data fault, 2027")))
			.book()
			.sources()
			.get("ADMIRAL");
		assertThat(source).isNotNull();
		assertThat(source.isRetracted()).isTrue();
		assertThat(source.retracted()).isEqualTo("Data fault, 2027");
		assertThatThrownBy(() -> PackReader.read(with(Section.CARE, "CARE-FEV-01", Map.of("reviewBy", "next summer"))))
			.hasMessageContaining("CARE-FEV-01")
			.hasMessageContaining("next summer");
	}

	private static Map<String, String> with(Section section, String key, Map<String, Object> more) {
		PackText text = PackText.of(ShippedPack.files());
		Map<String, Object> entry = new TreeMap<>(text.read(section, key).orElseThrow());
		entry.putAll(more);
		text.put("", section, key, entry);
		return text.files();
	}

}
