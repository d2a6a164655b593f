package org.nextline.knowledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * What releases made of an entry: who changed which field, when, and in which release.
 */
@Service
class History {

	private final Releases releases;

	History(Releases releases) {
		this.releases = releases;
	}

	/**
	 * What one release made of an entry.
	 *
	 * @param release its version
	 * @param at when it took force
	 * @param action what became of the entry; null for the first release, which it came
	 * with
	 * @param author who wrote the changes of the release; null when it came with the
	 * application
	 * @param approver who approved; null when it came with the application
	 * @param proposal the proposal; null when there was none
	 * @param lines the fields that differ
	 * @param now whether the entry stands as this release left it
	 */
	record Step(String release, Instant at, @Nullable Action action, @Nullable String author, @Nullable String approver,
			@Nullable UUID proposal, List<EntryDiff.Line> lines, boolean now) {
	}

	/** What became of the entry, the latest first. */
	List<Step> of(Section section, String key) {
		List<ReleaseNote> notes = this.releases.notes();
		List<Step> steps = new ArrayList<>();
		boolean latest = true;
		boolean begun = false;
		for (ReleaseNote note : notes) {
			Optional<ReleaseNote.Changed> changed = changed(note, section, key);
			if (changed.isPresent()) {
				ReleaseNote.Changed one = changed.get();
				steps.add(new Step(note.version(), note.effectiveAt(), Action.valueOf(one.action()), note.author(),
						note.approver(), one.proposal(),
						EntryDiff.of(Section.entry(one.before()), Section.entry(one.after())), latest));
				latest = false;
				begun = one.action().equals(Action.ADD.name());
			}
		}
		if (!begun && !notes.isEmpty()) {
			ReleaseNote first = notes.get(notes.size() - 1);
			steps.add(new Step(first.version(), first.effectiveAt(), null, null, null, null, List.of(), latest));
		}
		return steps;
	}

	/** The entry as the release left it, or as it stood before it was retired by it. */
	Optional<Map<String, Object>> state(Section section, String key, String release) {
		Optional<ReleaseNote.Changed> changed = this.releases.notes()
			.stream()
			.filter((note) -> note.version().equals(release))
			.findFirst()
			.flatMap((note) -> changed(note, section, key));
		return changed
			.map((one) -> Section.entry(one.action().equals(Action.RETIRE.name()) ? one.before() : one.after()))
			.or(() -> this.releases.find(release).flatMap((one) -> PackText.of(one.files()).read(section, key)));
	}

	/** The file that the entry stood in last. */
	Optional<String> path(Section section, String key) {
		return this.releases.notes()
			.stream()
			.flatMap((note) -> changed(note, section, key).stream())
			.map(ReleaseNote.Changed::path)
			.findFirst();
	}

	private static Optional<ReleaseNote.Changed> changed(ReleaseNote note, Section section, String key) {
		return note.changes().stream().filter((one) -> one.section() == section && one.key().equals(key)).findFirst();
	}

}
