/**
 * Criteria in three-valued logic, option and safety rules, the rule book, and the gates
 * that turn one case into advice. Plain Java above the vocabulary.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "vocabulary")
package org.nextline.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
