package org.nextline.vocabulary;

/** What happened to a gene. */
public enum AlterationKind {

	MUTATION, ITD, TKD, FUSION, REARRANGEMENT, DELETION, AMPLIFICATION, COPY_NUMBER, TANDEM_DUPLICATION

}
