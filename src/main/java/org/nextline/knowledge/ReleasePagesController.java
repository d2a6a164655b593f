package org.nextline.knowledge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Pageable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Releases: what each changed, any two compared, publishing, restoring, packs in and out.
 */
@Controller
@RequestMapping("/knowledge/releases")
class ReleasePagesController {

	private final Releases releases;

	private final ReleasePress press;

	private final ProposalDesk desk;

	private final Proposals proposals;

	private final ApproverStatements statements;

	ReleasePagesController(Releases releases, ReleasePress press, ProposalDesk desk, Proposals proposals,
			ApproverStatements statements) {
		this.releases = releases;
		this.press = press;
		this.desk = desk;
		this.proposals = proposals;
		this.statements = statements;
	}

	@GetMapping
	String list(Model model) {
		model.addAttribute("notes", this.releases.notes());
		model.addAttribute("current", this.releases.current().version());
		model.addAttribute("approved",
				this.proposals.findByStatusIn(List.of(ProposalStatus.APPROVED), Pageable.ofSize(100)).getContent());
		model.addAttribute("next", this.press.next());
		if (!model.containsAttribute("typed")) {
			model.addAttribute("typed", new Typed(List.of(), this.press.next(), "", ""));
		}
		return "knowledge/releases";
	}

	/** What was typed of a release that is to be published. */
	record Typed(List<UUID> proposals, String version, String summary, String effective) {
	}

	@PostMapping
	String publish(@RequestParam(required = false) @Nullable List<UUID> proposal,
			@RequestParam(defaultValue = "") String version, @RequestParam(defaultValue = "") String summary,
			@RequestParam(defaultValue = "") String effective, Principal person, Model model,
			HttpServletResponse response, RedirectAttributes flash) {
		List<UUID> chosen = (proposal != null) ? proposal : List.of();
		List<String> reasons = new ArrayList<>();
		Instant at = null;
		if (!effective.isBlank()) {
			try {
				at = LocalDateTime.parse(effective).atZone(ZoneId.systemDefault()).toInstant();
			}
			catch (DateTimeParseException ex) {
				reasons.add("\"" + effective + "\" is not a date and time.");
			}
		}
		if (summary.length() > Proposal.REASON_LENGTH) {
			reasons.add("The words about the release are too long.");
		}
		try {
			if (reasons.isEmpty()) {
				ReleaseNote note = this.press
					.publish(new ReleasePress.Order(chosen, version.strip(), summary.strip(), at), person.getName());
				flash.addFlashAttribute("done", "release.published");
				return "redirect:/knowledge/releases/" + note.version();
			}
		}
		catch (ProposalRefused ex) {
			reasons.addAll(ex.reasons());
		}
		response.setStatus(HttpStatus.CONFLICT.value());
		model.addAttribute("refused", reasons);
		model.addAttribute("typed", new Typed(chosen, version, summary, effective));
		return list(model);
	}

	@GetMapping("/{version}")
	String one(@PathVariable String version, Model model) {
		ReleaseNote note = note(version);
		model.addAttribute("note", note);
		model.addAttribute("current", this.releases.current().version());
		model.addAttribute("versions", this.releases.notes().stream().map(ReleaseNote::version).toList());
		model.addAttribute("differences", note.changes().stream().map(ReleasePagesController::difference).toList());
		return "knowledge/release";
	}

	private static PackDiff.Difference difference(ReleaseNote.Changed change) {
		return new PackDiff.Difference(new PackText.Place(change.path(), change.section(), change.key()),
				Action.valueOf(change.action()), Section.entry(change.before()), Section.entry(change.after()));
	}

	private ReleaseNote note(String version) {
		return this.releases.notes()
			.stream()
			.filter((one) -> one.version().equals(version))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	@GetMapping("/compare")
	String compare(@RequestParam String from, @RequestParam String to, Model model) {
		model.addAttribute("from", from);
		model.addAttribute("to", to);
		model.addAttribute("versions", this.releases.notes().stream().map(ReleaseNote::version).toList());
		model.addAttribute("differences", PackDiff.of(release(from).files(), release(to).files()));
		return "knowledge/compare";
	}

	private Release release(String version) {
		return this.releases.find(version).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/** Brings an earlier release back as a new proposal; nothing changes by it yet. */
	@PostMapping("/{version}/restore")
	String restore(@PathVariable String version, Principal person, RedirectAttributes flash) {
		List<PackDiff.Difference> differences = PackDiff.of(this.releases.current().files(), release(version).files());
		if (differences.isEmpty()) {
			flash.addFlashAttribute("refused", List.of("Nothing differs from the release in force."));
			return "redirect:/knowledge/releases/" + version;
		}
		Proposal proposal = this.desk.propose("Restore release " + version,
				"Brings back the rules as they stood in release " + version + ".", differences, person.getName());
		flash.addFlashAttribute("done", "proposal.opened");
		return "redirect:/knowledge/proposals/" + proposal.getId();
	}

	@GetMapping("/{version}/pack")
	ResponseEntity<byte[]> pack(@PathVariable String version) throws IOException {
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType("application/zip"))
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename("nextline-" + version + ".zip", StandardCharsets.UTF_8)
						.build()
						.toString())
			.body(PackZip.write(release(version).files()));
	}

	/** Takes a pack in as a proposal, with what differs. */
	@PostMapping("/import")
	String take(@RequestParam("pack") MultipartFile file, Principal person, Model model, HttpServletResponse response,
			RedirectAttributes flash) throws IOException {
		List<String> reasons = new ArrayList<>();
		try {
			Map<String, String> files = PackZip.read(file.getInputStream());
			PackReader.read(files);
			List<PackDiff.Difference> differences = PackDiff.of(this.releases.current().files(), files);
			if (!differences.isEmpty()) {
				Proposal proposal = this.desk.propose("Import of a pack", "", differences, person.getName());
				flash.addFlashAttribute("done", "proposal.imported");
				return "redirect:/knowledge/proposals/" + proposal.getId();
			}
			reasons.add("The pack says the same as the release in force.");
		}
		catch (PackFaults ex) {
			reasons.addAll(ex.faults());
		}
		catch (ProposalRefused ex) {
			reasons.addAll(ex.reasons());
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
		model.addAttribute("refused", reasons);
		return list(model);
	}

	/** Signs the statement on conflicts of interest. */
	@PostMapping("/statement")
	String sign(@RequestParam(defaultValue = "") String statement, @RequestParam(defaultValue = "") String back,
			Principal person, RedirectAttributes flash) {
		boolean home = back.matches("/knowledge/[A-Za-z0-9/-]*");
		if (statement.isBlank() || statement.length() > Proposal.REASON_LENGTH) {
			flash.addFlashAttribute("refused",
					List.of("State your conflicts of interest in words, or that there are none."));
		}
		else {
			this.statements.sign(person.getName(), statement.strip());
			flash.addFlashAttribute("done", "release.signed");
		}
		return "redirect:" + (home ? back : "/knowledge/releases");
	}

}
