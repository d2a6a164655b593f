package org.nextline.knowledge;

import java.util.List;

/**
 * Something that must hold before a pack is sent for review or published, such as its
 * tests and invariants.
 */
interface ReleaseCheck {

	/**
	 * What stands in the way, in words; empty when nothing does.
	 * @param pack the pack as it would be published
	 */
	List<String> obstacles(Pack pack);

	/**
	 * What is known of that without waiting, for a page.
	 * @param pack the pack as it would be published
	 */
	default List<String> glance(Pack pack) {
		return obstacles(pack);
	}

}
