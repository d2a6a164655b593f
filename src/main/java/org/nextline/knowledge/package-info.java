/** The rule library: packs and releases of the rule book. */
@NullMarked
@ApplicationModule(allowedDependencies = { "rules", "vocabulary" })
package org.nextline.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
