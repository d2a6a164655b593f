/** The page frame: layout, errors, and what a site must be told before it uses this. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.nextline.site;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
