package org.nextline.vocabulary;

/**
 * Something that was entered and cannot be right.
 *
 * @param field key of the field, or a path such as {@code alterations[1].kind}
 * @param message what is wrong and what would be right, in a clinician's words
 */
public record Fault(String field, String message) {

}
