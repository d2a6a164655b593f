package org.nextline.site;

import java.util.Locale;
import java.util.Set;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What went wrong, in words: a page for people, a problem document for programs. */
@Controller
class Faults implements ErrorController {

	private static final Set<Integer> WORDED = Set.of(400, 401, 403, 404, 405, 409, 413, 415, 500);

	private final MessageSource words;

	Faults(MessageSource words) {
		this.words = words;
	}

	@RequestMapping("/error")
	Object tell(HttpServletRequest request, Locale locale) {
		HttpStatus status = status(request);
		int worded = worded(status);
		String path = path(request);
		if (path.startsWith(request.getContextPath() + "/api/")) {
			ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, word("error." + worded + ".text", locale));
			problem.setProperty("requestId", RequestId.of(request));
			return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
		}
		ModelAndView page = new ModelAndView("error", status);
		page.addObject("status", status.value());
		page.addObject("title", word("error." + worded + ".title", locale));
		page.addObject("text", word("error." + worded + ".text", locale));
		page.addObject("requestId", RequestId.of(request));
		return page;
	}

	private String word(String key, Locale locale) {
		return this.words.getMessage(key, null, locale);
	}

	private static int worded(HttpStatus status) {
		if (WORDED.contains(status.value())) {
			return status.value();
		}
		return status.is4xxClientError() ? 400 : 500;
	}

	private static HttpStatus status(HttpServletRequest request) {
		Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
		HttpStatus status = (code instanceof Integer number) ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
		return (status != null) ? status : HttpStatus.INTERNAL_SERVER_ERROR;
	}

	private static String path(HttpServletRequest request) {
		Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
		return (path != null) ? path.toString() : request.getRequestURI();
	}

}
