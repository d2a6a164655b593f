package org.nextline.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.Value;
import org.nextline.vocabulary.Words;

/** Writes a tree as a sentence that a clinician reads. */
final class Sentences implements Criterion.Visitor<String> {

	static final Sentences PLAIN = new Sentences();

	private static final int LONG = 110;

	private static final java.util.Map<CaseField, String> SHORT = new java.util.concurrent.ConcurrentHashMap<>();

	private final Properties names = load();

	private Sentences() {
	}

	private static Properties load() {
		Properties names = new Properties();
		try (InputStream file = Sentences.class.getResourceAsStream("criteria.properties")) {
			if (file != null) {
				names.load(new InputStreamReader(file, StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return names;
	}

	private String join(List<Criterion> parts, String word) {
		return parts.stream()
			.map((part) -> (part instanceof Criterion.All || part instanceof Criterion.Any)
					? "(" + part.accept(this) + ")" : part.accept(this))
			.collect(Collectors.joining(" " + word + " "));
	}

	@Override
	public String all(Criterion.All criterion) {
		return join(criterion.parts(), "and");
	}

	@Override
	public String any(Criterion.Any criterion) {
		return join(criterion.parts(), "or");
	}

	@Override
	public String not(Criterion.Not criterion) {
		if (criterion.part() instanceof Criterion.Known known) {
			return label(known.about()) + " not known";
		}
		return "not: " + criterion.part().accept(this);
	}

	@Override
	public String atLeast(Criterion.AtLeast criterion) {
		return "at least " + criterion.least() + " of: "
				+ criterion.parts().stream().map((part) -> part.accept(this)).collect(Collectors.joining("; "));
	}

	@Override
	public String is(Criterion.Is criterion) {
		CaseField field = criterion.about();
		if (field.kind().type() == Kind.Type.YES_NO) {
			return label(field) + ": " + criterion.codes().iterator().next();
		}
		return label(field) + ": "
				+ criterion.codes().stream().map((code) -> Words.of(field, code)).collect(Collectors.joining(" or "));
	}

	@Override
	public String within(Criterion.Within criterion) {
		return (label(criterion.about()) + " " + criterion.operator().words() + " " + Value.plain(criterion.limit())
				+ " " + criterion.about().kind().unit())
			.trim();
	}

	@Override
	public String has(Criterion.Has criterion) {
		return label(criterion.about()) + ": "
				+ criterion.codes()
					.stream()
					.map((code) -> code.equals("THIS_AGENT") ? "this drug" : Words.of(criterion.about(), code))
					.collect(Collectors.joining(" or "));
	}

	@Override
	public String exactly(Criterion.Exactly criterion) {
		return label(criterion.about()) + " only: "
				+ criterion.codes()
					.stream()
					.map((code) -> Words.of(criterion.about(), code))
					.collect(Collectors.joining(" and "));
	}

	@Override
	public String hasClass(Criterion.HasClass criterion) {
		return label(criterion.about()) + ": a " + spelled(criterion.className());
	}

	@Override
	public String known(Criterion.Known criterion) {
		return label(criterion.about()) + " known";
	}

	@Override
	public String asks(Criterion.Asks criterion) {
		String of = criterion.of().stream().map(Sentences::spelled).collect(Collectors.joining(", "));
		String first = criterion.of().get(0);
		return switch (criterion.question()) {
			case ALT -> lesion(first) + " detected at this relapse";
			case FOUND -> lesion(first) + " found";
			case CYTO -> "karyotype with " + first;
			case AG_POS -> first + " positive at this relapse";
			case AG_NEG -> first + " negative at this relapse";
			case AG_MIXED -> first + " mixed or dim at this relapse";
			case UNTESTED -> of + " not tested on this relapse";
			case ANY_UNTESTED -> "not yet tested on this relapse: one of " + of;
			case PRIOR -> of + " given before";
			case PRIOR_OTHER -> "another " + spelled(first) + " given before";
			case FAILED -> of + " failed before";
			case INTOL -> of + " not tolerated before";
			case INTOL_ALL -> "every " + of + " not tolerated, failed or not available";
			case DONE -> of + " completed before, without failure";
			case RESPONDED -> "response to " + of + " before";
			case PLANNED -> of + " planned";
			case UNAVAILABLE -> of + " not available";
			case UNUSABLE -> of + " cannot be used";
			case UNUSABLE_OTHER -> "no other " + spelled(first) + " can be used";
			case INTERACT -> "taking " + (first.equals("POSACONAZOLE") ? "posaconazole" : "a " + spelled(first));
			case TKI_AVOID -> of + " ruled out by mutation, comorbidity or interaction";
			case TKI_OK -> of + " usable by mutation and comorbidity";
			case TKI_PREF -> of + " favoured by the mutation";
			case THIS_AGENT_IN -> "the drug is " + of.replace(", ", " or ");
		};
	}

	@Override
	public String counts(Criterion.Counts criterion) {
		String limit = criterion.operator().words() + " " + Value.plain(criterion.limit());
		return switch (criterion.measure()) {
			case COUNT_ALT -> "number of " + lesion(criterion.of()) + " " + limit;
			case COUNT_FAILED -> "failed courses of " + spelled(criterion.of()) + ": " + limit;
			case COUNT_INTOL -> "courses of " + spelled(criterion.of()) + " not tolerated: " + limit;
			case MONTHS_SINCE -> spelled(criterion.of()) + " last given "
					+ limit.replace("below", "less than").replace("above", "more than") + " months ago";
		};
	}

	@Override
	public String named(Criterion.Named criterion) {
		String words = this.names.getProperty(criterion.name());
		if (words != null) {
			return (criterion.argument() != null) ? words.replace("{x}", criterion.argument()) : words;
		}
		String body = criterion.body().accept(this);
		return (body.length() <= LONG) ? body : spelled(criterion.name());
	}

	/**
	 * What it means that a named criterion does not hold, where it has words for that.
	 */
	Optional<String> denied(Criterion.Named criterion) {
		return Optional.ofNullable(this.names.getProperty(criterion.name() + ".not"));
	}

	@Override
	public String always(Criterion.Always criterion) {
		return "in every case";
	}

	private static String label(CaseField field) {
		return shortened(field);
	}

	/**
	 * The label without its question mark and without what stands in brackets, except
	 * where that is part of the name.
	 */
	static String shortened(CaseField field) {
		return SHORT.computeIfAbsent(field, Sentences::shorten);
	}

	private static String shorten(CaseField field) {
		if (field == CaseField.CLINICAL_FINDINGS) {
			return "Present now";
		}
		String label = field.label().replace("?", "").trim();
		int bracket = label.indexOf(" (");
		return (bracket > 0 && label.length() > bracket + 16) ? label.substring(0, bracket) : label;
	}

	private static String lesion(String text) {
		String words = text.replace("TANDEM_DUPLICATION", "tandem duplication");
		for (String kind : List.of("MUTATION", "FUSION", "REARRANGEMENT", "DELETION", "AMPLIFICATION", "COPY_NUMBER")) {
			words = words.replace(kind, kind.toLowerCase(Locale.ROOT).replace('_', ' '));
		}
		return words.replace("/", " or ").replace("*", "");
	}

	/** A class or role in words; drug names and gene names stay as they are. */
	static String spelled(String name) {
		return switch (name) {
			case "THIS_AGENT" -> "this drug";
			case "THIS_REGIMEN" -> "this regimen";
			case "CURRENT" -> "the current drug";
			case "TARGET_ANTIGEN" -> "the target antigen";
			case "HMA" -> "hypomethylating agent";
			default -> name.contains("_") ? name.replace('_', ' ')
				.toLowerCase(Locale.ROOT)
				.replace("flt3", "FLT3")
				.replace("idh", "IDH")
				.replace("bcr abl1 tki", "BCR::ABL1 inhibitor")
				.replace("bcr abl1", "BCR::ABL1")
				.replace("btk", "BTK")
				.replace("bcl2", "BCL2")
				.replace("cyp3a4", "CYP3A4")
				.replace("tki 2g 3g", "second- or third-generation TKI")
				.replace("tki 2g", "second-generation TKI")
				.replace("pi3k", "PI3K")
				.replace("braf", "BRAF")
				.replace("anti cd20", "anti-CD20 antibody")
				.replace("pd1", "PD-1")
				.replace("hsct", "transplantation")
				.replace("car t", "CAR T cells")
				.replace("qt prolonging", "QT-prolonging drug") : name;
		};
	}

}
