package org.nextline.suggestions;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.nextline.vocabulary.AlterationKind;
import org.nextline.vocabulary.Antigen;
import org.nextline.vocabulary.CaseField;
import org.nextline.vocabulary.Disease;
import org.nextline.vocabulary.Kind;
import org.nextline.vocabulary.Phase;
import org.nextline.vocabulary.PriorTherapy;
import org.springdoc.core.customizers.OpenApiCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the API page says; the schema of a case is written from the catalogue of fields.
 */
@Configuration(proxyBeanMethods = false)
class ApiWords {

	static final String ASSESS = """
			Gives the advice for one case, without storing anything.

			- A field left out, or null, is **unknown**; unknown is never treated as "no".
			- What is sent counts as found at this relapse, unless it carries `"phase"`. Any value can be sent as \
			`{"value": 428, "date": "2026-11-12", "source": "ECG", "phase": "RELAPSE"}`.
			- A gene in `knownAbsent` was tested and found without alteration; a gene neither there nor in `alterations` \
			was not tested. An entry may name one alteration (`"FLT3 ITD"`, `"BCR::ABL1 T315I"`).
			- `priorTherapies` empty (`[]`) means that none were given; left out means not known.
			- `options` holds what may be offered, best first: SUPPORTED ones, then CONDITIONAL ones with what they need. \
			Equal ranks are real ties. A warning with `unknown: true` means "check first".
			- `monitoring` of an option says what to watch: `what` and `when` in words, and the same as `schedule` (steps \
			that count from an event) and `limits` (what calls for action).
			- `workUp` lists the tests at relapse that concern the case: done or not, with the facts that answer them, \
			and the options that wait for each (`opens`) or that it changes (`bearsOn`).
			- `notAdvised` with `correctable: true` is blocked now and can be corrected first.
			- `care` holds supportive care: `result` TRUE holds, UNKNOWN depends on what `missing` names; `ranks` are those \
			of the options it goes with. Each option names its `care`, its `interactions` (`clears: true` when nothing of it \
			remains once the other drug is stopped) and what it `forecloses` for later. They change no verdict.
			- `candidacy` holds the worked sheets of transplantation and CAR T cells: every criterion NOT_MET, MODIFIABLE, \
			CAUTION, UNKNOWN (with what is `missing`), MET or BEDSIDE, with facts, limits, what would change it and when to \
			look again. A criterion that is NOT_MET vetoes every option of its treatment; one that is MODIFIABLE leaves at \
			most a plan.
			- The same request against the same release gives byte-identical `options`, `notAdvised` and `missing`.
			""";

	static final String BULK = """
			Newline-delimited JSON: one case a line, each with an `id` (a text or a whole number) beside its facts. The \
			answer has one line for each line, in order: an assessment with the `id`, or a problem with the `id`, the \
			`line`, its `status` and `errors`. A bad line does not stop the others; blank lines are passed over. The \
			answer begins once all lines have arrived.
			""";

	static final String EXAMPLE = """
			{
			  "disease": "AML", "setting": "RELAPSE", "relapseNumber": 1, "firstRemissionMonths": 9,
			  "ageYears": 58, "sex": "M", "ecog": 1, "fitness": "FIT", "lvef": 60, "crcl": 95, "bilirubinUln": 0.7,
			  "qtcf": 428, "marrowBlasts": 45, "sites": ["MARROW"],
			  "alterations": [ { "gene": "FLT3", "kind": "ITD", "variant": null, "vafPercent": 38 } ],
			  "knownAbsent": ["NPM1", "IDH1", "IDH2", "KMT2A"],
			  "antigens": { "CD33": { "positive": true, "percent": 80 } },
			  "cytogenetics": ["normal"],
			  "priorTherapies": [
			    { "name": "7+3", "agents": ["daunorubicin", "cytarabine"], "bestResponse": "CR", \
			"reasonStopped": "COMPLETED", "monthsAgo": 11 },
			    { "name": "midostaurin", "bestResponse": "CR", "reasonStopped": "COMPLETED", "monthsAgo": 10 }
			  ],
			  "priorAlloHsct": false, "donorAvailable": "MATCHED_UNRELATED", "goalsOfCare": "CURATIVE", "concomitant": []
			}
			""";

	static final String UNTESTED = """
			{
			  "disease": "AML", "setting": "RELAPSE", "relapseNumber": 1, "firstRemissionMonths": 9,
			  "ageYears": 58, "sex": "M", "ecog": 1, "qtcf": 428, "marrowBlasts": 45, "goalsOfCare": "CURATIVE"
			}
			""";

	static final String LINES = """
			{"id": "case-1", "disease": "CML", "setting": "RESISTANCE", "cmlPhase": "CHRONIC", "ageYears": 51}
			{"id": "case-2", "disease": "AML", "setting": "RELAPSE", "ageYears": 58, "ecog": 1}
			""";

