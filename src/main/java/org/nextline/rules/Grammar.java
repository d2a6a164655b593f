package org.nextline.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ObjIntConsumer;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.Agents;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseReader.Spelling;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.TherapyCategory;

/**
 * Reads and prints conditions in the grammar of the clinical reference, for example
 * {@code AML_RR AND ageYears >= 18 AND NOT FAILED(gilteritinib)}. For every tree,
 * {@code parse(print(tree))} is the tree.
 */
public final class Grammar {

	private static final Set<String> ROLES = Set.of("THIS_AGENT", "THIS_REGIMEN", "CURRENT", "TARGET_ANTIGEN");

	/** Brackets and negations within each other beyond which nobody reads a condition. */
	private static final int DEEPEST = 50;

	private final Agents agents;

	private final Definitions definitions;

	public Grammar(Agents agents, Definitions definitions) {
		this.agents = agents;
		this.definitions = definitions;
	}

	/**
	 * Reads a condition.
	 * @throws GrammarFault when it cannot be read, with the place
	 */
	public Criterion parse(String text) {
		return new Reader(text, 0).condition();
	}

	/** Writes the tree as one line. */
	public static String print(Criterion criterion) {
		return criterion.accept(Printer.LINE);
	}

	/** Whether the name is an agent, a class or a therapy category. */
	boolean target(String name) {
		return this.agents.withKey(name).isPresent() || this.agents.hasClass(name)
				|| Arrays.stream(TherapyCategory.values()).anyMatch((category) -> category.name().equals(name));
	}

	private final class Reader {

		private final String text;

		private int at;

		private int depth;

		/** Where the last value began. */
		private int valueAt;

		/** Where the last arguments began. */
		private List<Integer> argumentsAt = List.of();

		private Reader(String text, int depth) {
			this.text = text;
			this.depth = depth;
		}

		private Criterion condition() {
			Criterion criterion = any();
			blanks();
			if (this.at < this.text.length()) {
				throw fault(this.at, "\"" + rest() + "\" cannot follow here; expected AND or OR");
			}
			return criterion;
		}

		private Criterion any() {
			List<Criterion> parts = new ArrayList<>(List.of(all()));
			while (keyword("OR")) {
				parts.add(all());
			}
			return (parts.size() == 1) ? parts.get(0) : new Criterion.Any(parts);
		}

		private Criterion all() {
			List<Criterion> parts = new ArrayList<>(List.of(unary()));
			while (keyword("AND")) {
				parts.add(unary());
			}
			return (parts.size() == 1) ? parts.get(0) : new Criterion.All(parts);
		}

		private Criterion unary() {
			if (++this.depth > DEEPEST) {
				throw fault(this.at, "this is nested too deeply to be read");
			}
			Criterion criterion = within();
			this.depth--;
			return criterion;
		}

		private Criterion within() {
			if (keyword("NOT")) {
				return new Criterion.Not(unary());
			}
			blanks();
			if (this.at < this.text.length() && this.text.charAt(this.at) == '(') {
				int open = this.at++;
				Criterion inner = any();
				blanks();
				if (this.at >= this.text.length() || this.text.charAt(this.at) != ')') {
					throw fault(open, "this bracket is never closed");
				}
				this.at++;
				return inner;
			}
			return atom();
		}

		private Criterion atom() {
			blanks();
			int start = this.at;
			String word = word();
			if (word.isEmpty()) {
				throw fault(start, (start >= this.text.length()) ? "a condition is missing at the end"
						: "\"" + rest() + "\" is not a condition");
			}
			if (word.equals("ALWAYS")) {
				return new Criterion.Always();
			}
			if (word.equals("AT_LEAST")) {
				return atLeast(start);
			}
			if (CaseField.named(word).isPresent()) {
				return comparison(CaseField.named(word).get(), start);
			}
			if (isQuestion(word)) {
				return question(Question.valueOf(word), start);
			}
			if (isMeasure(word)) {
				return measure(Measure.valueOf(word), start);
			}
			return named(word, start);
		}

