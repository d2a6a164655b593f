package org.nextline.accounts;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** While nobody has an account, every page leads to the setup. */
class SetupFirst extends OncePerRequestFilter {

	private final FirstAccount first;

	private final RequestMatcher open;

	SetupFirst(FirstAccount first, RequestMatcher open) {
		this.first = first;
		this.open = open;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (this.first.missing() && !this.open.matches(request)) {
			response.sendRedirect(request.getContextPath() + "/setup");
			return;
		}
		chain.doFilter(request, response);
	}

}
