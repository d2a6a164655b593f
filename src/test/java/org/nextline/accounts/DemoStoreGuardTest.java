package org.nextline.accounts;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class DemoStoreGuardTest {

	private final DemoStoreGuard guard = new DemoStoreGuard();

	@Test
	void sampleAccountsStayOutOfASharedStore() throws SQLException {
		DataSource shared = store("jdbc:postgresql://db/nextline");
		DataSource remote = store("jdbc:h2:tcp://db/nextline");

		assertThatExceptionOfType(DemoStoreGuard.NotEmbedded.class)
			.isThrownBy(() -> this.guard.postProcessAfterInitialization(shared, "dataSource"));
		assertThatExceptionOfType(DemoStoreGuard.NotEmbedded.class)
			.isThrownBy(() -> this.guard.postProcessAfterInitialization(remote, "dataSource"));
	}

	@Test
	void anEmbeddedStoreWillDo() throws SQLException {
		DataSource embedded = store("jdbc:h2:mem:nextline");

		assertThatCode(() -> this.guard.postProcessAfterInitialization(embedded, "dataSource"))
			.doesNotThrowAnyException();
	}

	private static DataSource store(String url) throws SQLException {
		DataSource store = mock();
		Connection connection = mock();
		DatabaseMetaData about = mock();
		given(store.getConnection()).willReturn(connection);
		given(connection.getMetaData()).willReturn(about);
		given(about.getURL()).willReturn(url);
		return store;
	}

}
