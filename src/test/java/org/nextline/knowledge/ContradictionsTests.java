package org.nextline.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nextline.rules.Advice;
import org.nextline.rules.Advisor;
import org.nextline.rules.Criterion;
import org.nextline.rules.Grammar;
import org.nextline.rules.OptionRule;
import org.nextline.rules.RuleBook;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole shipped book is searched for rows that disagree on one regimen. Each pair
 * with its exclusion is explained in {@code disagreements.txt}; where the row that leads
 * asks for the very thing that rules the other one out, the two are settings of one drug
 * and need no explanation. On every patient found the card says that the rows disagree,
 * unless what rules the one out is a response reached in the meantime or the very ground
 * of the row that leads.
 */
class ContradictionsTests {

	private static final RuleBook BOOK = SharedPack.PACK.book();

	private static Disagreements.Search search;

	@BeforeAll
	static void lookAtEveryPair() {
		search = Disagreements.in(BOOK);
	}

	@Test
	void rowsThatDisagreeAreExplained() {
		Set<String> found = search.found()
			.stream()
			.filter((one) -> !one.ground())
			.map(Disagreements.Found::toString)
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(search.pairs()).isGreaterThan(1000);
		assertThat(found).hasSizeGreaterThan(300);
		found.removeAll(explained());
		assertThat(found).as("rows that disagree without an explanation in disagreements.txt").isEmpty();
	}

	@Test
	void theCardSaysWhereRowsDisagree() {
		Advisor advisor = new Advisor(BOOK);
		List<String> silent = new ArrayList<>();
		for (Disagreements.Found one : search.found()) {
			OptionRule excluded = BOOK.rule(one.excluded()).orElseThrow();
			Advice advice = advisor.advise(one.patient());
			boolean said = advice.options()
				.stream()
				.flatMap((option) -> option.members().stream())
				.filter((member) -> member.reasons().stream().anyMatch((why) -> why.rule().id().equals(one.leads())))
				.anyMatch((member) -> member.additions().stream().anyMatch((text) -> text.contains(excluded.title()))
						|| DeadRowsTests.ground(excluded, member, advice.facts()));
			if (!said) {
				silent.add(one.toString());
			}
		}
		assertThat(silent).isEmpty();
	}

	/** What was explained once and is no longer written in the book has to go. */
	@Test
	void whatIsExplainedIsStillInTheBook() {
		assertThat(lines().filter((line) -> line.contains(" | ") && !line.startsWith("=")).skip(1)).isNotEmpty()
			.allSatisfy((line) -> {
				String[] parts = line.split(" \\| ");
				Criterion unless = BOOK.rule(parts[0]).map(OptionRule::unless).orElseThrow();
				assertThat(Disagreements.terms(unless)).extracting(Grammar::print).contains(parts[1]);
				assertThat(parts[2].split(" ")).allMatch((id) -> BOOK.rule(id).isPresent());
			});
	}

	@Test
	void everyReasonSaysSomething() {
		assertThat(lines().filter((line) -> line.startsWith("= "))).hasSizeGreaterThan(20)
			.allSatisfy((line) -> assertThat(line).hasSizeGreaterThan(40));
	}

	private static Set<String> explained() {
		Set<String> explained = new TreeSet<>();
		lines().filter((line) -> line.contains(" | ") && !line.startsWith("=")).skip(1).forEach((line) -> {
			String[] parts = line.split(" \\| ");
			Arrays.stream(parts[2].split(" "))
				.forEach((leads) -> explained.add(leads + " over " + parts[0] + ": " + parts[1]));
		});
		return explained;
	}

	private static Stream<String> lines() {
		try (InputStream file = Objects
			.requireNonNull(ContradictionsTests.class.getResourceAsStream("/disagreements.txt"))) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
