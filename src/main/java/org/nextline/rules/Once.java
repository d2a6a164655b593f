package org.nextline.rules;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Finds something when it is first asked for, and remembers it. For one thread. */
final class Once<T> implements Supplier<T> {

	private final Supplier<T> finds;

	private @Nullable T found;

	private Once(Supplier<T> finds) {
		this.finds = finds;
	}

	static <T> Supplier<T> of(Supplier<T> finds) {
		return (finds instanceof Once) ? finds : new Once<>(finds);
	}

	@Override
	public T get() {
		T known = this.found;
		if (known == null) {
			known = this.finds.get();
			this.found = known;
		}
		return known;
	}

}
