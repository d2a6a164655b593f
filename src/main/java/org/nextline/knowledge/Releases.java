package org.nextline.knowledge;

import java.util.List;
import java.util.Optional;

/** The published releases of the rule book. */
public interface Releases {

	/** The release that is used unless another is asked for. */
	Release current();

	/** The release of this version. */
	Optional<Release> find(String version);

	/** All releases, the newest first. */
	List<Release> all();

	/** How every release came to be, the one in force first unless others wait. */
	List<ReleaseNote> notes();

}
