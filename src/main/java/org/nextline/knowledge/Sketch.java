package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.nextline.rules.Criterion;

/**
 * A condition while it is being written: groups and lines that may still be empty or
 * wrong. Every part has a path, such as {@code 0.2} for the third part of the first.
 */
sealed interface Sketch {

	/** How the parts of a group go together. */
	enum Together {

		/** All of them hold. */
		ALL,

		/** At least one holds. */
		ANY,

		/** None of them holds. */
		NONE,

		/** At least so many hold. */
		LEAST

	}

	/**
	 * Parts that go together.
	 *
	 * @param together how
	 * @param least how many at least; only for LEAST
	 * @param parts the parts
	 */
	record Group(Together together, String least, List<Sketch> parts) implements Sketch {

		public Group {
			parts = List.copyOf(parts);
		}

		Group with(List<Sketch> other) {
			return new Group(this.together, this.least, other);
		}

	}

	/**
	 * One statement.
	 *
	 * @param about what it is about: the key of a field, the name of a function or of a
	 * named criterion
	 * @param operator how it is compared; empty where nothing is
	 * @param values what it is compared with, or what the function is asked of
	 * @param limit the number that a function of numbers is compared with; else empty
	 */
	record Line(String about, String operator, List<String> values, String limit) implements Sketch {

		public Line {
			values = List.copyOf(values);
		}

		static Line empty() {
			return new Line("", "", List.of(), "");
		}

		/** Whether nothing was chosen yet. */
		boolean blank() {
			return this.about.isBlank();
		}

	}

	/** The group at the top; a single statement stands in a group of its own. */
	static Group top(Sketch sketch) {
		return (sketch instanceof Group group) ? group : new Group(Together.ALL, "", List.of(sketch));
	}

	/** A condition as a sketch. */
	static Group of(Criterion criterion) {
		return top(criterion.accept(SketchWriter.WRITER));
	}

	// Changing a part by its path

	/** What can be done to a part. */
	enum Move {

		/** A line after it; into it, when it is a group. */
		ADD,

		/** A group after it; into it, when it is a group. */
		ADD_GROUP,

		/** It goes. */
		REMOVE,

		/** It goes one place up. */
		UP,

		/** It goes one place down. */
		DOWN,

		/** It stands twice. */
		DUPLICATE,

		/** It becomes a group of its own. */
		GROUP,

		/** Its parts take its place. */
		UNGROUP,

		/** It goes into the group above it. */
		INTO,

		/** It leaves its group and stands after it. */
		OUT

	}

	/**
	 * The sketch after a move.
	 * @param path of the part; empty for the top
	 */
	static Group move(Group top, String path, Move move) {
		List<Integer> places = places(path);
		if (places == null) {
			return top;
		}
		if (places.isEmpty()) {
			List<Sketch> parts = new ArrayList<>(top.parts());
			if (move == Move.ADD) {
				parts.add(Line.empty());
			}
			else if (move == Move.ADD_GROUP) {
				parts.add(new Group(Together.ANY, "", List.of(Line.empty(), Line.empty())));
			}
			else if (move == Move.GROUP) {
				parts = List.of(top);
			}
			return top.with(parts);
		}
		return (Group) at(top, places, 0, move);
	}

	/** The part at a path; null when there is none. */
	static @Nullable Sketch find(Sketch top, String path) {
		List<Integer> places = places(path);
		Sketch part = top;
		for (int place : (places != null) ? places : List.<Integer>of()) {
			if (!(part instanceof Group group) || place >= group.parts().size()) {
				return null;
			}
			part = group.parts().get(place);
		}
		return (places != null) ? part : null;
	}

	/** The sketch with another part in the place of one. */
	static Group put(Group top, String path, Sketch part) {
		List<Integer> places = places(path);
		if (places == null || find(top, path) == null) {
			return top;
		}
		return top(put(top, places, 0, part));
	}

	private static Sketch put(Sketch sketch, List<Integer> places, int depth, Sketch part) {
		if (depth == places.size() || !(sketch instanceof Group group)) {
			return part;
		}
		List<Sketch> parts = new ArrayList<>(group.parts());
		int place = places.get(depth);
		parts.set(place, put(parts.get(place), places, depth + 1, part));
		return group.with(parts);
	}

	private static @Nullable List<Integer> places(String path) {
		List<Integer> places = new ArrayList<>();
		if (path.isEmpty()) {
			return places;
		}
		if (!path.matches("\\d{1,3}(\\.\\d{1,3}){0,40}")) {
			return null;
		}
		for (String place : path.split("\\.")) {
			places.add(Integer.parseInt(place));
		}
		return places;
	}

	private static Sketch at(Sketch sketch, List<Integer> places, int depth, Move move) {
		if (!(sketch instanceof Group group) || places.get(depth) >= group.parts().size()) {
			return sketch;
		}
		int place = places.get(depth);
		List<Sketch> parts = new ArrayList<>(group.parts());
		if (depth == places.size() - 1) {
			return group.with(moved(parts, place, move));
		}
		Sketch inner = parts.get(place);
		boolean last = depth == places.size() - 2;
		if (last && move == Move.OUT && inner instanceof Group left && places.get(depth + 1) < left.parts().size()) {
			List<Sketch> rest = new ArrayList<>(left.parts());
			Sketch out = rest.remove((int) places.get(depth + 1));
			parts.set(place, left.with(rest));
			parts.add(place + 1, out);
			if (rest.isEmpty()) {
				parts.remove(place);
			}
			return group.with(parts);
		}
		parts.set(place, at(inner, places, depth + 1, move));
		return group.with(parts);
	}

	private static List<Sketch> moved(List<Sketch> parts, int place, Move move) {
		Sketch part = parts.get(place);
		switch (move) {
			case ADD -> {
				if (part instanceof Group group) {
					List<Sketch> inner = new ArrayList<>(group.parts());
					inner.add(Line.empty());
					parts.set(place, group.with(inner));
				}
				else {
					parts.add(place + 1, Line.empty());
				}
			}
			case ADD_GROUP -> {
				Group fresh = new Group(Together.ANY, "", List.of(Line.empty(), Line.empty()));
				if (part instanceof Group group) {
					List<Sketch> inner = new ArrayList<>(group.parts());
					inner.add(fresh);
					parts.set(place, group.with(inner));
				}
				else {
					parts.add(place + 1, fresh);
				}
			}
			case REMOVE -> parts.remove(place);
			case UP -> {
				if (place > 0) {
					parts.add(place - 1, parts.remove(place));
				}
			}
			case DOWN -> {
				if (place < parts.size() - 1) {
					parts.add(place + 1, parts.remove(place));
				}
			}
			case DUPLICATE -> parts.add(place + 1, part);
			case GROUP -> parts.set(place, new Group(Together.ANY, "", List.of(part, Line.empty())));
			case UNGROUP -> {
				if (part instanceof Group group) {
					parts.remove(place);
					parts.addAll(place, group.parts());
				}
			}
			case INTO -> {
				if (place > 0 && parts.get(place - 1) instanceof Group above) {
					List<Sketch> inner = new ArrayList<>(above.parts());
					inner.add(parts.remove(place));
					parts.set(place - 1, above.with(inner));
				}
			}
			case OUT -> {
			}
		}
		return parts;
	}

}
