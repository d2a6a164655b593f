package org.nextline.suggestions;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.nextline.knowledge.Release;
import org.nextline.knowledge.Releases;
import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.scores.Derivations;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Value;

import org.springframework.stereotype.Service;

/**
 * Gives advice for a case: facts, what follows from them, and the rules of a release.
 * Nothing is stored.
 */
@Service
public class TherapyAdvisor {

	private final Releases releases;

	private final String region;

	private final Map<String, Advisor> advisors = new ConcurrentHashMap<>();

	TherapyAdvisor(Releases releases,
			@org.springframework.beans.factory.annotation.Value("${nextline.region:}") String region) {
		this.releases = releases;
		this.region = region.trim();
		if (!this.region.isEmpty() && !CaseField.REGION.kind().codes().contains(this.region)) {
			throw new IllegalArgumentException("nextline.region is \"" + region + "\"; it can be one of "
					+ String.join(", ", CaseField.REGION.kind().codes()));
		}
	}

	/** The advice of the current release. */
	public Advised advise(CaseFacts stated) {
		return advise(stated, this.releases.current());
	}

	/** The advice of a certain release. */
	public Advised advise(CaseFacts stated, Release release) {
		Advisor advisor = this.advisors.computeIfAbsent(release.sha256(), (hash) -> new Advisor(release.book()));
		CaseFacts facts = Derivations.complete(placed(stated), release.book().agents());
		Advice advice = advisor.advise(facts);
		return new Advised(release, stated, advice, advisor.care(advice));
	}

	CaseFacts placed(CaseFacts stated) {
		if (this.region.isEmpty() || stated.knows(CaseField.REGION)) {
			return stated;
		}
		return stated.with(CaseField.REGION, Fact.derived(new Value.Code(this.region), "region of this installation"));
	}

}
