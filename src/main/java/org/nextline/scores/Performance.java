package org.nextline.scores;

/**
 * Karnofsky and ECOG, converted only to fill a missing field (reference, section 1.20).
 */
public final class Performance {

	private Performance() {
	}

	/**
	 * ECOG status of a Karnofsky score.
	 * @param karnofsky 0 to 100 in tens
	 * @return 0 to 4; a Karnofsky score of 0 is no case
	 */
	public static int ecog(double karnofsky) {
		return (karnofsky >= 90) ? 0 : (karnofsky >= 70) ? 1 : (karnofsky >= 50) ? 2 : (karnofsky >= 30) ? 3 : 4;
	}

	/**
	 * Karnofsky score of an ECOG status: the upper end of its range, so that a converted
	 * score reaches no limit that the status does not.
	 * @param ecog 0 to 4
	 */
	public static int karnofsky(double ecog) {
		return 100 - 20 * (int) ecog;
	}

	/** The range of Karnofsky scores of an ECOG status: {@code 50-60} of 2. */
	static String range(double ecog) {
		return (karnofsky(ecog) - 10) + "-" + karnofsky(ecog);
	}

}
