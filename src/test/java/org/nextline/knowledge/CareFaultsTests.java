package org.nextline.knowledge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Rows of care, interactions and foreclosures that cannot be used are refused, each with file, place and reason. */
class CareFaultsTests {

	private static final String FILE = "general/faulty.yaml";

	@Test
	void everyFaultOfCareIsNamedAtOnce() {
		assertThat(faults("""
				care:
				  - id: CARE-X-01
				    topic: TRANSFUSIONS
				    title: Wrong codes
				    kind: CARDS
				    when: "plt <"
				    for: [venetoclaxx]
				    except: [ANTI_CD200]
				    strength: MUST
				    evidence: E
				    diseases: [LYMPHOMA]
				    sources: [NOBODY-2020]
				    check: X
				    text: Some words.
				    colour: red
				  - id: SUP-01
				    topic: FEVER
				    title: Nothing in it
				    kind: CARD
				    check: M
				    text: Some words.
				  - id: CARE-X-02
				    topic: PALLIATIVE
				    title: A trigger with a drug
				    kind: TRIGGER
				    for: [venetoclax]
				    check: M
				  - id: CARE-X-03
				    topic: PALLIATIVE
				    title: No words
				    check: M
				  - id: CARE-X-04
				    topic: FEVER
				    title: Parts that are none
				    kind: CARD
				    text: Some words.
				    parts:
				      - first the cultures
				      - heading: Then
				        steps: [antibiotics]
				    check: M
				""")).satisfiesExactlyInAnyOrder(contains("care[0] (CARE-X-01)", "there is no key \"colour\""), contains("care[0] (CARE-X-01).topic", "TRANSFUSIONS"),
				contains("care[0] (CARE-X-01).kind", "CARDS"), contains("care[0] (CARE-X-01).when"),
				contains("care[0] (CARE-X-01).for", "there is no agent, class or category \"venetoclaxx\""),
				contains("care[0] (CARE-X-01).except", "\"ANTI_CD200\""), contains("care[0] (CARE-X-01).strength", "MUST"),
				contains("care[0] (CARE-X-01).evidence", "\"E\""), contains("care[0] (CARE-X-01).diseases", "LYMPHOMA"),
				contains("care[0] (CARE-X-01).sources", "NOBODY-2020"), contains("care[0] (CARE-X-01).check", "\"X\""),
				contains("care[1] (SUP-01)", "the id \"SUP-01\" does not begin with CARE-"), contains("care[1] (SUP-01)", "a card needs parts"),
				contains("care[2] (CARE-X-02)", "a trigger concerns the case"), contains("care[3] (CARE-X-03)", "text is missing"),
				contains("care[4] (CARE-X-04).parts[0] must have a heading and lines"), contains("care[4] (CARE-X-04).parts[1]", "steps"),
				contains("care[4] (CARE-X-04).parts[1]", "lines is missing"));
	}

	@Test
	void everyFaultOfAnInteractionIsNamedAtOnce() {
		assertThat(faults("""
				interactions:
				  - id: INT-901
				    agents: [venetoclax]
				    takes: [STRONG_CYP3A4_INHIBITORS]
				    severity: WARN
				    text: Some words.
				    basis: [AML-S-999]
				    check: M
				  - id: INT-902
				    agents: [venetoclax]
				    takes: [POSACONAZOLE]
				    with: [AZOLE]
				    severity: MAJOR
				    text: Some words.
				    basis: [supportive care 3.1]
				    check: M
				  - id: INT-903
				    agents: [vincristine]
				    severity: WARN
				    text: Some words.
				    basis: [supportive care 3.1]
				    check: M
				  - id: INT-904
				    with: [AZOLE]
				    severity: WARN
				    text: Some words.
				    check: M
				""")).satisfiesExactlyInAnyOrder(
				contains("interactions[0] (INT-901).takes", "no medication \"STRONG_CYP3A4_INHIBITORS\"",
						"STRONG_CYP3A4_INHIBITOR"),
				contains("interactions[1] (INT-902)", "either what the patient takes (takes) or which other agents (with)"),
				contains("interactions[1] (INT-902).severity", "MAJOR"), contains("interactions[2] (INT-903)", "either what the patient takes"),
				contains("interactions[3] (INT-904)", "agents is missing"), contains("interactions[3] (INT-904)", "basis is missing"));
	}

	@Test
	void whatAnInteractionRestsOnExists() {
		assertThat(faults("""
				interactions:
				  - id: INT-901
				    agents: [venetoclax]
				    takes: [STRONG_CYP3A4_INHIBITOR]
				    severity: WARN
				    text: Some words.
				    basis: [AML-S-999]
				    check: M
				  - id: INT-01
				    agents: [venetoclax]
				    takes: [STRONG_CYP3A4_INHIBITOR]
				    severity: WARN
				    text: The id is taken.
				    basis: [supportive care 3.1]
				    check: M
				""")).satisfiesExactlyInAnyOrder(contains("INT-901.basis: there is no row \"AML-S-999\""),
				contains("INT-01 stands twice"));
	}

	@Test
	void everyFaultOfAForeclosureIsNamedAtOnce() {
		assertThat(faults("""
				forecloses:
				  - id: FC-901
				    what: Something
				    text: Some words.
				    basis: [ALL-R-036]
				    check: M
				  - id: FORE-1
				    for: [blinatumomab]
				    what: Something
				    closes: [CD19_CAR_TT]
				    when: ALT(
				    text: Some words.
				    check: M
				""")).satisfiesExactlyInAnyOrder(contains("forecloses[0] (FC-901)", "for is missing"),
				contains("forecloses[1] (FORE-1)", "does not begin with FC-"), contains("forecloses[1] (FORE-1).closes", "CD19_CAR_TT"),
				contains("forecloses[1] (FORE-1).when"), contains("forecloses[1] (FORE-1)", "basis is missing"));
	}

	private static Consumer<String> contains(String... parts) {
		return (fault) -> assertThat(fault).contains(parts);
	}

	private static List<String> faults(String rows) {
		Map<String, String> files = new TreeMap<>(ShippedPack.files());
		files.put(FILE, rows);
		PackFaults faults = catchThrowableOfType(PackFaults.class, () -> PackReader.read(files));
		assertThat(faults).isNotNull();
		return faults.faults();
	}

}
