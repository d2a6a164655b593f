package org.nextline;

import java.util.List;
import java.util.Map;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Arrows between rooms point down only. */
class ArchitectureTest {

	/** What each room may use. */
	static final Map<String, List<String>> MAY_USE = Map.ofEntries(Map.entry("vocabulary", List.of()),
			Map.entry("rules", List.of("vocabulary")), Map.entry("scores", List.of("vocabulary")),
			Map.entry("cases", List.of("vocabulary")), Map.entry("knowledge", List.of("rules", "vocabulary")),
			Map.entry("suggestions", List.of("cases", "knowledge", "scores", "rules", "vocabulary")),
			Map.entry("fhir", List.of("suggestions", "cases", "rules", "vocabulary")), Map.entry("accounts", List.of()),
			Map.entry("audit", List.of()), Map.entry("site", List.of()));

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("org.nextline");

	@Test
	void roomsKeepTheirDoors() {
		ApplicationModules.of(NextlineApplication.class).verify();
	}

	@Test
	void roomsUseOnlyWhatStandsBelow() {
		MAY_USE.forEach((room, below) -> {
			String[] others = MAY_USE.keySet()
				.stream()
				.filter((other) -> !other.equals(room) && !below.contains(other))
				.map((other) -> "org.nextline." + other + "..")
				.toArray(String[]::new);
			noClasses().that()
				.resideInAPackage("org.nextline." + room + "..")
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage(others)
				.allowEmptyShould(true)
				.check(CLASSES);
		});
	}

	@Test
	void noRoomsInACircle() {
		slices().matching("org.nextline.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void wordsRulesAndScoresArePlainJava() {
		noClasses().that()
			.resideInAnyPackage("org.nextline.vocabulary..", "org.nextline.rules..", "org.nextline.scores..")
			.and()
			.doNotHaveSimpleName("package-info")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "jakarta..", "org.hibernate..")
			.allowEmptyShould(true)
			.check(CLASSES);
	}

}
