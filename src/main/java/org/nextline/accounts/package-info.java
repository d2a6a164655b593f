/** People and what they may do: sign-in, roles, the doors of the house. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.nextline.accounts;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
