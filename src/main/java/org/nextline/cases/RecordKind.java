package org.nextline.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the record of a patient holds, and what is asked of each. */
enum RecordKind {

	DIAGNOSIS(Part.needed("date", Part.Type.DATE), Part.needed("disease", Part.Type.CHOICE)),
	TREATMENT(Part.needed("date", Part.Type.DATE), Part.of("end", Part.Type.DATE),
			Part.needed("regimen", Part.Type.TEXT), Part.of("agents", Part.Type.TEXT),
			Part.of("line", Part.Type.NUMBER), Part.of("response", Part.Type.CHOICE),
			Part.of("reason", Part.Type.CHOICE), Part.of("toxicities", Part.Type.LONG)),
	TRANSPLANT(Part.needed("date", Part.Type.DATE), Part.needed("transplant", Part.Type.CHOICE),
			Part.of("donor", Part.Type.CHOICE), Part.of("match", Part.Type.CHOICE),
			Part.of("conditioning", Part.Type.TEXT)),
	REMISSION(Part.needed("date", Part.Type.DATE), Part.needed("remission", Part.Type.CHOICE),
			Part.of("residual", Part.Type.CHOICE)),
	RESPONSE(Part.needed("date", Part.Type.DATE), Part.needed("assessed", Part.Type.TEXT)),
	RELAPSE(Part.needed("date", Part.Type.DATE), Part.needed("relapse", Part.Type.CHOICE),
			Part.of("sites", Part.Type.TEXT)),
	FINDING(Part.needed("text", Part.Type.TEXT), Part.of("date", Part.Type.DATE),
			Part.needed("phase", Part.Type.CHOICE));

	private final List<Part> parts;

	RecordKind(Part... parts) {
		List<Part> all = new java.util.ArrayList<>(Arrays.asList(parts));
		all.add(Part.of("source", Part.Type.TEXT));
		all.add(Part.of("comment", Part.Type.LONG));
		this.parts = List.copyOf(all);
	}

	/**
	 * One thing that is asked.
	 *
	 * @param name under which it is sent and stored
	 * @param type how it is answered
	 * @param needed whether it may not be left out
	 */
	record Part(String name, Type type, boolean needed) {

		/** How a part is answered. */
		enum Type {

			DATE, TEXT, LONG, NUMBER, CHOICE

		}

		static Part needed(String name, Type type) {
			return new Part(name, type, true);
		}

		static Part of(String name, Type type) {
			return new Part(name, type, false);
		}

		/** How long it may be. */
		int most() {
			return (this.type == Type.LONG) ? 2000 : 300;
		}

	}

	List<Part> parts() {
		return this.parts;
	}

	/** The kind with this name, in any case. */
	static Optional<RecordKind> named(String name) {
		return Arrays.stream(values()).filter((kind) -> kind.name().equals(name.toUpperCase(Locale.ROOT))).findFirst();
	}

}
