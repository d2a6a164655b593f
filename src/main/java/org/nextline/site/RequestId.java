package org.nextline.site;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names every request, so that a person can say which one failed and the log can find it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestId extends OncePerRequestFilter {

	private static final String NAME = "requestId";

	private final SecureRandom random = new SecureRandom();

	static String of(ServletRequest request) {
		Object id = request.getAttribute(NAME);
		return (id != null) ? id.toString() : "unknown";
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		byte[] bytes = new byte[5];
		this.random.nextBytes(bytes);
		String id = HexFormat.of().formatHex(bytes);
		request.setAttribute(NAME, id);
		response.setHeader("X-Request-Id", id);
		try (MDC.MDCCloseable named = MDC.putCloseable(NAME, id)) {
			chain.doFilter(request, response);
		}
	}

}
