package org.nextline.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A release with changes put in: what would be published.
 *
 * @param files the files of the pack
 * @param pack the pack as it was read; null when it cannot be
 * @param faults everything that keeps it from being read
 */
record DraftPack(Map<String, String> files, @Nullable Pack pack, List<String> faults) {

	/** Reads the base with the changes put in. */
	static DraftPack of(Map<String, String> base, Collection<RuleChange> changes) {
		PackText text = PackText.of(base);
		List<String> faults = new ArrayList<>();
		for (RuleChange change : changes) {
			if (change.getAction() == Action.RETIRE) {
				text.remove(change.getSection(), change.getEntryKey());
			}
			else {
				text.put(change.getPath(), change.getSection(), change.getEntryKey(), change.entry());
			}
		}
		Map<String, String> files = text.files();
		try {
			return new DraftPack(files, PackReader.read(files), faults);
		}
		catch (PackFaults ex) {
			faults.addAll(ex.faults());
			return new DraftPack(files, null, faults);
		}
	}

	/** The pack; only asked when it has no faults. */
	Pack read() {
		return Objects.requireNonNull(this.pack);
	}

	/** Hash of the changes alone, in the order of their entries. */
	static String hash(Collection<RuleChange> changes) {
		Map<String, String> texts = new LinkedHashMap<>();
		changes.forEach((change) -> texts.put(change.getSection() + "/" + change.getEntryKey(),
				change.getAction() + "\n" + change.getPath() + "\n" + change.getContent()));
		return ShippedPack.hash(texts);
	}

}