		private Criterion atLeast(int start) {
			List<String> parts = arguments(start);
			List<Integer> places = this.argumentsAt;
			List<Criterion> conditions = new ArrayList<>();
			for (int index = 1; index < parts.size(); index++) {
				try {
					conditions.add(new Reader(parts.get(index), this.depth).condition());
				}
				catch (GrammarFault ex) {
					throw fault(places.get(index) + ex.column() - 1, ex.reason());
				}
			}
			try {
				return new Criterion.AtLeast(Integer.parseInt(parts.get(0)), conditions);
			}
			catch (IllegalArgumentException ex) {
				throw fault(start, "AT_LEAST takes a number and at least so many conditions");
			}
		}

		private Criterion named(String word, int start) {
			if (!Grammar.this.definitions.has(word)) {
				Set<String> names = new TreeSet<>(CaseField.keys());
				Grammar.this.definitions.texts().keySet().forEach((name) -> names.add(name.replace("(x)", "")));
				Arrays.stream(Question.values()).forEach((one) -> names.add(one.name()));
				throw fault(start,
						"no criterion or field \"" + word + "\";" + Spelling.hint(word, names).replace(" Did", " did"));
			}
			String argument = null;
			if (Grammar.this.definitions.parameterised(word)) {
				argument = arguments(start).get(0);
				if (!argument.matches("-?\\d+(\\.\\d+)?")) {
					throw fault(start, word + " takes a number");
				}
			}
			try {
				return new Criterion.Named(word, argument, Grammar.this.definitions.body(word, argument, Grammar.this));
			}
			catch (GrammarFault ex) {
				throw fault(start, "in the definition of " + word + ", " + ex.getMessage());
			}
			catch (IllegalArgumentException ex) {
				throw fault(start, String.valueOf(ex.getMessage()));
			}
		}

		private Criterion question(Question question, int start) {
			List<String> of = arguments(start);
			switch (question.subject()) {
				case ALTERATION -> lesion(of.get(0), start, true);
				case KARYOTYPE -> code(CaseField.CYTOGENETICS, of.get(0), start);
				case ANTIGEN -> antigen(of.get(0), start);
				case MEDICATION -> code(CaseField.CONCOMITANT, of.get(0), start);
				case TEST, TESTS -> {
				}
				case TARGET, TARGETS, CLASS_AND_AGENT -> of.forEach((name) -> requireTarget(name, start));
			}
			int expected = (question.subject() == Question.Subject.CLASS_AND_AGENT) ? 2 : 1;
			boolean many = question.subject() == Question.Subject.TARGETS
					|| question.subject() == Question.Subject.TESTS;
			if (!many && of.size() != expected) {
				throw fault(start, question + " takes " + expected + ", not " + of.size());
			}
			return new Criterion.Asks(question, of);
		}

		private void antigen(String name, int start) {
			if (!Antigen.NAMES.contains(name) && !name.equals("TARGET_ANTIGEN")) {
				throw fault(start,
						"no antigen \"" + name + "\";" + Spelling.hint(name, Antigen.NAMES).replace(" Did", " did"));
			}
		}

		private void lesion(String text, int start, boolean needsKind) {
			String[] words = text.split("\\s+");
			if (needsKind && (words.length < 2 || !Lesion.isKind(words[1]))) {
				throw fault(start, "\"" + text + "\" must name a gene and what happened to it, for example FLT3 ITD");
			}
		}

		private void requireTarget(String name, int start) {
			if (!ROLES.contains(name) && !target(name)) {
				Set<String> names = new TreeSet<>(Grammar.this.agents.classNames());
				Grammar.this.agents.all().forEach((agent) -> names.add(agent.key()));
				throw fault(start, "no agent, class or category \"" + name + "\";"
						+ Spelling.hint(name, names).replace(" Did", " did"));
			}
		}

		private Criterion measure(Measure measure, int start) {
			List<String> of = arguments(start);
			if (of.size() != 1) {
				throw fault(start, measure + " takes one subject");
			}
			if (measure == Measure.COUNT_ALT) {
				lesion(of.get(0), start, true);
			}
			else {
				requireTarget(of.get(0), start);
			}
			blanks();
			int place = this.at;
			Operator operator = operator();
			if (operator == null) {
				throw fault(place, measure + " must be compared with a number");
			}
			return new Criterion.Counts(measure, of.get(0), operator, number());
		}

