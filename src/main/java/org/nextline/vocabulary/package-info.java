/**
 * The clinical words: fields, facts, values, diseases, therapy categories, agents. Plain
 * Java that uses no other room.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.nextline.vocabulary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
