package org.nextline.accounts;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Keeps sample accounts, whose password everybody knows, out of a store that is shared.
 */
@Component
@Profile("demo")
class DemoStoreGuard implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof DataSource store) {
			try (Connection connection = store.getConnection()) {
				String url = connection.getMetaData().getURL();
				if (!url.startsWith("jdbc:h2:mem:") && !url.startsWith("jdbc:h2:file:")) {
					throw new NotEmbedded();
				}
			}
			catch (SQLException ex) {
				throw new BeanCreationException(name, "The store cannot be reached", ex);
			}
		}
		return bean;
	}

	static final class NotEmbedded extends RuntimeException {

		NotEmbedded() {
			super("the demo profile needs an embedded store");
		}

	}

	static class Analyzer extends AbstractFailureAnalyzer<NotEmbedded> {

		@Override
		protected @Nullable FailureAnalysis analyze(Throwable root, NotEmbedded cause) {
			return new FailureAnalysis("The profile 'demo' opens accounts with a password that everybody knows, so it "
					+ "runs only on an embedded H2 store (jdbc:h2:mem or jdbc:h2:file), and this store is another.",
					"Start without the profile 'demo', or without a datasource of your own.", cause);
		}

	}

}
