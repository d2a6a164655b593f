/**
 * Fitness, derived values and published scores: pure functions of the facts of a case.
 * Plain Java above the vocabulary.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "vocabulary")
package org.nextline.scores;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