		private Criterion comparison(CaseField field, int start) {
			blanks();
			int place = this.at;
			if (keyword("IS")) {
				if (keyword("KNOWN")) {
					return new Criterion.Known(field);
				}
				if (keyword("UNKNOWN")) {
					return new Criterion.Not(new Criterion.Known(field));
				}
				throw fault(place, "IS must be followed by KNOWN or UNKNOWN");
			}
			if (keyword("IN")) {
				return (field.kind().type() == Kind.Type.NUMBER) ? oneOf(field) : is(field, set(field), start);
			}
			if (keyword("CONTAINS_CLASS")) {
				String name = value();
				if (!Grammar.this.agents.hasClass(name)) {
					throw fault(this.valueAt, "no class \"" + name + "\";"
							+ Spelling.hint(name, Grammar.this.agents.classNames()).replace(" Did", " did"));
				}
				return build(start, () -> new Criterion.HasClass(field, name));
			}
			if (keyword("CONTAINS_ANY")) {
				return build(start, () -> new Criterion.Has(field, set(field)));
			}
			if (keyword("CONTAINS")) {
				String code = value();
				code(field, code, this.valueAt);
				return build(start, () -> new Criterion.Has(field, Set.of(code)));
			}
			if (keyword("EQUALS")) {
				return build(start, () -> new Criterion.Exactly(field, set(field)));
			}
			if (this.text.startsWith("!=", this.at)) {
				this.at += 2;
				String code = value();
				code(field, code, this.valueAt);
				return new Criterion.Not(is(field, Set.of(code), start));
			}
			if (field.kind().type() == Kind.Type.NUMBER) {
				Operator operator = operator();
				if (operator == null) {
					throw fault(place, field.key() + " is a number: compare it with <, <=, >, >= or =");
				}
				return new Criterion.Within(field, operator, number());
			}
			if (this.at < this.text.length() && this.text.charAt(this.at) == '=') {
				this.at++;
				String code = value();
				code(field, code, this.valueAt);
				return is(field, Set.of(code), start);
			}
			throw fault(place,
					"after " + field.key() + " comes =, !=, IN, IS KNOWN, IS UNKNOWN or, for a set, CONTAINS");
		}

		private Criterion oneOf(CaseField field) {
			List<Criterion> parts = new ArrayList<>();
			members((number, place) -> parts.add(new Criterion.Within(field, Operator.EQUAL, amount(number, place))));
			return (parts.size() == 1) ? parts.get(0) : new Criterion.Any(parts);
		}

		private Criterion is(CaseField field, Set<String> codes, int start) {
			return build(start, () -> new Criterion.Is(field, codes));
		}

		private Criterion build(int start, java.util.function.Supplier<Criterion> supplier) {
			try {
				return supplier.get();
			}
			catch (GrammarFault ex) {
				throw ex;
			}
			catch (IllegalArgumentException ex) {
				throw fault(start, String.valueOf(ex.getMessage()));
			}
		}

		private void code(CaseField field, String code, int place) {
			Kind kind = field.kind();
			List<String> allowed = (kind.type() == Kind.Type.YES_NO) ? List.of("yes", "no") : kind.codes();
			if (kind.type() == Kind.Type.AGENTS || kind.type() == Kind.Type.TARGETS) {
				requireTarget(code, place);
			}
			else if (!allowed.isEmpty() && !allowed.contains(code)) {
				throw fault(place, field.key() + " cannot be \"" + code + "\";"
						+ Spelling.hint(code, allowed).replace(" Did", " did"));
			}
		}

		private Set<String> set(CaseField field) {
			Set<String> codes = new LinkedHashSet<>();
			members((code, place) -> {
				code(field, code, place);
				codes.add(code);
			});
			return codes;
		}

		/** The members of a set in curly brackets, each with its place. */
		private void members(ObjIntConsumer<String> reader) {
			blanks();
			if (this.at >= this.text.length() || this.text.charAt(this.at) != '{') {
				throw fault(this.at, "a set in curly brackets is expected");
			}
			int end = this.text.indexOf('}', this.at);
			if (end < 0) {
				throw fault(this.at, "this set is never closed");
			}
			int from = this.at + 1;
			for (String member : this.text.substring(from, end).split(",", -1)) {
				if (member.isBlank()) {
					throw fault(this.at, "the set has an empty place");
				}
				reader.accept(member.trim(), from + member.indexOf(member.trim()));
				from += member.length() + 1;
			}
			this.at = end + 1;
		}

