package org.nextline.vocabulary;

/** When in the course of the disease a sample was taken. */
public enum Phase {

	DIAGNOSIS, REMISSION, RELAPSE

}
