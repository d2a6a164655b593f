package org.nextline.knowledge;

import java.util.UUID;

/**
 * Review of a proposal was asked for; told within the transaction that asks.
 *
 * @param proposal the proposal
 * @param person who asked
 */
record ReviewAsked(UUID proposal, String person) {

}
