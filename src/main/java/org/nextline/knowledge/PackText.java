package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The text of a rule pack, entry by entry. An entry can be put in, replaced or taken out;
 * every other line stays as it was written, with its comments.
 */
final class PackText {

	private static final Pattern HEAD = Pattern.compile("([A-Za-z]\\w*):\\s*(#.*)?");

	private static final Pattern LIST_ENTRY = Pattern.compile("(\\s*)- \\S.*");

	private static final Pattern MAP_ENTRY = Pattern.compile("(\\s+)(\"[^\"]+\"|[^\\s#\"'-][^:]*):(\\s.*)?");

	private static final YAMLMapper YAML = YAMLMapper.builder().build();

	private final Map<String, List<Block>> files = new TreeMap<>();

	private PackText() {
	}

	/**
	 * Some lines of a file: an entry of a section, or what stands between entries.
	 *
	 * @param section the section; empty outside of sections
	 * @param key key of the entry; null when it is none
	 * @param lines the lines, without line ends
	 */
	private record Block(String section, @Nullable String key, List<String> lines) {

		String text() {
			return String.join("\n", this.lines);
		}

	}

	/**
	 * Where an entry stands.
	 *
	 * @param path the file
	 * @param section the section
	 * @param key its id, key or name
	 */
	record Place(String path, Section section, String key) {
	}

	static PackText of(Map<String, String> files) {
		PackText pack = new PackText();
		files.forEach((path, text) -> pack.files.put(path, blocks(text)));
		return pack;
	}

	/** The files as they stand now. */
	Map<String, String> files() {
		Map<String, String> texts = new TreeMap<>();
		this.files.forEach((path, blocks) -> {
			List<String> lines = new ArrayList<>();
			blocks.forEach((block) -> lines.addAll(block.lines()));
			texts.put(path, String.join("\n", lines));
		});
		return texts;
	}

	/** Every entry with its place, in the order of files and lines. */
	List<Place> places() {
		List<Place> places = new ArrayList<>();
		this.files.forEach((path, blocks) -> blocks.forEach((block) -> {
			String key = block.key();
			if (key != null) {
				Section.named(block.section()).ifPresent((section) -> places.add(new Place(path, section, key)));
			}
		}));
		return places;
	}

	/** Every entry by section and key, such as {@code RULES/AML-R-010}. */
	Map<String, Map<String, Object>> entries() {
		Map<String, Map<String, Object>> entries = new LinkedHashMap<>();
		this.files.values().forEach((blocks) -> blocks.forEach((block) -> {
			String key = block.key();
			if (key != null) {
				Section.named(block.section())
					.ifPresent((section) -> entries.put(section + "/" + key, entry(section, block)));
			}
		}));
		return entries;
	}

	/** Where the entry stands. */
	Optional<Place> find(Section section, String key) {
		return places().stream().filter((place) -> place.section() == section && place.key().equals(key)).findFirst();
	}

	/** What the entry says, as keys and values; for a named value, under {@code text}. */
	Optional<Map<String, Object>> read(Section section, String key) {
		return block(section, key).map((block) -> entry(section, block));
	}

	/** The entry as it is written, without indentation. */
	Optional<String> text(Section section, String key) {
		return block(section, key).map((block) -> {
			int indent = indent(first(block));
			List<String> lines = new ArrayList<>();
			boolean begun = false;
			for (String line : block.lines()) {
				begun = begun || !(line.isBlank() || line.strip().startsWith("#"));
				if (begun) {
					lines.add((line.length() >= indent) ? line.substring(indent) : line.strip());
				}
			}
			return String.join("\n", lines).stripTrailing() + "\n";
		});
	}

	/**
	 * Puts an entry in, or replaces the one of this key.
	 * @param path the file for a new entry; one that is known stays in its file
	 */
	void put(String path, Section section, String key, Map<String, ?> entry) {
		Optional<Place> known = find(section, key);
		String file = known.map(Place::path).orElse(path);
		List<Block> blocks = this.files.computeIfAbsent(file, (name) -> new ArrayList<>());
		List<String> lines = new ArrayList<>();
		if (known.isPresent()) {
			int at = index(blocks, section, key);
			for (String line : blocks.get(at).lines()) {
				if (!(line.isBlank() || line.strip().startsWith("#"))) {
					break;
				}
				lines.add(line);
			}
			lines.addAll(section.write(key, entry));
			List<String> before = blocks.get(at).lines();
			for (int index = before.size() - 1; index > 0 && before.get(index).isBlank(); index--) {
				lines.add("");
			}
			blocks.set(at, new Block(section.key(), key, lines));
		}
		else {
			int after = -1;
			for (int index = 0; index < blocks.size(); index++) {
				if (blocks.get(index).section().equals(section.key())) {
					after = index;
				}
			}
			if (after < 0) {
				List<String> head = new ArrayList<>();
				if (!blocks.isEmpty()) {
					strip(blocks);
					head.add("");
				}
				head.add(section.key() + ":");
				blocks.add(new Block(section.key(), null, head));
				after = blocks.size() - 1;
				lines.addAll(section.write(key, entry));
				lines.add("");
			}
			else {
				Block last = blocks.get(after);
				List<String> kept = new ArrayList<>(last.lines());
				while (!kept.isEmpty() && kept.get(kept.size() - 1).isBlank()) {
					kept.remove(kept.size() - 1);
				}
				blocks.set(after, new Block(last.section(), last.key(), kept));
				if (last.key() != null && kept.size() > 1) {
					lines.add("");
				}
				lines.addAll(section.write(key, entry));
				lines.add("");
			}
			blocks.add(after + 1, new Block(section.key(), key, lines));
		}
		if (!entry.equals(read(section, key).orElse(Map.of()))) {
			throw new IllegalStateException(key + " was not written as it was meant");
		}
	}

