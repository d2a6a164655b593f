package org.nextline.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CheckMark;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.TherapyCategory;

/**
 * One criterion of candidacy for transplantation or CAR T cells, as the reference lays it
 * down (sections 2.2 and 2.3). What speaks against the patient here also vetoes the
 * options, so that a worked sheet and the advice cannot differ.
 *
 * @param id its id, never used again once retired
 * @param sheet the sheet it stands on
 * @param diseases diseases in which it is asked
 * @param label what it is about
 * @param cautionWhen when it is a matter for the single case; null when that cannot be
 * @param againstWhen when it speaks against the treatment; null when that cannot be
 * @param met the limit within which it is met, in words
 * @param caution the range of the single case, in words; empty when there is none
 * @param against the limit beyond which it speaks against, in words; empty when there is
 * none
 * @param products products that have a limit of their own; empty for most
 * @param bedside what no field of a case holds, to be judged at the bedside; may be empty
 * @param change what would change it, in words; may be empty
 * @param again when to look again, in words
 * @param heldBy rows and gates that already hold its limit
 * @param settled how it is settled where it speaks against
 * @param sources ids of its sources
 * @param check how far its limits were checked
 */
public record Candidacy(String id, Sheet sheet, Set<Disease> diseases, String label, @Nullable Criterion cautionWhen,
		@Nullable Criterion againstWhen, String met, String caution, String against, List<Product> products,
		String bedside, String change, String again, List<String> heldBy, Settled settled, List<String> sources,
		CheckMark check) {

	public Candidacy {
		diseases = Set.copyOf(diseases);
		products = List.copyOf(products);
		heldBy = List.copyOf(heldBy);
		sources = List.copyOf(sources);
		if (cautionWhen == null && againstWhen == null && products.isEmpty() && bedside.isEmpty()) {
			throw new IllegalArgumentException(id + " asks nothing and leaves nothing to the bedside");
		}
	}

	/** The treatments that have a worked sheet. */
	public enum Sheet {

		TRANSPLANT(TherapyCategory.ALLO_HSCT, "Transplant"), CAR_T(TherapyCategory.CAR_T, "CAR T cells");

		private final TherapyCategory category;

		private final String label;

		Sheet(TherapyCategory category, String label) {
			this.category = category;
			this.label = label;
		}

		public TherapyCategory category() {
			return this.category;
		}

		public String label() {
			return this.label;
		}

	}

	/** How a criterion that speaks against the patient is settled. */
	public enum Settled {

		/** By the gates alone: what can be corrected says gate G-BLOCKED. */
		BY_GATES,
		/** Before the transplant: a plan stands meanwhile and names it. */
		BEFORE_TRANSPLANT,
		/** By the treatment before: a plan waits for it. */
		BY_PLAN,
		/** By a search that always goes on (gate G-DONOR); no veto. */
		BY_SEARCH

	}

	/**
	 * A product with a limit of its own.
	 *
	 * @param agent its key
	 * @param when the condition under which it can be given
	 * @param words that condition in words
	 */
	public record Product(String agent, Criterion when, String words) {
	}

	/** Whether anything in a case decides it. */
	public boolean asked() {
		return this.cautionWhen != null || this.againstWhen != null || !this.products.isEmpty();
	}

	/** Its conditions, those of products too. */
	public List<Criterion> conditions() {
		List<Criterion> conditions = new ArrayList<>();
		if (this.againstWhen != null) {
			conditions.add(this.againstWhen);
		}
		if (this.cautionWhen != null) {
			conditions.add(this.cautionWhen);
		}
		this.products.forEach((product) -> conditions.add(product.when()));
		return conditions;
	}

	/** What it says where it speaks against an option. */
	String speech() {
		return this.label + ": " + this.against
				+ ((this.sheet == Sheet.TRANSPLANT) ? "; discuss with the transplant centre." : ".");
	}

}
