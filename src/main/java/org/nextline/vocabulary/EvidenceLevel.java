package org.nextline.vocabulary;

/** How good the evidence is. */
public enum EvidenceLevel {

	A("randomised trial or meta-analysis"), B("prospective single-arm study or large cohort"),
	C("retrospective series or consensus"), D("expert opinion");

	private final String meaning;

	EvidenceLevel(String meaning) {
		this.meaning = meaning;
	}

	public String meaning() {
		return this.meaning;
	}

}
