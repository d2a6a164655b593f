package org.nextline.rules;

import java.util.Set;

import org.nextline.vocabulary.Truth;

/**
 * What the safety rows and the tables for CML say of single agents; asked by UNUSABLE and
 * TKI_AVOID.
 */
interface Usability {

	/** Nothing is known to speak against any agent. */
	Usability NONE = new Usability() {

		@Override
		public Truth avoided(String agent) {
			return Truth.FALSE;
		}

		@Override
		public Truth tkiAvoid(String agent) {
			return Truth.FALSE;
		}

		@Override
		public Truth tkiOk(String agent) {
			return Truth.TRUE;
		}

		@Override
		public Truth tkiPreferred(String agent) {
			return Truth.FALSE;
		}

		@Override
		public Set<Missing> tkiMissing(String agent, TkiTable.Cell cell) {
			return Set.of();
		}

		@Override
		public Set<Missing> avoidMissing(String agent) {
			return Set.of();
		}

	};

	/** An AVOID safety row holds for the agent. */
	Truth avoided(String agent);

	Truth tkiAvoid(String agent);

	Truth tkiOk(String agent);

	Truth tkiPreferred(String agent);

	/** What would settle whether the tables give the agent this value or a worse one. */
	Set<Missing> tkiMissing(String agent, TkiTable.Cell cell);

	/** What would settle the safety rows for the agent. */
	Set<Missing> avoidMissing(String agent);

}
