package org.nextline.cases;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands first, what is found, and what a page costs. */
@SpringBootTest
@AutoConfigureMockMvc
@ActiveProfiles("demo")
@WithMockUser(username = "ada", roles = "CLINICIAN")
class WorklistTests {

	@Autowired
	private MockMvcTester site;

	@Autowired
	private CaseFile file;

	@Autowired
	private Attention attention;

	@Test
	void whatCallsMostStandsFirst() {
		UUID quiet = find("M-1001");
		UUID overdue = find("M-1002");
		UUID crossed = find("M-1003");
		this.attention.missing(quiet, 0, "", "seen");
		this.attention.decided(quiet);
		this.attention.checks(overdue, LocalDate.now().minusDays(3), false);
		this.attention.checks(crossed, LocalDate.now().plusDays(3), true);

		Document all = read("/");
		assertThat(all.select("#worklist tbody tr .record").eachText()).startsWith("M-1003", "M-1002");
		assertThat(all.select("#worklist tbody tr").first().select(".needs").text()).contains("Limit crossed")
			.doesNotContain("overdue");
		assertThat(all.select("#worklist tbody tr").get(1).select(".needs").text()).contains("Check overdue since");
		assertThat(read("/?need=OVERDUE").select("#worklist tbody .record").eachText()).containsExactly("M-1002");
		assertThat(read("/?need=CROSSED").select("#worklist tbody .record").eachText()).containsExactly("M-1003");
		assertThat(read("/?q=M-1001").select(".needs").text()).isEqualTo("Nothing open");
		assertThat(read("/?q=M-1001&need=UNDECIDED").select(".empty")).isNotEmpty();

		this.attention.checks(overdue, null, false);
		this.attention.checks(crossed, null, false);
		assertThat(read("/?need=OVERDUE").select("#worklist tbody tr")).isEmpty();
	}

	@Test
	void aCheckBecomesOverdueWhenItsDayPasses() {
		UUID waiting = find("M-1004");
		this.attention.checks(waiting, LocalDate.now().plusDays(1), false);
		assertThat(this.attention.passTime()).isZero();
		this.attention.checks(waiting, LocalDate.now(), false);
		assertThat(read("/?q=M-1004").select(".needs").text()).doesNotContain("overdue");
		this.attention.checks(waiting, null, false);
	}

	@Test
	void findsByWhatAPersonKnowsOfThePatient() {
		for (String words : List.of("aldersund", "M-1001", "m1001", "1001", "hen alder", "flt3 aldersund",
				"myeloid aldersund")) {
			assertThat(read("/?q=" + words).select("#worklist tbody .record").eachText()).as(words)
				.containsExactly("M-1001");
		}
		String born = read("/patients?q=aldersund").select("#patients tbody td").get(1).text();
		assertThat(born).isNotEmpty();
		assertThat(read("/patients?q=kahoonuiali").select("#patients tbody tr")).hasSize(1);
		assertThat(read("/?q=%25").select("#worklist tbody tr")).isEmpty();
		assertThat(read("/?q=aldersund+xyz").select(".empty").text()).startsWith("No case fits this search");
	}

	@Test
	void aPageCostsTheSameHoweverManyItShows() {
		read("/?q=M-1005");
		long one = statements("/?q=M-1005");
		assertThat(one).isBetween(3L, 8L);
		assertThat(statements("/?q=M-10")).isEqualTo(one);
		assertThat(statements("/")).isLessThanOrEqualTo(one);
		long patient = statements("/patients?q=M-1005");
		assertThat(patient).isBetween(3L, 6L);
		assertThat(statements("/patients?q=M-10")).isEqualTo(patient);
	}

	/** Every statement of this thread: those of Hibernate and those of JdbcTemplate. */
	private long statements(String path) {
		ListAppender<ILoggingEvent> sent = new ListAppender<>();
		sent.start();
		List<Logger> loggers = Stream.of("org.hibernate.SQL", "org.springframework.jdbc.core.JdbcTemplate")
			.map((name) -> (Logger) LoggerFactory.getLogger(name))
			.toList();
		loggers.forEach((logger) -> {
			logger.setLevel(Level.DEBUG);
			logger.setAdditive(false);
			logger.addAppender(sent);
		});
		try {
			read(path);
			return List.copyOf(sent.list)
				.stream()
				.filter((event) -> event.getThreadName().equals(Thread.currentThread().getName()))
				.filter((event) -> event.getLoggerName().endsWith("SQL")
						|| event.getFormattedMessage().startsWith("Executing prepared SQL statement"))
				.count();
		}
		finally {
			loggers.forEach((logger) -> {
				logger.setLevel(null);
				logger.setAdditive(true);
				logger.detachAppender(sent);
			});
		}
	}

	private UUID find(String number) {
		return this.file.search(number, 1).get(0).id();
	}

	private Document read(String path) {
		try {
			return Jsoup.parse(this.site.get().uri(path).exchange().getResponse().getContentAsString());
		}
		catch (UnsupportedEncodingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
