package org.nextline.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.TherapyCategory;

/**
 * Which safety rows and guards can speak of a regimen at all; the same in every case, so
 * it is found once.
 */
final class Reach {

	/** Stands for a drug that is looked at by itself, outside of any option. */
	static final TherapyCategory ALONE = TherapyCategory.OBSERVATION;

	private final RuleBook book;

	private final List<OptionRule> guards;

	private final Map<Key, Known> known = new ConcurrentHashMap<>();

	Reach(RuleBook book) {
		this.book = book;
		this.guards = book.rules().stream().filter((rule) -> rule.kind() == OptionRule.Kind.GUARD).toList();
	}

	private record Key(Alternative option, TherapyCategory category) {
	}

	private record Known(List<Row> rows, List<Guard> guards, List<Care> care, List<Closed> closed,
			List<Acting> acting) {
	}

	/**
	 * Parts of a regimen that a row means.
	 *
	 * @param agents keys, components included
	 * @param required whether the regimen cannot do without them
	 */
	record Hit(Set<String> agents, boolean required) {
	}

	/** A safety row and the parts it means. */
	record Row(SafetyRule rule, Hit hit) {
	}

	/** A guard and the parts it means. */
	record Guard(OptionRule rule, Hit hit) {
	}

	/** A row of care and the parts it goes with. */
	record Care(CareRule rule, Hit hit) {
	}

	/** What the parts of a regimen close for later. */
	record Closed(Foreclosure rule, Hit hit) {
	}

	/**
	 * An interaction and the parts it is about.
	 *
	 * @param rule the interaction
	 * @param first parts that are among its agents, or null
	 * @param second parts that are among what they act on one another with, or null
	 */
	record Acting(Interaction rule, @Nullable Hit first, @Nullable Hit second) {
	}

	List<Row> rows(Alternative option, TherapyCategory category) {
		return known(option, category).rows();
	}

	/**
	 * Guards that act by agent, class or category; those that name rules or roles are not
	 * among them.
	 */
	List<Guard> guards(Alternative option, TherapyCategory category) {
		return known(option, category).guards();
	}

	/** Care that goes with a regimen. */
	List<Care> care(Alternative option, TherapyCategory category) {
		return known(option, category).care();
	}

	/** What a regimen closes for later. */
	List<Closed> closed(Alternative option, TherapyCategory category) {
		return known(option, category).closed();
	}

	/** Interactions that a regimen can have. */
	List<Acting> acting(Alternative option, TherapyCategory category) {
		return known(option, category).acting();
	}

	private Known known(Alternative option, TherapyCategory category) {
		return this.known.computeIfAbsent(new Key(option, category), this::find);
	}

	private Known find(Key key) {
		List<Row> rows = new ArrayList<>();
		for (SafetyRule rule : this.book.safety()) {
			Hit hit = hit(rule.targets(), key.option(), key.category());
			if (hit != null) {
				rows.add(new Row(rule, hit));
			}
		}
		List<Guard> found = new ArrayList<>();
		for (OptionRule rule : this.guards) {
			Hit hit = hit(rule.actsOn(), key.option(), key.category());
			if (hit != null) {
				found.add(new Guard(rule, hit));
			}
		}
		List<Care> care = new ArrayList<>();
		for (CareRule rule : this.book.care()) {
			Hit hit = hit(rule.targets(), key.option(), key.category());
			if (hit != null && hit(rule.except(), key.option(), key.category()) == null) {
				care.add(new Care(rule, hit));
			}
		}
		List<Closed> closed = new ArrayList<>();
		for (Foreclosure rule : this.book.foreclosures()) {
			Hit hit = hit(rule.targets(), key.option(), key.category());
			if (hit != null) {
				closed.add(new Closed(rule, hit));
			}
		}
		List<Acting> acting = new ArrayList<>();
		for (Interaction rule : this.book.interactions()) {
			Hit first = hit(rule.agents(), key.option(), key.category());
			Hit second = hit(rule.with(), key.option(), key.category());
			if (first != null || second != null) {
				acting.add(new Acting(rule, first, second));
			}
		}
		return new Known(List.copyOf(rows), List.copyOf(found), List.copyOf(care), List.copyOf(closed),
				List.copyOf(acting));
	}

	@Nullable Hit hit(List<String> targets, Alternative option, TherapyCategory category) {
		Set<String> required = new LinkedHashSet<>();
		Set<String> optional = new LinkedHashSet<>();
		boolean whole = false;
		for (String target : targets) {
			if (target.equals(Agents.ANY) || target.equals(category.name())
					|| (target.equals(TherapyCategory.INTENSIVE_CHEMOTHERAPY.name()) && category != ALONE
							&& intensive(option, this.book.agents()))) {
				whole = true;
			}
			collect(target, option.required(), required);
			collect(target, option.optional(), optional);
		}
		if (whole && required.isEmpty()) {
			String first = option.first();
			return new Hit((first != null) ? Set.of(first) : Set.of(), true);
		}
		if (!required.isEmpty()) {
			return new Hit(required, true);
		}
		return optional.isEmpty() ? null : new Hit(optional, false);
	}

	/**
	 * Whether the regimen contains intensive chemotherapy, whatever its category: an
	 * intensive regimen, or an anthracycline with cytarabine.
	 */
	static boolean intensive(Alternative option, Agents agents) {
		return option.required().stream().anyMatch((key) -> agents.in(key, "INTENSIVE_REGIMEN"))
				|| (option.required().contains("cytarabine")
						&& option.required().stream().anyMatch((key) -> agents.in(key, "ANTHRACYCLINE")));
	}

	private void collect(String target, List<String> keys, Set<String> found) {
		for (String key : keys) {
			for (String part : this.book.agents().partsOf(key)) {
				if (part.equals(target) || (!target.equals(Agents.ANY) && this.book.agents().in(part, target))) {
					found.add(part);
				}
			}
		}
	}

}
