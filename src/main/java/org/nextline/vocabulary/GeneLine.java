package org.nextline.vocabulary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.FindingLine.Cursor;
import org.nextline.vocabulary.FindingLine.Outcome;

/**
 * Reads what is said of one gene or fusion: {@code FLT3-ITD VAF 38 %}, {@code NPM1 wt}.
 */
final class GeneLine {

	private static final Pattern NONE = Pattern.compile(
			"(?i)(?:no|without|negative for|neg\\.? for|absence of)\\s+(?:evidence of\\s+|detectable\\s+|pathogenic\\s+|mutations? (?:in|of)\\s+)?(?:an?\\s+)?");

	private static final Pattern SOME = Pattern.compile("(?i)(?:mutated|mutant|positive for|mutations? (?:in|of))\\s+");

	private static final Pattern KIND = FindingLine.word("(?<itd>itd|internal tandem duplication)|(?<tkd>tkd)"
			+ "|(?<td>ptd|td|partial tandem duplication|tandem duplication)|(?<fusion>fusion(?: transcript| gene)?)"
			+ "|(?<rearr>rearrangements?|rearranged|rearr\\.?|r)|(?<del>deletion|deleted|del)"
			+ "|(?<amp>amplification|amplified|amp)|(?<mut>mutations?|mutated|mutant|mut\\.?)");

	/** Words that name a state, and not only what was looked for. */
	private static final Set<String> STATES = Set.of("rearranged", "r", "deleted", "amplified", "mutated", "mutant",
			"mut", "mut.");

	private static final Pattern VAF = Pattern.compile(
			"(?i)(?:VAF|(?:variant )?allel(?:e|ic) (?:frequency|freq\\.?|fraction)|AF)\\s*[:=]?\\s*(?:of\\s+)?(?<amount>"
					+ FindingLine.NUMBER + ")\\s*(?<unit>%)?");

	private static final Pattern PERCENT = Pattern.compile("(?<amount>" + FindingLine.NUMBER + ")\\s*%");

	private static final Pattern BARE = Pattern.compile("(?<amount>" + FindingLine.NUMBER + ")(?![A-Za-z0-9])");

	private static final Pattern LENGTH = Pattern.compile("(?i)\\d{1,4}\\s?(?:bp|nt)\\b");

	private static final Pattern TRANSCRIPT = Pattern
		.compile("(?:N[MPR]_\\d+|ENS[TP]\\d+|LRG_\\w+)(?:\\.\\d+)?(?:\\([A-Z0-9]+\\))?:?");

	private static final Pattern CODING = Pattern.compile("c\\.[^\\s,;()]+");

	private static final String ACIDS = "(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Ser|Thr|Trp|Tyr|Val|Ter)";

	private static final Pattern PROTEIN = Pattern
		.compile("(?i)p\\.\\s?(?:\\([A-Z][A-Za-z0-9*_]{1,40}\\)|[A-Z][A-Za-z0-9*_]{1,40}+)");

	private static final Pattern VARIANT = Pattern.compile("(?i)(?<![A-Za-z0-9])(?:" + ACIDS + "\\d{1,4}(?:" + ACIDS
			+ "|\\*)?|[ACDEFGHIKLMNPQRSTVWY]\\d{1,4}(?:[ACDEFGHIKLMNPQRSTVWY*])?)(?:fs\\*?\\d{0,4})?(?![A-Za-z0-9])");

	private static final Pattern NEXT_VARIANT = Pattern.compile("\\s*[/&]\\s*(?=[A-Za-z.]*\\d)");

	private static final Pattern SCALE = Pattern
		.compile("(?i)(?<![A-Za-z])(?:on the )?(?:IS|international scale)(?![A-Za-z])");

	private static final Pattern RATIO = FindingLine.word("(?:allelic |signal )?ratio|AR|copies(?: per.*)?|log.*");

	private static final Pattern DETAIL = FindingLine.word("exon \\d{1,2}|type [ABD]|heterozygous|homozygous|pathogenic"
			+ "|likely pathogenic|gene|transcript|e1[34]a[23]|p210|somatic|clonal|by (?:NGS|PCR|Sanger|FISH|RT-?PCR|sequencing)|NGS|PCR|FISH");

	private static final Pattern UNSURE = FindingLine
		.word("VUS|uncertain significance|unknown significance|germline|possible|suspected|probable|likely");

