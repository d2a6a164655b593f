/** Patients and their relapses: entering them, correcting them, finding them again. */
@NullMarked
@ApplicationModule(allowedDependencies = "vocabulary")
package org.nextline.cases;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
