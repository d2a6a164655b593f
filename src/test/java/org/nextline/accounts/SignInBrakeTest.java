package org.nextline.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SignInBrakeTest {

	private Instant now = Instant.parse("2026-11-12T08:00:00Z");

	private final InstantSource clock = () -> this.now;

	private final SignInBrake brake = new SignInBrake(this.clock.withZone(ZoneOffset.UTC));

	@Test
	void fiveWrongPasswordsAreFollowedByAWaitThatGrows() {
		fail(4);
		assertThat(this.brake.holds("registrar")).isFalse();
		fail(1);
		assertThat(this.brake.holds("Registrar ")).isTrue();

		later(Duration.ofSeconds(31));
		assertThat(this.brake.holds("registrar")).isFalse();
		fail(1);
		later(Duration.ofSeconds(31));
		assertThat(this.brake.holds("registrar")).isTrue();
	}

	@Test
	void neverWaitsLongerThanAQuarterOfAnHour() {
		fail(40);
		later(Duration.ofMinutes(15));

		assertThat(this.brake.holds("registrar")).isFalse();
	}

	@Test
	void aRightPasswordIsAFreshStart() {
		fail(4);
		this.brake.succeeded("registrar");
		fail(4);

		assertThat(this.brake.holds("registrar")).isFalse();
	}

	private void fail(int times) {
		for (int i = 0; i < times; i++) {
			this.brake.failed("registrar");
		}
	}

	private void later(Duration passed) {
		this.now = this.now.plus(passed);
	}

}
