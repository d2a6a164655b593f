package org.nextline.cases;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Courses of some invented patients; they come only into records that are empty. */
@Component
@Profile("demo")
@Order(11)
class SampleCourses implements ApplicationRunner {

	private static final TypeReference<List<Sample>> SAMPLES = new TypeReference<>() {
	};

	private final Patients patients;

	private final RecordKeeper records;

	private final RecordChoices choices;

	SampleCourses(Patients patients, RecordKeeper records, RecordChoices choices) {
		this.patients = patients;
		this.records = records;
		this.choices = choices;
	}

	/**
	 * The course of an invented patient.
	 *
	 * @param recordNumber whose it is
	 * @param entries the parts of each, with its kind
	 */
	record Sample(String recordNumber, List<Map<String, String>> entries) {
	}

	private static List<Sample> all() {
		try (InputStream stream = new ClassPathResource("samples/courses/courses.yaml").getInputStream()) {
			return YAMLMapper.builder().build().readValue(stream, SAMPLES);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The sample courses cannot be read", ex);
		}
	}

	@Override
	@Transactional
	public void run(ApplicationArguments arguments) {
		for (Sample sample : all()) {
			Optional<Patient> patient = this.patients.findByRecordNumberIgnoreCase(sample.recordNumber());
			if (patient.isPresent() && this.records.ofPatient(patient.get().getId()).isEmpty()) {
				sample.entries().forEach((parts) -> add(patient.get(), parts));
			}
		}
	}

	private void add(Patient patient, Map<String, String> parts) {
		RecordForm form = new RecordForm(RecordKind.named(parts.getOrDefault("kind", "")).orElseThrow(), parts);
		List<Slip> slips = form.slips(this.choices, patient.getBorn(), LocalDate.of(2200, 1, 1));
		if (!slips.isEmpty()) {
			throw new IllegalStateException("Sample course " + patient.getRecordNumber() + ": " + slips);
		}
		this.records.add(patient.getId(), form, SamplePatients.PERSON);
	}

}