	private static final Pattern PLUS = Pattern.compile("\\+{1,3}(?![/\\d])");

	/** Genes of which "negative" alone leaves open what was looked for. */
	private static final Map<String, String> SAY_WHAT = Map.of("KMT2A", "a rearrangement or the PTD", "WT1",
			"a mutation or its expression", "MECOM", "a rearrangement or its expression", "CRLF2",
			"a rearrangement or its expression");

	private final GeneNames.Named gene;

	private final List<String> variants = new ArrayList<>();

	private final List<String> dropped = new ArrayList<>();

	private @Nullable AlterationKind kind;

	private @Nullable String coding;

	private @Nullable String share;

	private boolean labelled;

	private boolean bare;

	private boolean scale;

	private boolean stated;

	private boolean found;

	private boolean absent;

	private @Nullable String notDone;

	private GeneLine(GeneNames.Named gene) {
		this.gene = gene;
	}

	/** The alteration as a report would write it. */
	static String line(Alteration one) {
		String variant = (one.variant() == null) ? ""
				: one.variant().matches("(?i)[cgnmr]\\..*") ? " " + one.variant() : " p." + one.variant();
		String state = switch (one.kind()) {
			case MUTATION -> "mutated";
			case FUSION -> one.gene().contains("::") ? "positive" : "fusion positive";
			case REARRANGEMENT -> "rearranged";
			case DELETION -> "deleted";
			case AMPLIFICATION -> "amplified";
			case TANDEM_DUPLICATION -> one.gene().equals("KMT2A") ? "PTD positive" : "TD positive";
			default -> one.kind().name() + " positive";
		};
		return one.gene() + variant + " " + state
				+ ((one.vafPercent() != null) ? " VAF " + Value.plain(one.vafPercent()) + " %" : "");
	}

	/** Reads the line, or says nothing when it is not about a gene. */
	static Optional<Outcome> read(String text) {
		Cursor cursor = new Cursor(text);
		boolean none = cursor.takes(NONE);
		boolean some = !none && cursor.takes(SOME);
		GeneNames.Named named = GeneNames.next(text, cursor.at());
		if (named == null || named.from() != cursor.at()) {
			return Optional.empty();
		}
		GeneLine line = new GeneLine(named);
		line.absent = none;
		line.found = some;
		if (some) {
			line.kind = named.symbol().contains("::") ? AlterationKind.FUSION : null;
		}
		cursor.go(named.to());
		return line.rest(cursor);
	}

	private Optional<Outcome> rest(Cursor cursor) {
		while (true) {
			if (cursor.rest().strip().matches("\\(?[-\u2013\u2212]\\)?")) {
				this.absent = true;
				break;
			}
			cursor.skip(":=,()[]-\u2013\u2212.");
			if (cursor.ended()) {
				break;
			}
			Optional<Outcome> refused = refused(cursor);
			if (refused.isPresent()) {
				return refused;
			}
			if (!result(cursor) && !detail(cursor) && !amount(cursor)) {
				return Optional.empty();
			}
		}
		return Optional.of(outcome());
	}

	private Optional<Outcome> refused(Cursor cursor) {
		String name = this.gene.symbol();
		Matcher either = cursor.take(FindingLine.EITHER).orElse(null);
		if (either != null) {
			return Optional.of(FindingLine.either(name));
		}
		if (cursor.takes(RATIO)) {
			return Optional.of(Outcome.refused(name + ": a ratio or copy number is no VAF and is not kept. "
					+ "Write the VAF in percent, or the result alone."));
		}
		if (cursor.takes(UNSURE)) {
			return Optional.of(Outcome.refused(name + ": whether this counts has to be judged. Enter it by hand."));
		}
		Matcher bound = cursor.take(FindingLine.BOUND).orElse(null);
		if (bound != null) {
			if (!this.absent) {
				return Optional.of(FindingLine.bound(bound.group()));
			}
			this.dropped.add(bound.group().strip());
		}
		return Optional.empty();
	}

