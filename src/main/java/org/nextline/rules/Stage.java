package org.nextline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import org.nextline.vocabulary.CaseField;

/**
 * Leaves terms out of a condition (gates G-PLAN and G-STAGE-TERMS): a term left out
 * counts as TRUE in an AND and as FALSE in an OR.
 */
final class Stage {

	/** Fields that hold a future result while no response has been entered. */
	static final Set<CaseField> FUTURE = Set.of(CaseField.CURRENT_RESPONSE, CaseField.MRD_END_REINDUCTION,
			CaseField.REMISSION_NUMBER);

	private Stage() {
	}

	/** Whether the condition speaks of the response to the treatment of this relapse. */
	static boolean asksForResponse(Criterion criterion) {
		return leaves(criterion).stream().anyMatch(Stage::future);
	}

	/** The condition without terms on the response; empty when nothing is left. */
	static Optional<Criterion> withoutResponse(Criterion criterion) {
		return without(criterion,
				(leaf) -> future(leaf) || (leaf instanceof Criterion.Is is && is.about() == CaseField.MRD_STATUS));
	}

	/** Whether the criterion is a statement on the response that is not yet known. */
	static boolean future(Criterion leaf) {
		if (leaf instanceof Criterion.Is is) {
			return FUTURE.contains(is.about());
		}
		return leaf instanceof Criterion.Within within && FUTURE.contains(within.about());
	}

	/** The condition without the statements; empty when nothing is left. */
	static Optional<Criterion> without(Criterion criterion, Predicate<Criterion> left) {
		if (criterion instanceof Criterion.All all) {
			return group(all.parts(), left, (parts, none) -> new Criterion.All(parts));
		}
		if (criterion instanceof Criterion.Any any) {
			return group(any.parts(), left, (parts, none) -> new Criterion.Any(parts));
		}
		if (criterion instanceof Criterion.Not not) {
			return without(not.part(), left).map(Criterion.Not::new);
		}
		if (criterion instanceof Criterion.Named named) {
			Optional<Criterion> body = without(named.body(), left);
			return body.isPresent() && body.get().equals(named.body()) ? Optional.of(named) : body;
		}
		return left.test(criterion) ? Optional.empty() : Optional.of(criterion);
	}

	private static Optional<Criterion> group(List<Criterion> parts, Predicate<Criterion> left,
			BiFunction<List<Criterion>, Boolean, Criterion> build) {
		List<Criterion> kept = new ArrayList<>();
		parts.forEach((part) -> without(part, left).ifPresent(kept::add));
		if (kept.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of((kept.size() == 1) ? kept.get(0) : build.apply(kept, true));
	}

	/** Whether a condition depends on the agent or regimen being judged. */
	static boolean agentBound(Criterion criterion) {
		return leaves(criterion).stream().anyMatch((leaf) -> {
			if (leaf instanceof Criterion.Asks asks) {
				return asks.question() == Question.THIS_AGENT_IN || asks.of().stream().anyMatch(Stage::role);
			}
			if (leaf instanceof Criterion.Counts counts) {
				return role(counts.of());
			}
			return leaf instanceof Criterion.Has has && has.codes().contains("THIS_AGENT");
		});
	}

	/**
	 * Whether it asks for what is planned: a drug that is judged is no other drug planned
	 * beside itself.
	 */
	static boolean asksForPlans(Criterion criterion) {
		return leaves(criterion).stream()
			.anyMatch((leaf) -> leaf instanceof Criterion.Asks asks && asks.question() == Question.PLANNED);
	}

	private static boolean role(String name) {
		return name.equals("THIS_AGENT") || name.equals("THIS_REGIMEN") || name.equals("CURRENT")
				|| name.equals("TARGET_ANTIGEN");
	}

	/** The single statements of a condition, named criteria opened. */
	static List<Criterion> leaves(Criterion criterion) {
		List<Criterion> leaves = new ArrayList<>();
		collect(criterion, leaves);
		return leaves;
	}

	private static void collect(Criterion criterion, List<Criterion> leaves) {
		if (criterion instanceof Criterion.All all) {
			all.parts().forEach((part) -> collect(part, leaves));
		}
		else if (criterion instanceof Criterion.Any any) {
			any.parts().forEach((part) -> collect(part, leaves));
		}
		else if (criterion instanceof Criterion.AtLeast least) {
			least.parts().forEach((part) -> collect(part, leaves));
		}
		else if (criterion instanceof Criterion.Not not) {
			collect(not.part(), leaves);
		}
		else if (criterion instanceof Criterion.Named named) {
			collect(named.body(), leaves);
		}
		else {
			leaves.add(criterion);
		}
	}

}
