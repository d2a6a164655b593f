package org.nextline.knowledge;

import java.util.List;
import java.util.UUID;

/**
 * Something that a reviewer has to read or tick before approving, such as the losses of
 * an impact report.
 */
interface ReviewCheck {

	/**
	 * What is still open, in words; empty when nothing is.
	 * @param proposal the proposal
	 * @param hash of its changes as they stand
	 */
	List<String> open(UUID proposal, String hash);

	/**
	 * What has to be mended or answered before review is asked for, in words; empty when
	 * nothing has.
	 * @param proposal the proposal
	 * @param hash of its changes as they stand
	 * @param wait whether to wait a little for what is still being worked out
	 */
	default List<String> beforeAsking(UUID proposal, String hash, boolean wait) {
		return List.of();
	}

}
