package org.nextline.suggestions;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * A plan as an iCalendar file (RFC 5545): days, and in general words what is done.
 * Nothing in it tells whose plan it is, of which disease, or under which treatment.
 */
final class PlanCalendar {

	/** Own checks are the clinician's words, which may name somebody. */
	static final String OWN = "Check";

	private PlanCalendar() {
	}

	/**
	 * The file.
	 * @param checks the checks; those without a day or with a result are left out, those
	 * that were taken out are cancelled
	 * @param now when it is written
	 */
	static String of(List<FollowUpPlans.Check> checks, Instant now) {
		Calendar calendar = new Calendar();
		calendar.add(new ProdId("-//Nextline//Follow-up//EN"));
		calendar.add(ImmutableVersion.VERSION_2_0);
		calendar.add(ImmutableCalScale.GREGORIAN);
		checks.forEach((check) -> {
			CheckState state = check.state();
			LocalDate from = state.first().orElse(null);
			LocalDate to = state.last().orElse(null);
			if (from != null && to != null && state.status() != CheckState.Status.DONE) {
				calendar.add(event(check, from, to, now));
			}
		});
		StringWriter text = new StringWriter();
		try {
			new CalendarOutputter().output(calendar, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString();
	}

	private static VEvent event(FollowUpPlans.Check check, LocalDate from, LocalDate to, Instant now) {
		VEvent event = new VEvent(false);
		event.add(new DtStamp(now));
		event.add(new Uid(check.id() + "@nextline"));
		event.add(new Sequence(check.version() - 1));
		event.add(new DtStart<>(from));
		event.add(new DtEnd<>(to.plusDays(1)));
		event.add(new Summary(check.state().row().isEmpty() ? OWN : check.state().test()));
		event.add(ImmutableTransp.TRANSPARENT);
		event.add((check.state().status() == CheckState.Status.OPEN) ? ImmutableStatus.VEVENT_CONFIRMED
				: ImmutableStatus.VEVENT_CANCELLED);
		return event;
	}

}