	/** Takes an entry out. */
	void remove(Section section, String key) {
		find(section, key).ifPresent((place) -> {
			List<Block> blocks = Objects.requireNonNull(this.files.get(place.path()));
			int at = index(blocks, section, key);
			blocks.remove(at);
			boolean bare = blocks.stream()
				.noneMatch((block) -> block.section().equals(section.key()) && block.key() != null);
			if (bare) {
				blocks.removeIf((block) -> block.section().equals(section.key()));
			}
		});
	}

	private static void strip(List<Block> blocks) {
		Block last = blocks.get(blocks.size() - 1);
		List<String> kept = new ArrayList<>(last.lines());
		while (!kept.isEmpty() && kept.get(kept.size() - 1).isBlank()) {
			kept.remove(kept.size() - 1);
		}
		blocks.set(blocks.size() - 1, new Block(last.section(), last.key(), kept));
	}

	private Optional<Block> block(Section section, String key) {
		return this.files.values()
			.stream()
			.flatMap(List::stream)
			.filter((block) -> block.section().equals(section.key()) && key.equals(block.key()))
			.findFirst();
	}

	private static int index(List<Block> blocks, Section section, String key) {
		for (int index = 0; index < blocks.size(); index++) {
			Block block = blocks.get(index);
			if (block.section().equals(section.key()) && key.equals(block.key())) {
				return index;
			}
		}
		throw new IllegalStateException(section + " " + key + " is not in its file");
	}

	private static Map<String, Object> entry(Section section, Block block) {
		Object read = YAML.readValue(block.text(), Object.class);
		Object value = (read instanceof List<?> list) ? list.get(0) : ((Map<?, ?>) read).values().iterator().next();
		Map<String, Object> entry = new LinkedHashMap<>();
		if (value instanceof Map<?, ?> map) {
			map.forEach((name, one) -> entry.put(String.valueOf(name), one));
		}
		else {
			entry.put(Section.TEXT, String.valueOf(value).strip());
		}
		return entry;
	}

	// Reading lines

	private static List<Block> blocks(String text) {
		List<Block> blocks = new ArrayList<>();
		String section = "";
		int indent = -1;
		List<String> lines = new ArrayList<>();
		boolean inEntry = false;
		List<String> waiting = new ArrayList<>();
		for (String line : text.split("\n", -1)) {
			Matcher head = HEAD.matcher(line);
			boolean known = !line.isEmpty() && !Character.isWhitespace(line.charAt(0)) && !line.startsWith("#")
					&& !line.startsWith("- ");
			if (known) {
				close(blocks, section, lines, inEntry);
				lines = new ArrayList<>(waiting);
				waiting.clear();
				lines.add(line);
				inEntry = false;
				indent = -1;
				section = head.matches() && Section.named(head.group(1)).isPresent() ? head.group(1) : "";
				continue;
			}
			if (line.isBlank() || line.strip().startsWith("#")) {
				waiting.add(line);
				continue;
			}
			if (!section.isEmpty()) {
				Matcher entry = (Section.named(section).orElseThrow().list() ? LIST_ENTRY : MAP_ENTRY).matcher(line);
				if (entry.matches() && (indent < 0 || entry.group(1).length() == indent)) {
					indent = entry.group(1).length();
					int blanks = 0;
					if (inEntry) {
						while (blanks < waiting.size() && waiting.get(blanks).isBlank()) {
							lines.add(waiting.get(blanks++));
						}
					}
					close(blocks, section, lines, inEntry);
					lines = new ArrayList<>(waiting.subList(blanks, waiting.size()));
					waiting.clear();
					lines.add(line);
					inEntry = true;
					continue;
				}
			}
			lines.addAll(waiting);
			waiting.clear();
			lines.add(line);
		}
		lines.addAll(waiting);
		close(blocks, section, lines, inEntry);
		return blocks;
	}

	private static void close(List<Block> blocks, String section, List<String> lines, boolean inEntry) {
		if (!lines.isEmpty()) {
			blocks.add(new Block(section, inEntry ? key(section, lines) : null, List.copyOf(lines)));
		}
	}

	private static @Nullable String key(String section, List<String> lines) {
		Section known = Section.named(section).orElseThrow();
		String begin = lines.stream()
			.filter((line) -> !line.isBlank() && !line.strip().startsWith("#"))
			.findFirst()
			.orElse("");
		Matcher plain = (known.list() ? Pattern.compile("\\s*- \\{?\\s*" + known.keyName() + ":\\s*([\\w.:+-]+)\\s*(?:,.*)?")
				: Pattern.compile("\\s+([\\w.+-]+):(?:\\s.*)?"))
			.matcher(begin);
		if (plain.matches()) {
			return plain.group(1);
		}
		try {
			Object read = YAML.readValue(String.join("\n", lines), Object.class);
			if (read instanceof List<?> list && list.get(0) instanceof Map<?, ?> entry) {
				Object key = entry.get(known.keyName());
				return (key != null) ? String.valueOf(key) : null;
			}
			if (read instanceof Map<?, ?> map) {
				return String.valueOf(map.keySet().iterator().next());
			}
			return null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static String first(Block block) {
		return block.lines()
			.stream()
			.filter((line) -> !line.isBlank() && !line.strip().startsWith("#"))
			.findFirst()
			.orElse("");
	}

	private static int indent(String line) {
		return line.length() - line.stripLeading().length();
	}

}
