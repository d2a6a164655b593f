package org.nextline.vocabulary;

/**
 * Karyotype and FISH findings that rules know; free ISCN text beside them is kept but
 * fires no rule.
 */
final class Cytogenetics {

	static final String[] CODES = { "normal", "complex", "monosomal", "t(8;21)", "inv(16)", "t(16;16)", "t(15;17)",
			"t(9;11)", "t(v;11q23)", "t(6;9)", "t(8;16)", "t(9;22)", "t(17;19)", "inv(3)", "t(3;3)", "t(3q26;v)", "-5",
			"del(5q)", "-7", "del(7q)", "-17", "del(17p)", "abn(17p)", "del(11q)", "del(13q)", "+8", "+12", "+19",
			"i(17q)", "second Ph", "hypodiploid", "hyperdiploid", "iAMP21", "inv(14)", "t(14;14)", "t(X;14)" };

	private Cytogenetics() {
	}

}