	static final String FAULTY = """
			{
			  "type": "about:blank", "title": "This case cannot be assessed as it was sent", "status": 400,
			  "detail": "2 things in this case cannot be right; each is named under errors.",
			  "instance": "/api/v1/assessments",
			  "errors": [
			    { "field": "ageYears", "message": "Age at this relapse: \\"230\\" is not possible; expected between 0 and \
			110 years." },
			    { "field": "ecg", "message": "There is no field \\"ecg\\". Did you mean ecog?" }
			  ]
			}
			""";

	@Bean
	OpenApiCustomizer caseForPrograms() {
		return (api) -> {
			api.info(new Info().title("Nextline")
				.version("v1")
				.description(
						"Therapy options for relapsed leukaemia, with reasons. Decision support for professionals: "
								+ "not validated for clinical use until a site has done so. Sign in with HTTP Basic; no session, "
								+ "no CSRF token. Faults are problem documents (RFC 9457)."));
			if (api.getComponents() == null) {
				api.components(new Components());
			}
			api.getComponents().addSchemas("Case", schema());
			api.getComponents()
				.addSecuritySchemes("basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
			api.addSecurityItem(new SecurityRequirement().addList("basic"));
		};
	}

	private static Schema<?> schema() {
		Schema<Object> schema = new ObjectSchema();
		schema.description("The facts of a case. Every field may be left out: what is absent is unknown. Any value may "
				+ "also be an object with value, date, source and phase.");
		for (CaseField field : CaseField.values()) {
			schema.addProperty(field.key(), described(field));
		}
		schema.setAdditionalProperties(false);
		return schema;
	}

	private static Schema<?> described(CaseField field) {
		Kind kind = field.kind();
		Schema<?> schema = switch (kind.type()) {
			case NUMBER ->
				new NumberSchema().minimum(BigDecimal.valueOf(kind.min())).maximum(BigDecimal.valueOf(kind.max()));
			case YES_NO -> new BooleanSchema();
			case CODE -> codes(kind.codes());
			case CODES -> new ArraySchema().items(codes(kind.codes()));
			case AGENTS, TARGETS, ABSENCES -> new ArraySchema().items(new StringSchema());
			case ALTERATIONS -> new ArraySchema().items(alteration());
			case ANTIGENS -> new MapSchema().additionalProperties(antigen());
			case THERAPIES -> new ArraySchema().items(therapy());
		};
		String unit = kind.unit().isEmpty() ? "" : " (" + kind.unit() + ")";
		String diseases = (field.diseases().size() == Disease.values().length) ? "" : " Concerns "
				+ field.diseases().stream().sorted().map(Disease::shortName).collect(Collectors.joining(", ")) + ".";
		schema.description(field.label() + unit + "." + diseases);
		return schema;
	}

	private static Schema<?> codes(List<String> codes) {
		StringSchema schema = new StringSchema();
		codes.forEach(schema::addEnumItem);
		return schema;
	}

	private static Schema<?> alteration() {
		StringSchema kinds = new StringSchema();
		for (AlterationKind kind : AlterationKind.values()) {
			kinds.addEnumItem(kind.name());
		}
		return dated(new ObjectSchema().addProperty("gene", new StringSchema().example("FLT3"))
			.addProperty("kind", kinds)
			.addProperty("variant", new StringSchema().example("D835Y"))
			.addProperty("vafPercent", percent()));
	}

	private static Schema<?> antigen() {
		return dated(new ObjectSchema().description("By name: " + String.join(", ", Antigen.NAMES))
			.addProperty("positive", new BooleanSchema())
			.addProperty("percent", percent())
			.addProperty("mixed", new BooleanSchema()));
	}

	private static Schema<?> therapy() {
		StringSchema reasons = new StringSchema();
		for (PriorTherapy.ReasonStopped reason : PriorTherapy.ReasonStopped.values()) {
			reasons.addEnumItem(reason.name());
		}
		return new ObjectSchema().addProperty("name", new StringSchema().example("7+3"))
			.addProperty("agents", new ArraySchema().items(new StringSchema()))
			.addProperty("bestResponse", codes(PriorTherapy.RESPONSES))
			.addProperty("reasonStopped", reasons)
			.addProperty("monthsAgo", new NumberSchema().minimum(BigDecimal.ZERO));
	}

	private static Schema<?> dated(Schema<?> schema) {
		StringSchema phases = new StringSchema();
		for (Phase phase : Phase.values()) {
			phases.addEnumItem(phase.name());
		}
		return schema.addProperty("phase", phases).addProperty("date", new StringSchema().example("2026-11-12"));
	}

	private static Schema<?> percent() {
		return new NumberSchema().minimum(BigDecimal.ZERO).maximum(BigDecimal.valueOf(100));
	}

}
