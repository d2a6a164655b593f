package org.nextline.rules;

/**
 * A publication, label or guideline that rules rest on.
 *
 * @param id its id
 * @param citation as it is cited
 * @param url where it can be read; empty when no identifier was confirmed
 * @param note further words; may be empty
 * @param checked how far it was checked, in words
 * @param citationVerified whether the citation itself was confirmed
 */
public record Source(String id, String citation, String url, String note, String checked, boolean citationVerified) {

}
