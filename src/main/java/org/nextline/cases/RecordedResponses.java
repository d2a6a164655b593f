package org.nextline.cases;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Service;

/** Responses in the record of the patient, for rooms that assess them. */
@Service
public class RecordedResponses {

	/** Categories that are remissions, from which the next relapse is counted. */
	private static final Set<String> REMISSIONS = Set.of("CR", "CRH", "CRI");

	private static final int MOST_LINE = 300;

	private static final int MOST_COMMENT = 2000;

	private final RecordKeeper records;

	RecordedResponses(RecordKeeper records) {
		this.records = records;
	}

	/**
	 * A response as it stands in the record.
	 *
	 * @param id of the entry
	 * @param on the day, as it was written
	 * @param words the response
	 * @param comment what it rests on, may be empty
	 * @param source by which criteria, may be empty
	 */
	public record Recorded(UUID id, String on, String words, String comment, String source) {
	}

	/**
	 * Adds a response to the record; a remission becomes one from which the next relapse
	 * is counted.
	 * @param patientId of the patient
	 * @param on the day
	 * @param category the code of the category; may be empty
	 * @param words the response in words
	 * @param comment what it rests on
	 * @param source by which criteria
	 * @param person who writes it down
	 * @return the id of the entry
	 */
	public UUID add(UUID patientId, LocalDate on, String category, String words, String comment, String source,
			String person) {
		String code = category.toUpperCase(Locale.ROOT);
		boolean remission = REMISSIONS.contains(code);
		Map<String, String> parts = new LinkedHashMap<>();
		parts.put("date", on.toString());
		parts.put(remission ? "remission" : "assessed", remission ? code : cut(words, MOST_LINE));
		parts.put("source", cut(source, MOST_LINE));
		parts.put("comment", cut(comment, MOST_COMMENT));
		return this.records
			.add(patientId, new RecordForm(remission ? RecordKind.REMISSION : RecordKind.RESPONSE, parts), person)
			.getId();
	}

	/** Responses and remissions of the patient that stand in the record, latest first. */
	public List<Recorded> of(UUID patientId) {
		return this.records.ofPatient(patientId)
			.stream()
			.filter((entry) -> !entry.isRemoved()
					&& (entry.getKind() == RecordKind.REMISSION || entry.getKind() == RecordKind.RESPONSE))
			.map((entry) -> {
				Map<String, String> parts = this.records.parts(entry.getParts());
				return new Recorded(entry.getId(), parts.getOrDefault("date", ""),
						parts.getOrDefault("assessed", parts.getOrDefault("remission", "")),
						parts.getOrDefault("comment", ""), parts.getOrDefault("source", ""));
			})
			.sorted(java.util.Comparator.comparing(Recorded::on).reversed())
			.toList();
	}

	private static String cut(String text, int most) {
		return (text.length() > most) ? text.substring(0, most - 1) + "\u2026" : text;
	}

}
