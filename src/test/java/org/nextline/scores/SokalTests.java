package org.nextline.scores;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SokalTests {

	@ParameterizedTest
	@CsvSource({ "45, 0, 300, 1, 0.66, LOW", "60, 5, 250, 2, 1.02, INTERMEDIATE", "68, 12, 600, 5, 2.07, HIGH",
			"30, 2, 400, 0, 0.56, LOW" })
	void givesTheWorkedExamples(double age, double spleen, double platelets, double blasts, double points,
			String group) {
		Result result = Asking.of("sokal", "ageYears", age, "spleenCm", spleen, "platelets", platelets, "bloodBlasts",
				blasts);

		assertThat(result.points()).isEqualTo(points);
		assertThat(result.group()).isEqualTo(group);
		assertThat(result.reachable().min()).isEqualTo(points);
		assertThat(result.missing()).isEmpty();
	}

	@Test
	void reachesTheMiddleGroupBetweenTheOuterOnes() {
		Result result = Asking.of("sokal", "ageYears", 45, "spleenCm", 0, "bloodBlasts", 1);

		assertThat(result.points()).isNull();
		assertThat(result.group()).isNull();
		assertThat(result.reachable().groups()).containsExactly("LOW", "INTERMEDIATE", "HIGH");
		assertThat(result.missing()).containsExactly("platelets");
		assertThat(result.outcome()).contains("Platelets");
	}

	@Test
	void decidesAroundAnUnknownThatCannotMatter() {
		Result result = Asking.of("sokal", "ageYears", 80, "spleenCm", 30, "platelets", 300);

		assertThat(result.group()).isEqualTo("HIGH");
		assertThat(result.points()).isNull();
		assertThat(result.missing()).containsExactly("bloodBlasts");
	}

	@Test
	void namesEveryFault() {
		assertThat(Asking.faults("sokal", "ageYears", 17, "spleenCm", 41, "platelets", 9, "bloodBlasts", 15))
			.containsExactlyInAnyOrder("ageYears", "spleenCm", "platelets", "bloodBlasts");
		assertThat(Asking.faults("sokal", "ageYears", 18, "spleenCm", 40, "platelets", 10, "bloodBlasts", 14))
			.isEmpty();
		assertThat(Asking.faults("sokal", "age", 50, "platelets", "300")).containsExactlyInAnyOrder("age", "platelets");
	}

	@Test
	void suggestsTheInputThatWasMeant() {
		List<String> said = new ArrayList<>();
		Scores.get("sokal").read(java.util.Map.of("ageYeers", 50)).faults().forEach((fault) -> said.add(fault.message()));

		assertThat(said).singleElement().asString().contains("Did you mean ageYears?");
	}

}
