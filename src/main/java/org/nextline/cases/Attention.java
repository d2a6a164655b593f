package org.nextline.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.PriorTherapy;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps, for each case, why it needs attention: a limit that is crossed, advice that
 * changed since it was read, an overdue check, a decisive test that is missing, no
 * decision, a draft, in this order. The rooms above tell what they know; the worklist
 * reads it without asking them.
 */
@Service
@Transactional
public class Attention {

	private static final int WORDS = 400;

	/**
	 * The weights, each more than all after it: crossed, changed, overdue, missing,
	 * undecided, draft.
	 */
	private static final String WEIGHT = "case when limit_crossed then 32 else 0 end + case when advice_changed then 16 else 0 end + case when overdue then 8 else 0 end "
			+ "+ case when tests_missing > 0 then 4 else 0 end + case when decided or status = 'DRAFT' then 0 else 2 end "
			+ "+ case when status = 'DRAFT' then 1 else 0 end";

	private final JdbcClient jdbc;

	private final WordIndex words;

	private final FactStore store;

	Attention(JdbcClient jdbc, WordIndex words, FactStore store) {
		this.jdbc = jdbc;
		this.words = words;
		this.store = store;
	}

	/**
	 * The advice of the case is another one than was read last, or no longer so.
	 * @param caseId of the case
	 * @param changed whether it is
	 */
	public void adviceChanged(UUID caseId, boolean changed) {
		this.jdbc.sql("update worklist_line set advice_changed = ? where case_id = ?").params(changed, caseId).update();
		weigh(caseId);
	}

	/**
	 * Where the plan of the case stands.
	 * @param caseId of the case
	 * @param due the last day on which the next planned check is in time; null when
	 * nothing is planned any more
	 * @param crossed whether a limit is crossed, or could not be judged, and nobody has
	 * dealt with it
	 */
	public void checks(UUID caseId, @Nullable LocalDate due, boolean crossed) {
		this.jdbc.sql("update worklist_line set next_check = ?, overdue = ?, limit_crossed = ? where case_id = ?")
			.params(Arrays.asList((due != null) ? due.toString() : null, due != null && due.isBefore(today()), crossed,
					caseId))
			.update();
		weigh(caseId);
	}

	/** Something was decided on the case, if only that nothing is to be done. */
	public void decided(UUID caseId) {
		this.jdbc.sql("update worklist_line set decided = true where case_id = ?").param(caseId).update();
		weigh(caseId);
	}

	/**
	 * What a look at the case found missing.
	 * @param caseId of the case
	 * @param tests how many facts are unknown and decide something
	 * @param words the one that decides most; may be empty
	 * @param assessed the state that was looked at, as {@link #toAssess} compares it
	 */
	public void missing(UUID caseId, int tests, String words, String assessed) {
		this.jdbc.sql("update worklist_line set tests_missing = ?, missing_words = ?, assessed = ? where case_id = ?")
			.params(tests, (words.length() > WORDS) ? words.substring(0, WORDS) : words, assessed, caseId)
			.update();
		weigh(caseId);
	}

	/**
	 * Open cases that were not looked at in this state.
	 * @param state anything that changes with the rules; a case that is stored again has
	 * none
	 * @param most how many at most
	 */
	@Transactional(readOnly = true)
	public List<UUID> toAssess(String state, int most) {
		return this.jdbc.sql(
				"select case_id from worklist_line where status = 'OPEN' and assessed <> ? order by assessed, case_id limit "
						+ most)
			.param(state)
			.query(UUID.class)
			.list();
	}

	/**
	 * Marks the checks that became overdue since the last look.
	 * @return how many cases have one
	 */
	public int passTime() {
		return this.jdbc.sql(
				"update worklist_line set overdue = true, attention = attention + 8 where overdue = false and next_check < ?")
			.param(today().toString())
			.update();
	}

	private void weigh(UUID caseId) {
		this.jdbc.sql("update worklist_line set attention = " + WEIGHT + " where case_id = ?").param(caseId).update();
	}

