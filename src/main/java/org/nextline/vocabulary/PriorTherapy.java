package org.nextline.vocabulary;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One course of earlier treatment.
 *
 * @param name regimen or agent as it was entered
 * @param agents agents as entered; empty when they follow from the name by the catalogue
 * @param bestResponse CR, CRH, CRI, MLFS, PR, SD, NO_RESPONSE, PD, MMR; null when not
 * known
 * @param reasonStopped why it ended; null when not known
 * @param monthsAgo months from its last dose to now, 0 or more; null when not known
 */
public record PriorTherapy(String name, List<String> agents, @Nullable String bestResponse,
		@Nullable ReasonStopped reasonStopped, @Nullable Double monthsAgo) {

	/** The responses that can be entered; UNKNOWN is stored as null. */
	public static final List<String> RESPONSES = List.of("CR", "CRH", "CRI", "MLFS", "PR", "SD", "NO_RESPONSE", "PD",
			"MMR", "UNKNOWN");

	/** Why a treatment ended. */
	public enum ReasonStopped {

		COMPLETED, REFRACTORY, RELAPSED_ON, INTOLERANT, ONGOING, OTHER

	}

	public PriorTherapy {
		name = name.trim();
		if (name.isEmpty()) {
			throw new IllegalArgumentException("An earlier treatment needs a name");
		}
		agents = List.copyOf(agents);
		bestResponse = "UNKNOWN".equals(bestResponse) ? null : bestResponse;
	}

	/** As it is read: {@code 7+3 (best response CR, completed, 11 months ago)}. */
	public String words() {
		StringBuilder text = new StringBuilder();
		if (this.bestResponse != null) {
			text.append("best response ").append(this.bestResponse);
		}
		if (this.reasonStopped != null) {
			text.append((text.length() > 0) ? ", " : "")
				.append(this.reasonStopped.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
		}
		if (this.monthsAgo != null) {
			text.append((text.length() > 0) ? ", " : "").append(Value.plain(this.monthsAgo)).append(" months ago");
		}
		return (text.length() > 0) ? this.name + " (" + text + ")" : this.name;
	}

}
