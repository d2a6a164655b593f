package org.nextline.suggestions;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.nextline.knowledge.Release;
import org.nextline.vocabulary.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ResponseStatusException;

/**
 * Assesses cases line by line in constant memory. The lines are taken in first, in a file
 * that is deleted when they are answered: a program that sends everything before it reads
 * anything would otherwise wait for us while we wait for it.
 */
@Component
class BulkAssessment {

	private static final Logger logger = LoggerFactory.getLogger(BulkAssessment.class);

	private static final int LONGEST_LINE = 6 * 1024 * 1024;

	private final TherapyAdvisor advisor;

	private final ObjectWriter json;

	private final long most;

	BulkAssessment(TherapyAdvisor advisor, JsonMapper json, @Value("${nextline.max-bulk-size:2GB}") DataSize most) {
		this.advisor = advisor;
		this.json = json.writer().without(StreamWriteFeature.AUTO_CLOSE_TARGET);
		this.most = most.toBytes();
	}

	/** Where the answer goes, opened once everything was taken in. */
	interface Answer {

		OutputStream open() throws IOException;

	}

	void run(InputStream lines, Release release, Answer answer) throws IOException {
		Path file = Files.createTempFile("nextline-bulk-", ".ndjson");
		try {
			takeIn(lines, file);
			try (InputStream taken = new BufferedInputStream(Files.newInputStream(file, StandardOpenOption.READ))) {
				answer(taken, release, answer.open());
			}
		}
		finally {
			Files.deleteIfExists(file);
		}
	}

	private void takeIn(InputStream lines, Path file) throws IOException {
		try (OutputStream out = Files.newOutputStream(file)) {
			byte[] buffer = new byte[64 * 1024];
			long taken = 0;
			for (int read = lines.read(buffer); read >= 0; read = lines.read(buffer)) {
				taken += read;
				if (taken > this.most) {
					throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
				}
				out.write(buffer, 0, read);
			}
		}
	}

	private void answer(InputStream taken, Release release, OutputStream out) throws IOException {
		Line line = new Line();
		int number = 0;
		while (line.next(taken)) {
			number++;
			if (!line.blank()) {
				this.json.writeValue(out, answer(line, number, release));
				out.write('\n');
				out.flush();
			}
		}
		out.flush();
	}

	private Object answer(Line line, int number, Release release) {
		if (line.overlong) {
			return fault(null, number, Refusals.problem(
					List.of(new Fault("body", "This line is longer than a case can be (6 MB); it was left out."))));
		}
		CaseBody body = CaseBody.readNamed(line.bytes(), line.size());
		if (!body.reading().faultless()) {
			return fault(body.id(), number, Refusals.problem(body.reading().faults()));
		}
		try {
			return Assessment.of(body.id(), this.advisor.advise(body.reading().facts(), release));
		}
		catch (RuntimeException ex) {
			logger.error("Line {} of a bulk request could not be assessed", number, ex);
			ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR,
					"This case could not be assessed. It is our fault; the other lines are not affected.");
			return fault(body.id(), number, problem);
		}
	}

	private static Map<String, @Nullable Object> fault(@Nullable Object id, int number, ProblemDetail problem) {
		Map<String, @Nullable Object> line = new LinkedHashMap<>();
		line.put("id", id);
		line.put("line", number);
		line.put("status", problem.getStatus());
		line.put("title", problem.getTitle());
		line.put("detail", problem.getDetail());
		Map<String, @Nullable Object> more = problem.getProperties();
		line.put("errors", (more != null) ? more.get("errors") : List.of());
		return line;
	}

	/** The bytes between two line ends. */
	private static final class Line extends ByteArrayOutputStream {

		private boolean overlong;

		boolean next(InputStream in) throws IOException {
			reset();
			this.overlong = false;
			int next = in.read();
			if (next < 0) {
				return false;
			}
			while (next >= 0 && next != '\n') {
				if (size() < LONGEST_LINE) {
					write(next);
				}
				else {
					this.overlong = true;
				}
				next = in.read();
			}
			return true;
		}

		boolean blank() {
			for (int index = 0; index < this.count; index++) {
				if (!Character.isWhitespace(this.buf[index])) {
					return false;
				}
			}
			return true;
		}

		byte[] bytes() {
			return this.buf;
		}

	}

}
