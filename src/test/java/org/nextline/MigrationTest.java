package org.nextline;

import java.io.IOException;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The schema grows on both stores, and the entities fit it on both. */
class MigrationTest {

	@Test
	void entitiesFitTheEmbeddedStore() {
		assertFits("spring.datasource.url=jdbc:h2:mem:migration");
	}

	@Test
	void entitiesFitPostgres() throws IOException {
		try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
			assertFits("spring.profiles.active=postgres",
					"spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
					"spring.datasource.username=postgres", "spring.datasource.password=postgres");
		}
	}

	private static void assertFits(String... settings) {
		String[] arguments = Stream.concat(Stream.of("server.port=0"), Stream.of(settings))
			.map((setting) -> "--" + setting)
			.toArray(String[]::new);
		try (ConfigurableApplicationContext started = SpringApplication.run(NextlineApplication.class, arguments)) {
			Integer accounts = started.getBean(JdbcClient.class)
				.sql("select count(*) from account")
				.query(Integer.class)
				.single();
			assertThat(accounts).isZero();
		}
	}

}
