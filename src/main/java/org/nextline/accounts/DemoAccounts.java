package org.nextline.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** One invented person a role, for trying things out. */
@Component
@Profile("demo")
@Order(0)
class DemoAccounts implements ApplicationRunner {

	static final List<String> NAMES = Arrays.stream(Role.values()).map(DemoAccounts::username).toList();

	private final AccountKeeper keeper;

	DemoAccounts(AccountKeeper keeper) {
		this.keeper = keeper;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		open(Role.CLINICIAN, "Clara Clinician");
		open(Role.AUTHOR, "Arthur Author");
		open(Role.APPROVER, "Ada Approver");
		open(Role.ADMIN, "Amir Admin");
		open(Role.AUDITOR, "Aude Auditor");
	}

	private void open(Role role, String name) {
		if (!this.keeper.taken(username(role))) {
			this.keeper.open(username(role), name, "demo", Set.of(role));
		}
	}

	private static String username(Role role) {
		return role.name().toLowerCase(Locale.ROOT);
	}

}
