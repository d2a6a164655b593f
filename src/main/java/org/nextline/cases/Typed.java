package org.nextline.cases;

import java.util.List;
import java.util.Map;

import org.nextline.vocabulary.CaseFacts;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Fact;

/**
 * What was understood of a form.
 *
 * @param stated the facts as typed
 * @param facts the same with what follows from the dates
 * @param dates the dates of the course
 * @param derived all that follows from the dates, stated or not
 * @param slips everything that cannot be right
 */
record Typed(CaseFacts stated, CaseFacts facts, CourseDates dates, Map<CaseField, Fact> derived, List<Slip> slips) {

}