		private List<String> arguments(int start) {
			if (this.at >= this.text.length() || this.text.charAt(this.at) != '(') {
				throw fault(start, "\"" + this.text.substring(start, this.at) + "\" must be followed by ( )");
			}
			int depth = 0;
			int from = this.at + 1;
			List<String> found = new ArrayList<>();
			List<Integer> places = new ArrayList<>();
			for (int index = this.at; index < this.text.length(); index++) {
				char letter = this.text.charAt(index);
				if (letter == '(' || letter == '{') {
					depth++;
				}
				else if (letter == ')' || letter == '}') {
					depth--;
				}
				if (depth == 0 || (depth == 1 && letter == ',')) {
					String argument = this.text.substring(from, index).trim();
					if (argument.isEmpty()) {
						throw fault(index, "something is missing in the brackets");
					}
					found.add(argument);
					places.add(this.text.indexOf(argument, from));
					from = index + 1;
				}
				if (depth == 0) {
					this.at = index + 1;
					this.argumentsAt = places;
					return found;
				}
			}
			throw fault(this.at, "this bracket is never closed");
		}

		private @Nullable Operator operator() {
			blanks();
			for (String symbol : List.of("<=", ">=", "<", ">", "=")) {
				if (this.text.startsWith(symbol, this.at)) {
					this.at += symbol.length();
					return Operator.of(symbol);
				}
			}
			return null;
		}

		private double number() {
			return amount(value(), this.valueAt);
		}

		private double amount(String number, int place) {
			if (!number.matches("-?\\d+(\\.\\d+)?")) {
				throw fault(place, "\"" + number + "\" is not a number");
			}
			return Double.parseDouble(number);
		}

		/** A code: everything up to AND, OR, a closing bracket of a group or the end. */
		private String value() {
			blanks();
			int depth = 0;
			int start = this.at;
			this.valueAt = start;
			while (this.at < this.text.length()) {
				char letter = this.text.charAt(this.at);
				if (letter == ')' && depth == 0) {
					break;
				}
				depth += (letter == '(') ? 1 : (letter == ')') ? -1 : 0;
				if (Character.isWhitespace(letter) && depth == 0 && (ahead("AND") || ahead("OR"))) {
					break;
				}
				this.at++;
			}
			String value = this.text.substring(start, this.at).trim();
			if (value.isEmpty()) {
				throw fault(start, "a value is missing");
			}
			return value;
		}

		private boolean ahead(String keyword) {
			int end = this.at + 1 + keyword.length();
			return this.text.startsWith(keyword, this.at + 1) && (end >= this.text.length()
					|| Character.isWhitespace(this.text.charAt(end)) || this.text.charAt(end) == '(');
		}

		private String word() {
			int start = this.at;
			while (this.at < this.text.length()
					&& (Character.isLetterOrDigit(this.text.charAt(this.at)) || this.text.charAt(this.at) == '_')) {
				this.at++;
			}
			return this.text.substring(start, this.at);
		}

		private boolean keyword(String keyword) {
			blanks();
			int end = this.at + keyword.length();
			if (this.text.startsWith(keyword, this.at) && (end >= this.text.length()
					|| !(Character.isLetterOrDigit(this.text.charAt(end)) || this.text.charAt(end) == '_'))) {
				this.at = end;
				return true;
			}
			return false;
		}

		private void blanks() {
			while (this.at < this.text.length() && Character.isWhitespace(this.text.charAt(this.at))) {
				this.at++;
			}
		}

		private String rest() {
			String rest = this.text.substring(Math.min(this.at, this.text.length()));
			return (rest.length() > 30) ? rest.substring(0, 30) + "..." : rest;
		}

		private GrammarFault fault(int place, String reason) {
			return new GrammarFault(place + 1,
					reason.endsWith(";") ? reason.substring(0, reason.length() - 1) : reason);
		}

		private boolean isQuestion(String word) {
			return Arrays.stream(Question.values()).anyMatch((one) -> one.name().equals(word));
		}

		private boolean isMeasure(String word) {
			return Arrays.stream(Measure.values()).anyMatch((one) -> one.name().equals(word));
		}

	}

}
