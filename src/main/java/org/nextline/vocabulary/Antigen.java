package org.nextline.vocabulary;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What flow cytometry says of one antigen on the leukaemic cells.
 *
 * @param positive whether the dominant population carries it; null when not stated
 * @param percent share of positive blasts in percent, 0 to 100; null when not stated
 * @param mixed whether an antigen-negative subclone or dim expression is present
 * @param phase when the sample was taken; null means at this relapse
 * @param observed date of the sample; null when not stated
 */
public record Antigen(@Nullable Boolean positive, @Nullable Double percent, boolean mixed, @Nullable Phase phase,
		@Nullable PartialDate observed) {

	/** The antigens that can be entered. */
	public static final List<String> NAMES = List.of("CD1a", "CD3", "CD5", "CD7", "CD10", "CD19", "CD20", "CD22",
			"CD25", "CD30", "CD33", "CD34", "CD38", "CD52", "CD79a", "CD103", "CD117", "CD123", "MPO", "TdT", "HLA-DR");

	/** Whether it counts as found at this relapse (gate G-SAMPLE). */
	public boolean atThisRelapse() {
		return this.phase == null || this.phase == Phase.RELAPSE;
	}

	/** Result in words, without the name of the antigen. */
	public String words() {
		String result = this.mixed ? "mixed or dim"
				: (this.positive == null) ? "not stated" : this.positive ? "positive" : "negative";
		return (this.percent != null) ? result + ", " + Value.plain(this.percent) + " %" : result;
	}

}
