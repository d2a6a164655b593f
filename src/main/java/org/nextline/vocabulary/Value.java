package org.nextline.vocabulary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Collections;
import java.util.stream.Collectors;

/** The value of a fact; one record for each kind of field. */
public sealed interface Value {

	/** A number in the unit of its field. */
	record Number(double amount) implements Value {

		@Override
		public String words() {
			return plain(this.amount);
		}

	}

	/** One of the codes of its field. */
	record Code(String name) implements Value {

		@Override
		public String words() {
			return this.name;
		}

	}

	/** Yes or no. */
	record YesNo(boolean yes) implements Value {

		@Override
		public String words() {
			return this.yes ? "yes" : "no";
		}

	}

	/** A complete set: a code that is not in it is "no". */
	record Codes(Set<String> names) implements Value {

		public Codes {
			names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
		}

		public static Codes of(Collection<String> names) {
			return new Codes(new LinkedHashSet<>(names));
		}

		@Override
		public String words() {
			return this.names.isEmpty() ? "none" : String.join(", ", this.names);
		}

	}

	/** Alterations found; what is not in the list was not necessarily tested. */
	record Alterations(List<Alteration> found) implements Value {

		public Alterations {
			found = List.copyOf(found);
		}

		@Override
		public String words() {
			return this.found.isEmpty() ? "none entered"
					: this.found.stream().map(Alteration::words).collect(Collectors.joining("; "));
		}

	}

	/** Antigens by name; one that is missing was not tested. */
	record Antigens(Map<String, Antigen> byName) implements Value {

		public Antigens {
			byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
		}

		@Override
		public String words() {
			return this.byName.entrySet()
				.stream()
				.map((entry) -> entry.getKey() + " " + entry.getValue().words())
				.collect(Collectors.joining("; "));
		}

	}

	/** The complete list of earlier treatments; empty means none were given. */
	record Therapies(List<PriorTherapy> courses) implements Value {

		public Therapies {
			courses = List.copyOf(courses);
		}

		@Override
		public String words() {
			return this.courses.isEmpty() ? "none"
					: this.courses.stream().map(PriorTherapy::words).collect(Collectors.joining("; "));
		}

	}

	/** The value as a person reads it, without its unit. */
	String words();

	/** A number without trailing zeros and without exponent, at most five decimals. */
	static String plain(double amount) {
		if (amount == (int) amount) {
			return Integer.toString((int) amount);
		}
		BigDecimal number = BigDecimal.valueOf(amount).setScale(5, RoundingMode.HALF_UP).stripTrailingZeros();
		return (number.scale() < 0 ? number.setScale(0) : number).toPlainString();
	}

}
