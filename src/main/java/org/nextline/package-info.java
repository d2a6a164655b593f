/** The application itself: it starts the rooms and holds nothing else. */
@NullMarked
package org.nextline;

import org.jspecify.annotations.NullMarked;