	private boolean result(Cursor cursor) {
		Matcher notDone = cursor.take(FindingLine.NOT_DONE).orElse(null);
		if (notDone != null) {
			this.notDone = notDone.group().toLowerCase(Locale.ROOT);
			return true;
		}
		if (cursor.takes(FindingLine.NEGATIVE)) {
			this.absent = true;
			return true;
		}
		if (cursor.takes(FindingLine.POSITIVE) || cursor.takes(PLUS)) {
			this.found = true;
			return true;
		}
		Matcher kind = cursor.take(KIND).orElse(null);
		if (kind == null) {
			return false;
		}
		AlterationKind read = kind(kind);
		this.stated |= STATES.contains(kind.group().toLowerCase(Locale.ROOT));
		if (this.kind == null || this.kind == AlterationKind.FUSION || this.kind == read) {
			this.kind = read;
			return true;
		}
		// FLT3-ITD mutation: the narrower word says what it is.
		return read == AlterationKind.MUTATION;
	}

	private AlterationKind kind(Matcher kind) {
		if (kind.group("itd") != null) {
			return AlterationKind.ITD;
		}
		if (kind.group("tkd") != null) {
			return AlterationKind.TKD;
		}
		if (kind.group("td") != null) {
			return AlterationKind.TANDEM_DUPLICATION;
		}
		if (kind.group("rearr") != null) {
			return this.gene.symbol().contains("::") ? AlterationKind.FUSION : AlterationKind.REARRANGEMENT;
		}
		if (kind.group("del") != null) {
			return AlterationKind.DELETION;
		}
		if (kind.group("amp") != null) {
			return AlterationKind.AMPLIFICATION;
		}
		return (kind.group("fusion") != null) ? AlterationKind.FUSION : AlterationKind.MUTATION;
	}

	private boolean detail(Cursor cursor) {
		Matcher protein = cursor.take(PROTEIN).or(() -> cursor.take(VARIANT)).orElse(null);
		if (protein != null) {
			this.variants.add(AlterationText.variant(protein.group()));
			cursor.takes(NEXT_VARIANT);
			return true;
		}
		Matcher coding = cursor.take(CODING).orElse(null);
		if (coding != null) {
			this.coding = coding.group();
			return true;
		}
		if (cursor.takes(SCALE)) {
			this.scale = true;
			return true;
		}
		Matcher dropped = cursor.take(LENGTH).or(() -> cursor.take(DETAIL)).orElse(null);
		if (dropped != null) {
			this.dropped.add(dropped.group());
			return true;
		}
		return cursor.takes(TRANSCRIPT);
	}

	private boolean amount(Cursor cursor) {
		Matcher vaf = cursor.take(VAF).orElse(null);
		if (vaf != null && this.share == null) {
			this.share = vaf.group("amount");
			this.labelled = true;
			this.bare = vaf.group("unit") == null;
			return true;
		}
		Matcher percent = cursor.take(PERCENT).orElse(null);
		if (percent != null && this.share == null) {
			this.share = percent.group("amount");
			return true;
		}
		Matcher bare = cursor.take(BARE).orElse(null);
		if (bare != null && this.share == null) {
			this.share = bare.group("amount");
			this.bare = true;
			return true;
		}
		return false;
	}

	private Outcome outcome() {
		String name = this.gene.symbol();
		int results = (this.found ? 1 : 0) + (this.absent ? 1 : 0) + ((this.notDone != null) ? 1 : 0);
		if (results > 1) {
			return Outcome.refused(name + ": two different results are stated.");
		}
		if (this.notDone != null) {
			return Outcome.of(new FindingRow.NotKnown(CaseField.ALTERATIONS, subject(), this.notDone));
		}
		if (name.equals("BCR::ABL1") && this.share != null && this.variants.isEmpty() && !this.absent) {
			return scaled(this.share);
		}
		if (this.scale) {
			return Outcome.refused(name + ": the international scale is that of BCR::ABL1, with a value in percent.");
		}
		return this.absent ? absence() : alteration();
	}

	/** The transcript level of BCR::ABL1. */
	private Outcome scaled(String amount) {
		double level = FindingLine.share(amount);
		if (!this.scale) {
			return Outcome.refused("BCR::ABL1 " + amount
					+ ": is it on the international scale? Write \"IS\" behind it if so. Another ratio is not kept.");
		}
		if (!CaseField.BCR_ABL1_IS.kind().plausible(level)) {
			return Outcome.refused("BCR::ABL1 " + amount + " % is not possible.");
		}
		String note = this.bare ? "Read as percent on the international scale." : "";
		return Outcome.of(new FindingRow.Measured(CaseField.BCR_ABL1_IS, new Value.Number(level), note, !this.bare));
	}

