/**
 * Suggestions: the facts of a case and a release of the rule book become advice, for
 * people as a page and for programs as an answer.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "cases", "knowledge", "scores", "rules", "vocabulary" })
package org.nextline.suggestions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
