package org.nextline.cases;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings cases and patients from before there was a worklist into it, before the first
 * page is served: a search must not miss them.
 */
@Component
@Order(20)
class OlderCases implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(OlderCases.class);

	private static final int PAGE = 200;

	private final JdbcClient jdbc;

	private final RelapseCases cases;

	private final Patients patients;

	private final Attention attention;

	private final TransactionTemplate transaction;

	OlderCases(JdbcClient jdbc, RelapseCases cases, Patients patients, Attention attention,
			TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.cases = cases;
		this.patients = patients;
		this.attention = attention;
		this.transaction = transaction;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		int taken = 0;
		for (int more = PAGE; more == PAGE; taken += more) {
			more = take("select case_id from worklist_line where assessed = 'new'",
					(ids) -> this.cases.withIds(ids).forEach(this.attention::stored));
		}
		for (int more = PAGE; more == PAGE; taken += more) {
			more = take(
					"select id from patient p where not exists (select 1 from search_word w where w.owner_id = p.id)",
					(ids) -> this.patients.withIds(ids).forEach(this.attention::known));
		}
		if (taken > 0) {
			logger.info("Took {} cases and patients of before into the worklist", taken);
		}
	}

	private int take(String sql, Consumer<List<UUID>> taken) {
		Integer size = this.transaction.execute((status) -> {
			List<UUID> ids = this.jdbc.sql(sql + " limit " + PAGE).query(UUID.class).list();
			if (!ids.isEmpty()) {
				taken.accept(ids);
			}
			return ids.size();
		});
		return (size != null) ? size : 0;
	}

}
