package org.nextline.knowledge;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items what stands on it
 * @param number its number, from 1
 * @param pages how many there are
 * @param total how many items there are on all
 * @param <T> what is listed
 */
record Sheet<T>(List<T> items, int number, int pages, int total) {

	private static final int LENGTH = 25;

	/** The page of this number, or the last one when there are not as many. */
	static <T> Sheet<T> of(List<T> all, int number) {
		int pages = Math.max(1, (all.size() + LENGTH - 1) / LENGTH);
		int chosen = Math.max(1, Math.min(number, pages));
		int from = (chosen - 1) * LENGTH;
		return new Sheet<>(List.copyOf(all.subList(from, Math.min(all.size(), from + LENGTH))), chosen, pages,
				all.size());
	}

	public boolean isEmpty() {
		return this.items.isEmpty();
	}

	public boolean isFirst() {
		return this.number == 1;
	}

	public boolean isLast() {
		return this.number == this.pages;
	}

}
