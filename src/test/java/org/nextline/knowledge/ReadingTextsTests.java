package org.nextline.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What people read in the pack is written for people. */
class ReadingTextsTests {

	private static final Pattern ROW = Pattern.compile("\\b(AML|ALL|CML|CLL|RT|HCL|TPLL|GEN)-[A-Z]{1,2}-\\d+");

	/** Where rows name each other. */
	private static final Set<String> REFERENCES = Set.of("id", "unlocks", "actsOn", "onlyRules", "exceptRules", "for",
			"basis", "heldBy", "except", "supported");

	@Test
	void noTextNamesARowByItsId() {
		Set<String> named = new TreeSet<>();
		Set<String> read = new TreeSet<>();
		ShippedPack.files().forEach((path, text) -> {
			JsonNode root = YAMLMapper.shared().readTree(text);
			collect(path, "", root, named, read);
		});
		assertThat(read).contains("rules/because", "safety/message", "findings/note", "candidacy/change");
		assertThat(named).isEmpty();
	}

	private static void collect(String file, String place, JsonNode node, Set<String> named, Set<String> read) {
		if (node.isString()) {
			String key = place.substring(place.lastIndexOf('/') + 1);
			if (!REFERENCES.contains(key)) {
				read.add(place);
				if (ROW.matcher(node.stringValue()).find()) {
					named.add(file + " " + place + ": " + node.stringValue());
				}
			}
			return;
		}
		for (Map.Entry<String, JsonNode> child : node.properties()) {
			collect(file, place.isEmpty() ? child.getKey() : place + "/" + child.getKey(), child.getValue(), named,
					read);
		}
		if (node.isArray()) {
			List.copyOf(node.values()).forEach((child) -> collect(file, place, child, named, read));
		}
	}

}