	/** The case as the lists show it from now on; what other rooms told stays. */
	void stored(RelapseCase relapse) {
		Patient patient = relapse.getPatient();
		List<Object> shown = Arrays.asList((patient != null) ? patient.getId() : null, relapse.getStatus().name(),
				sortName(relapse), Optional.ofNullable(relapse.getDisease()).orElse(""), relapse.getSettingName(),
				Optional.ofNullable(relapse.getRelapseNumber()).orElse(0),
				relapse.getUpdatedAt().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC), relapse.getId());
		int updated = this.jdbc
			.sql("update worklist_line set patient_id = ?, status = ?, sort_name = ?, disease = ?, setting = ?, "
					+ "relapse_number = ?, changed_at = ?, assessed = '' where case_id = ?")
			.params(shown)
			.update();
		if (updated == 0) {
			this.jdbc.sql("insert into worklist_line (patient_id, status, sort_name, disease, setting, relapse_number, "
					+ "changed_at, case_id, advice_changed, overdue, limit_crossed, tests_missing, missing_words, assessed, decided, attention) "
					+ "values (?, ?, ?, ?, ?, ?, ?, ?, false, false, false, 0, '', '', false, 0)")
				.params(shown)
				.update();
		}
		weigh(relapse.getId());
		this.words.keep(relapse.getId(), true, words(relapse));
		if (patient != null) {
			known(patient);
		}
	}

	/** The patient as the lists find them from now on. */
	void known(Patient patient) {
		this.words.keep(patient.getId(), false, words(patient));
	}

	/** The patient of the case was corrected; the case itself was not. */
	void renamed(RelapseCase relapse) {
		this.jdbc.sql("update worklist_line set sort_name = ? where case_id = ?")
			.params(sortName(relapse), relapse.getId())
			.update();
		this.words.keep(relapse.getId(), true, words(relapse));
	}

	void dropped(UUID caseId) {
		this.words.forget(caseId);
		this.jdbc.sql("delete from worklist_line where case_id = ?").param(caseId).update();
	}

	private static String sortName(RelapseCase relapse) {
		Patient patient = relapse.getPatient();
		String name = (patient != null) ? patient.getFamilyName() + " " + patient.getGivenName()
				: relapse.getTypedName();
		return name.toLowerCase(Locale.ROOT);
	}

	private Set<String> words(RelapseCase relapse) {
		Set<String> words = new LinkedHashSet<>(SearchWords.of(relapse.getTypedName()));
		Patient patient = relapse.getPatient();
		if (patient != null) {
			words.addAll(words(patient));
		}
		Optional.ofNullable(relapse.getDisease()).map(Disease::valueOf).ifPresent((disease) -> {
			words.addAll(SearchWords.of(disease.label()));
			words.addAll(SearchWords.of(disease.shortName()));
			words.addAll(SearchWords.of(disease.name().replace('_', '-')));
		});
		words.addAll(SearchWords.of(relapse.getGenes()));
		CaseFacts facts = this.store.facts(relapse.getFacts());
		facts.codes(CaseField.CURRENT_THERAPY)
			.ifPresent((agents) -> agents.forEach((agent) -> words.addAll(SearchWords.of(agent))));
		facts.therapies().ifPresent((all) -> all.forEach((therapy) -> agents(therapy, words)));
		return words;
	}

	private static void agents(PriorTherapy therapy, Set<String> words) {
		words.addAll(SearchWords.of(therapy.name()));
		therapy.agents().forEach((agent) -> words.addAll(SearchWords.of(agent)));
	}

	private static Set<String> words(Patient patient) {
		Set<String> words = new LinkedHashSet<>(SearchWords.ofRecordNumber(patient.getRecordNumber()));
		words.addAll(SearchWords.of(patient.getFamilyName()));
		words.addAll(SearchWords.of(patient.getGivenName()));
		words.addAll(SearchWords.ofDate((patient.getBorn() != null) ? patient.getBorn().toString() : null));
		return words;
	}

	private static LocalDate today() {
		return Instant.now().atZone(ZoneOffset.UTC).toLocalDate();
	}

}
