package org.nextline.rules;

import org.jspecify.annotations.Nullable;

/**
 * Status of a use with one authority.
 *
 * @param authority FDA, EMA and so on
 * @param status APPROVED, OFF_LABEL, NOT_APPROVED, WITHDRAWN, INVESTIGATIONAL or
 * LICENSED_DRUG
 * @param since year, month or day of it; null when not stated
 * @param scope for whom and how, in words; may be empty
 */
public record Regulatory(String authority, String status, @Nullable String since, String scope) {

}
