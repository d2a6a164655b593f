package org.nextline.vocabulary;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is known about one case. A field that is absent is unknown, never "no". Immutable.
 */
public final class CaseFacts {

	private static final CaseFacts NOTHING = new CaseFacts(new EnumMap<>(CaseField.class));

	private final EnumMap<CaseField, Fact> known;

	private CaseFacts(EnumMap<CaseField, Fact> known) {
		this.known = known;
	}

	/** A case of which nothing is known. */
	public static CaseFacts nothing() {
		return NOTHING;
	}

	/** The facts given, each of the kind that its field asks for. */
	public static CaseFacts of(Map<CaseField, Fact> known) {
		EnumMap<CaseField, Fact> copy = new EnumMap<>(CaseField.class);
		copy.putAll(known);
		copy.forEach((field, fact) -> field.kind().require(field, fact.value()));
		return new CaseFacts(copy);
	}

	/** The same case with one more fact, or another one in its place. */
	public CaseFacts with(CaseField field, Fact fact) {
		field.kind().require(field, fact.value());
		EnumMap<CaseField, Fact> copy = new EnumMap<>(this.known);
		copy.put(field, fact);
		return new CaseFacts(copy);
	}

	/** The same case with a stated value. */
	public CaseFacts with(CaseField field, Value value) {
		return with(field, Fact.stated(value));
	}

	/** The same case with a number stated, in the unit of the field. */
	public CaseFacts with(CaseField field, double amount) {
		return with(field, new Value.Number(amount));
	}

	/** The same case with a code stated. */
	public CaseFacts with(CaseField field, String code) {
		return with(field, new Value.Code(code));
	}

	/** The same case with a question answered. */
	public CaseFacts with(CaseField field, boolean yes) {
		return with(field, new Value.YesNo(yes));
	}

	/** The same case with a set stated completely. */
	public CaseFacts with(CaseField field, List<String> codes) {
		return with(field, Value.Codes.of(codes));
	}

	/** The same case with the field unknown. */
	public CaseFacts without(CaseField field) {
		if (!this.known.containsKey(field)) {
			return this;
		}
		EnumMap<CaseField, Fact> copy = new EnumMap<>(this.known);
		copy.remove(field);
		return new CaseFacts(copy);
	}

	/**
	 * The case without what must come from a sample of this relapse and does not (gate
	 * G-SAMPLE).
	 */
	public CaseFacts atThisRelapse() {
		CaseFacts fresh = this;
		for (Map.Entry<CaseField, Fact> entry : this.known.entrySet()) {
			if (entry.getKey().dating() == Dating.SAMPLE && !entry.getValue().atThisRelapse()) {
				fresh = fresh.without(entry.getKey());
			}
		}
		return fresh;
	}

	public boolean knows(CaseField field) {
		return this.known.containsKey(field);
	}

	public Optional<Fact> find(CaseField field) {
		return Optional.ofNullable(this.known.get(field));
	}

	/** The fact, or null when the field is unknown; the quick form of {@link #find}. */
	public @Nullable Fact get(CaseField field) {
		return this.known.get(field);
	}

	/** The value when it is known and of the kind asked for. */
	public <V extends Value> Optional<V> find(CaseField field, Class<V> kind) {
		Fact fact = this.known.get(field);
		return (fact != null && kind.isInstance(fact.value())) ? Optional.of(kind.cast(fact.value()))
				: Optional.empty();
	}

	/** The number in the unit of the field, when known. */
	public OptionalDouble number(CaseField field) {
		Fact fact = this.known.get(field);
		return (fact != null && fact.value() instanceof Value.Number number) ? OptionalDouble.of(number.amount())
				: OptionalDouble.empty();
	}

	/** The code, or {@code yes} or {@code no}, when known. */
	public Optional<String> code(CaseField field) {
		Fact fact = this.known.get(field);
		if (fact == null) {
			return Optional.empty();
		}
		if (fact.value() instanceof Value.YesNo answer) {
			return Optional.of(answer.yes() ? "yes" : "no");
		}
		return (fact.value() instanceof Value.Code code) ? Optional.of(code.name()) : Optional.empty();
	}

	/** Whether the field is known to be this code (or {@code yes}, {@code no}). */
	public boolean is(CaseField field, String code) {
		return code(field).filter(code::equals).isPresent();
	}

	/** The complete set, when known. */
	public Optional<Set<String>> codes(CaseField field) {
		return find(field, Value.Codes.class).map(Value.Codes::names);
	}

	/** Whether the set is known and has the code. */
	public boolean has(CaseField field, String code) {
		return codes(field).filter((codes) -> codes.contains(code)).isPresent();
	}

	/**
	 * The findings of the karyotype as codes; empty when it is unknown, or known only as
	 * free text, which no rule reads.
	 */
	public Optional<Set<String>> karyotype() {
		List<String> coded = CaseField.CYTOGENETICS.kind().codes();
		return codes(CaseField.CYTOGENETICS)
			.filter((findings) -> findings.isEmpty() || findings.stream().anyMatch(coded::contains));
	}

	/** The disease, when known. */
	public Optional<Disease> disease() {
		return code(CaseField.DISEASE).map(Disease::valueOf);
	}

	/** Alterations entered, of any phase; empty when none or unknown. */
	public List<Alteration> alterations() {
		return find(CaseField.ALTERATIONS, Value.Alterations.class).map(Value.Alterations::found).orElse(List.of());
	}

	/** Antigens entered by name; empty when none or unknown. */
	public Map<String, Antigen> antigens() {
		return find(CaseField.ANTIGENS, Value.Antigens.class).map(Value.Antigens::byName).orElse(Map.of());
	}

	/** The list of earlier treatments, when known. */
	public Optional<List<PriorTherapy>> therapies() {
		return find(CaseField.PRIOR_THERAPIES, Value.Therapies.class).map(Value.Therapies::courses);
	}

	/** All that is known, by field in the order of the catalogue. */
	public Map<CaseField, Fact> known() {
		return Collections.unmodifiableMap(this.known);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof CaseFacts that && this.known.equals(that.known);
	}

	@Override
	public int hashCode() {
		return this.known.hashCode();
	}

	@Override
	public String toString() {
		return "CaseFacts" + this.known.keySet();
	}

}
