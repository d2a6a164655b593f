package org.nextline.suggestions;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.cases.StoredCase;
import org.nextline.knowledge.Release;
import org.nextline.knowledge.Releases;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.CaseWriter;
import org.nextline.vocabulary.Fact;
import org.nextline.vocabulary.Value;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the advice that was shown, so that it can be replayed and verified years later.
 * What is kept is never changed.
 */
@Service
class Receipts {

	private static final TypeReference<LinkedHashMap<String, Object>> ANSWERS = new TypeReference<>() {
	};

	private static final String COLUMNS = "id, case_id, case_version, asked, release, release_sha256, engine, answer, "
			+ "asked_sha256, answer_sha256, sha256, given_at, given_to";

	private final JdbcClient jdbc;

	private final TherapyAdvisor advisor;

	private final Releases releases;

	private final JsonMapper json = JsonMapper.builder().build();

	Receipts(JdbcClient jdbc, TherapyAdvisor advisor, Releases releases) {
		this.jdbc = jdbc;
		this.advisor = advisor;
		this.releases = releases;
	}

	private record Row(UUID id, UUID caseId, int caseVersion, String asked, String release, String releaseSha256,
			String engine, String answer, @Nullable String askedSha256, @Nullable String answerSha256, String sha256,
			OffsetDateTime givenAt, String givenTo) {
	}

	/**
	 * Keeps the advice for a case as it is shown now; the same advice on the same facts
	 * is kept once.
	 */
	@Transactional
	public Receipt keep(StoredCase relapse, Advised advised, String person) {
		CaseFacts facts = this.advisor.placed(advised.stated());
		String asked = write(facts);
		Release release = advised.release();
		Optional<Receipt> last = latest(relapse.id());
		if (last.isPresent() && last.get().askedText().equals(asked)
				&& last.get().releaseSha256().equals(release.sha256()) && last.get().engine().equals(Engine.VERSION)) {
			return last.get();
		}
		String answer = this.json.writeValueAsString(Assessment.of(advised));
		Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
		Receipt receipt = new Receipt(UUID.randomUUID(), relapse.id(), (int) relapse.version(), facts, asked,
				release.version(), release.sha256(), Engine.VERSION, answer, hash(asked), hash(answer),
				hash(relapse.id(), asked, release.version(), release.sha256(), Engine.VERSION, answer, now), now,
				person);
		this.jdbc.sql("insert into stored_advice (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
			.params(receipt.id(), receipt.caseId(), receipt.caseVersion(), receipt.askedText(), receipt.release(),
					receipt.releaseSha256(), receipt.engine(), receipt.answer(), hash(asked), hash(answer),
					receipt.sha256(), now.atOffset(ZoneOffset.UTC), person)
			.update();
		return receipt;
	}

	/** The advice that was shown last for a case. */
	Optional<Receipt> latest(UUID caseId) {
		return this.jdbc
			.sql("select " + COLUMNS + " from stored_advice where case_id = ? order by given_at desc, id limit 1")
			.param(caseId)
			.query(Row.class)
			.optional()
			.map(this::receipt);
	}

	/** The advice that was given before this one for the same case. */
	Optional<Receipt> before(Receipt receipt) {
		return this.jdbc
			.sql("select " + COLUMNS + " from stored_advice where case_id = ? and given_at < ? "
					+ "order by given_at desc, id limit 1")
			.params(receipt.caseId(), receipt.givenAt().atOffset(ZoneOffset.UTC))
			.query(Row.class)
			.optional()
			.map(this::receipt);
	}

	/** The receipt with this id. */
	Optional<Receipt> find(UUID id) {
		return this.jdbc.sql("select " + COLUMNS + " from stored_advice where id = ?")
			.param(id)
			.query(Row.class)
			.optional()
			.map(this::receipt);
	}

	/** All advice shown for a case, the latest first. */
	List<Receipt> of(UUID caseId) {
		return this.jdbc.sql("select " + COLUMNS + " from stored_advice where case_id = ? order by given_at desc, id")
			.param(caseId)
			.query(Row.class)
			.list()
			.stream()
			.map(this::receipt)
			.toList();
	}

	/** The same facts asked again of the same release. */
	Optional<Advised> replay(Receipt receipt) {
		return this.releases.find(receipt.release()).map((release) -> this.advisor.advise(receipt.asked(), release));
	}

	/** The answer in its own words; empty when it can no longer be read. */
	Optional<StoredAnswer> answer(Receipt receipt) {
		return tree(receipt).map(StoredAnswer::read);
	}

	private Optional<JsonNode> tree(Receipt receipt) {
		try {
			return Optional.of(this.json.readTree(receipt.answer())).filter(JsonNode::isObject);
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	/** Asks again, and compares with what is stored, hashes included. */
	Verification verify(Receipt receipt) {
		Optional<Advised> again = replay(receipt);
		JsonNode now = again.map((advised) -> this.json.readTree(this.json.writeValueAsString(Assessment.of(advised))))
			.orElse(null);
		return Verification.of(receipt, tree(receipt).orElse(null), again.map(Advised::release).orElse(null), now);
	}

	/** The hash that fits the content of a receipt. */
	static String fitting(Receipt receipt) {
		return hash(receipt.caseId(), receipt.askedText(), receipt.release(), receipt.releaseSha256(), receipt.engine(),
				receipt.answer(), receipt.givenAt());
	}

	/** The hash of a text. */
	static String hash(String text) {
		return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Receipt receipt(Row row) {
		return new Receipt(row.id(), row.caseId(), row.caseVersion(), facts(row.asked()), row.asked(), row.release(),
				row.releaseSha256(), row.engine(), row.answer(), row.askedSha256(), row.answerSha256(), row.sha256(),
				row.givenAt().toInstant(), row.givenTo());
	}

	/** Stated facts, and with their reasons those that follow from dates and place. */
	private String write(CaseFacts asked) {
		Map<String, Object> derived = new LinkedHashMap<>();
		asked.known().forEach((field, fact) -> {
			String from = fact.derivedFrom();
			if (from != null) {
				derived.put(field.key(), Map.of("value", CaseWriter.plain(fact.value()), "from", from));
			}
		});
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("stated", CaseWriter.write(asked));
		all.put("derived", derived);
		return this.json.writeValueAsString(all);
	}

	private CaseFacts facts(String asked) {
		Map<String, Object> all = this.json.readValue(asked, ANSWERS);
		CaseFacts facts = CaseReader.read(entries(all.get("stated"))).facts();
		for (Map.Entry<String, Object> entry : entries(all.get("derived")).entrySet()) {
			Map<String, Object> details = entries(entry.getValue());
			CaseField field = CaseField.named(entry.getKey()).orElseThrow();
			Value value = CaseReader.read(Map.of(entry.getKey(), details.getOrDefault("value", "")))
				.facts()
				.find(field)
				.orElseThrow()
				.value();
			facts = facts.with(field, Fact.derived(value, String.valueOf(details.get("from"))));
		}
		return facts;
	}

	private static Map<String, Object> entries(@Nullable Object map) {
		Map<String, Object> entries = new LinkedHashMap<>();
		if (map instanceof Map<?, ?> known) {
			known.forEach((name, value) -> entries.put(String.valueOf(name), value));
		}
		return entries;
	}

	private static String hash(UUID caseId, String asked, String release, String releaseSha256, String engine,
			String answer, Instant at) {
		MessageDigest digest = sha256();
		for (String part : List.of(caseId.toString(), asked, release, releaseSha256, engine, answer, at.toString())) {
			byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
			digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
			digest.update(bytes);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

}
