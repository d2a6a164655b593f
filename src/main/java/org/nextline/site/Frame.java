package org.nextline.site;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the page frame where we are, so that it can mark the way. */
@ControllerAdvice
class Frame {

	@ModelAttribute("here")
	String here(HttpServletRequest request) {
		return request.getRequestURI().substring(request.getContextPath().length());
	}

}
