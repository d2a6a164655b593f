package org.nextline.suggestions;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.cases.CaseFile;
import org.nextline.cases.StoredCase;
import org.nextline.knowledge.CaseArchive;

import org.springframework.stereotype.Component;

/** Shows the stored cases to the rule library, without their patients. */
@Component
class OpenCases implements CaseArchive {

	private final CaseFile cases;

	OpenCases(CaseFile cases) {
		this.cases = cases;
	}

	@Override
	public long count() {
		return this.cases.count();
	}

	@Override
	public List<Entry> after(@Nullable UUID last, int most) {
		return this.cases.after(last, most).stream().map(OpenCases::entry).toList();
	}

	@Override
	public Optional<Entry> find(UUID id) {
		return this.cases.find(id).map(OpenCases::entry);
	}

	@Override
	public List<Entry> among(Collection<UUID> ids) {
		return this.cases.among(ids).stream().map(OpenCases::entry).toList();
	}

	@Override
	public List<Entry> search(String words, int most) {
		return this.cases.search(words, most).stream().map(OpenCases::entry).toList();
	}

	private static Entry entry(StoredCase relapse) {
		return new Entry(relapse.id(), String.join(" · ", Headline.of(relapse.facts())), relapse.facts());
	}

}