	private String subject() {
		StringBuilder text = new StringBuilder(this.gene.symbol());
		if (this.kind != null && this.kind != AlterationKind.FUSION) {
			text.append(' ').append(kindWord(this.kind));
		}
		this.variants.forEach((variant) -> text.append(' ').append(variant));
		return text.toString();
	}

	private String kindWord(AlterationKind kind) {
		return (kind == AlterationKind.TANDEM_DUPLICATION) ? (this.gene.symbol().equals("KMT2A") ? "PTD" : "TD")
				: kind.name();
	}

	private Outcome absence() {
		String name = this.gene.symbol();
		if (this.share != null && FindingLine.share(this.share) > 0) {
			return Outcome.refused(name + ": \"not found\" and " + this.share + " % are both stated.");
		}
		String open = SAY_WHAT.get(name);
		if (open != null && this.kind == null && this.variants.isEmpty()) {
			return Outcome.refused(name + ": say what was not found, " + open + ".");
		}
		boolean whole = this.kind == AlterationKind.MUTATION
				&& GeneNames.onlyKind(name).filter(AlterationKind.MUTATION::equals).isPresent();
		this.kind = whole ? null : this.kind;
		if (this.variants.isEmpty()) {
			return Outcome.of(new FindingRow.Absent(subject(), notes(), true));
		}
		return new Outcome(this.variants.stream()
			.map((variant) -> (FindingRow) new FindingRow.Absent(name + " " + variant, notes(), true))
			.toList(), "");
	}

	private Outcome alteration() {
		String name = this.gene.symbol();
		Double vaf = null;
		String doubt = "";
		if (this.share != null) {
			vaf = FindingLine.share(this.share);
			if (vaf > 100) {
				return Outcome.refused(name + ": a VAF of " + this.share + " % is not possible.");
			}
			if (vaf == 0) {
				return Outcome.refused(name + ": 0 % is stated. Write \"neg\" if it was not found.");
			}
			if (this.bare && vaf <= 1) {
				return Outcome.refused(name + ": " + this.share
						+ " can be a share, a ratio or a percentage. Write the VAF with its percent sign.");
			}
			if (this.bare) {
				doubt = this.share + " is read as a VAF in percent.";
			}
		}
		if (this.variants.size() > 1 && vaf != null) {
			return Outcome.refused(name + ": " + String.join(" and ", this.variants)
					+ " stand together with one VAF. Enter each with its own.");
		}
		boolean variant = !this.variants.isEmpty() || this.coding != null;
		AlterationKind what = this.kind;
		if (what == null || (what == AlterationKind.FUSION && variant)) {
			what = variant ? AlterationKind.MUTATION : (this.found || this.labelled)
					? GeneNames.onlyKind(name).orElse(null) : name.contains("::") ? AlterationKind.FUSION : null;
		}
		if (what == null) {
			return Outcome.refused((this.found || this.share != null)
					? name + ": say what was found, such as a mutation, ITD or rearrangement."
					: name + ": no result is stated.");
		}
		boolean certain = this.found || this.stated || variant || this.share != null;
		if (!certain) {
			doubt = "No result is stated. Tick it if it was found.";
		}
		String note = join(doubt, notes());
		boolean sure = doubt.isEmpty();
		boolean named = !this.found && !this.stated && this.share == null;
		AlterationKind kind = what;
		Double percent = vaf;
		if (this.variants.isEmpty()) {
			return Outcome.of(new FindingRow.Found(new Alteration(name, kind, this.coding, percent, null, null), note,
					sure, named));
		}
		if (this.variants.size() > 1) {
			note = join("Whether they are on one molecule is not said here.", note);
		}
		String said = note;
		return new Outcome(this.variants.stream()
			.map((one) -> (FindingRow) new FindingRow.Found(new Alteration(name, kind, one, percent, null, null), said,
					sure, named))
			.toList(), "");
	}

	private String notes() {
		String old = this.gene.old().isEmpty() ? "" : this.gene.old() + " is " + this.gene.symbol() + ".";
		String left = this.dropped.isEmpty() ? "" : "Not kept: " + String.join(", ", this.dropped) + ".";
		return join(old, left);
	}

	private static String join(String one, String other) {
		return one.isEmpty() ? other : other.isEmpty() ? one : one + " " + Objects.requireNonNull(other);
	}

}
