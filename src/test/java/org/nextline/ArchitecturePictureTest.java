package org.nextline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

/** The picture of the rooms shows what the code does. */
class ArchitecturePictureTest {

	private static final Set<String> ROOMS = new TreeSet<>();

	private static final Set<String> ARROWS = new TreeSet<>();

	private static Document picture = new Document("");

	@BeforeAll
	static void look() throws IOException {
		picture = Jsoup.parse(Files.readString(Path.of("docs/pictures/rooms.svg")), Parser.xmlParser());
		ApplicationModules modules = ApplicationModules.of(NextlineApplication.class);
		modules.forEach((module) -> {
			ROOMS.add("room-" + module.getIdentifier());
			module.getDirectDependencies(modules)
				.uniqueModules()
				.forEach((used) -> ARROWS.add(module.getIdentifier() + "-to-" + used.getIdentifier()));
		});
	}

	@Test
	void everyRoomIsDrawn() {
		assertThat(drawn(".room")).containsAll(ROOMS);
	}

	@Test
	void everyUseHasItsArrow() {
		assertThat(drawn(".arrow")).containsAll(ARROWS);
	}

	@Test
	void noArrowLeadsWhereNoneMayGo() {
		assertThat(drawn(".arrow")).allSatisfy((arrow) -> {
			String[] ends = arrow.split("-to-");
			assertThat(ArchitectureTest.MAY_USE.get(ends[0])).contains(ends[1]);
		});
	}

	private static Set<String> drawn(String kind) {
		return picture.select(kind).stream().map((one) -> one.id()).collect(Collectors.toCollection(TreeSet::new));
	}

}
