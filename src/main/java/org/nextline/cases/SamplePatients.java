package org.nextline.cases;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.CaseReader;
import org.nextline.vocabulary.PartialDate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invented patients for trying things out; they come only into an empty store. */
@Component
@Profile("demo")
@Order(10)
class SamplePatients implements ApplicationRunner {

	static final String PERSON = "clinician";

	private static final TypeReference<List<Sample>> SAMPLES = new TypeReference<>() {
	};

	private final Patients patients;

	private final RelapseCases cases;

	private final FactStore store;

	private final Attention attention;

	SamplePatients(Patients patients, RelapseCases cases, FactStore store, Attention attention) {
		this.attention = attention;
		this.patients = patients;
		this.cases = cases;
		this.store = store;
	}

	/**
	 * An invented patient.
	 *
	 * @param patient who it is
	 * @param about why the sample is here
	 * @param relapses oldest first
	 */
	record Sample(Who patient, String about, List<Relapse> relapses) {
	}

	/** Identity, as the file writes it. */
	record Who(String recordNumber, String familyName, String givenName, String born, String sex) {

		Identity identity() {
			return new Identity(this.recordNumber, this.familyName, this.givenName,
					PartialDate.read(this.born).orElseThrow(), this.sex);
		}

	}

	/** A relapse with its dates, as the file writes it. */
	record Relapse(@Nullable String diagnosed, @Nullable String remission, @Nullable String relapsed,
			Map<String, Object> facts) {

		CourseDates dates(@Nullable PartialDate born) {
			PartialDate found = Objects.requireNonNull(date(this.relapsed));
			return new CourseDates(born, date(this.diagnosed), date(this.remission), found, found.latest());
		}

		private static @Nullable PartialDate date(@Nullable String text) {
			return (text != null) ? PartialDate.read(text).orElseThrow() : null;
		}

	}

	/** All samples, in the order of their files. */
	static List<Sample> all() {
		List<Sample> all = new ArrayList<>();
		YAMLMapper yaml = YAMLMapper.builder().build();
		try {
			for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:samples/*.yaml")) {
				try (InputStream stream = file.getInputStream()) {
					all.addAll(yaml.readValue(stream, SAMPLES));
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("The samples cannot be read", ex);
		}
		return all;
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		if (this.patients.count() > 0) {
			return;
		}
		List<Sample> samples = all();
		// The first ones shall stand on top of the worklist.
		Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
		for (Sample sample : samples) {
			Patient patient = this.patients
				.saveAndFlush(new Patient(UUID.randomUUID(), sample.patient().identity(), PERSON, at));
			for (Relapse relapse : sample.relapses()) {
				at = at.minusSeconds(3600);
				add(patient, relapse, at);
			}
		}
	}

	private void add(Patient patient, Relapse relapse, Instant at) {
		CaseReader.Reading reading = CaseReader.read(relapse.facts());
		if (!reading.faultless()) {
			throw new IllegalStateException("Sample " + patient.getRecordNumber() + ": " + reading.faults());
		}
		CourseDates dates = relapse.dates(patient.getBorn());
		RelapseCase stored = new RelapseCase(UUID.randomUUID(), PERSON, at);
		stored.state(patient, this.store.write(reading.facts()), dates, Labels.of(dates.complete(reading.facts())),
				PERSON, at);
		this.attention.stored(this.cases.saveAndFlush(stored));
	}

}
