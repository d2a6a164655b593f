package org.nextline.accounts;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The doors of the house: who may go where. What is not named here stays shut, so a new
 * page adds its line.
 */
@Configuration(proxyBeanMethods = false)
class Doors {

	private static final String[] OPEN = { "/css/**", "/js/**", "/img/**", "/webjars/**", "/favicon.svg",
			"/favicon.ico", "/actuator/health", "/actuator/health/**" };

	private static final String CLINICIAN = Role.CLINICIAN.name();

	private static final String AUTHOR = Role.AUTHOR.name();

	private static final String APPROVER = Role.APPROVER.name();

	private static final String ADMIN = Role.ADMIN.name();

	private static final String AUDITOR = Role.AUDITOR.name();

	private static final String PAGES_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
			+ "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

	/** The API page brings styles of its own, written into its elements. */
	private static final String API_PAGE_POLICY = PAGES_POLICY + "; style-src 'self' 'unsafe-inline'";

	private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

	/** Programs: a password with every call, no session, faults as problem documents. */
	@Bean
	@Order(1)
	SecurityFilterChain api(HttpSecurity http) {
		http.securityMatcher("/api/**").authorizeHttpRequests((doors) -> {
			doors.requestMatchers("/api/v1/patients/**", "/api/v1/cases/**").hasRole(CLINICIAN);
			doors.requestMatchers(HttpMethod.POST, "/api/v1/assessments", "/api/v1/assessments/bulk")
				.hasAnyRole(CLINICIAN, AUTHOR, APPROVER, ADMIN);
			doors.requestMatchers(HttpMethod.POST, "/api/v1/scores/*").authenticated();
			doors.requestMatchers(HttpMethod.GET, "/api/v1/**").authenticated();
			doors.anyRequest().denyAll();
		});
		http.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
		http.csrf(AbstractHttpConfigurer::disable);
		http.requestCache(AbstractHttpConfigurer::disable);
		http.httpBasic((basic) -> basic.authenticationEntryPoint((request, response, ex) -> {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Nextline\"");
			response.sendError(HttpStatus.UNAUTHORIZED.value());
		}));
		http.headers((headers) -> protect(headers, PAGES_POLICY));
		return http.build();
	}

	/** The API described: for people who are signed in, and for programs. */
	@Bean
	@Order(2)
	SecurityFilterChain apiPage(HttpSecurity http) {
		http.securityMatcher("/v3/api-docs/**", "/v3/api-docs.yaml", "/swagger-ui/**", "/swagger-ui.html");
		http.authorizeHttpRequests((doors) -> {
			doors.requestMatchers(HttpMethod.GET, "/**").authenticated();
			doors.anyRequest().denyAll();
		});
		http.httpBasic((basic) -> basic.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")));
		http.exceptionHandling(
				(faults) -> faults.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in")));
		http.headers((headers) -> protect(headers, API_PAGE_POLICY));
		return http.build();
	}

	/** People: a session, a form to sign in, and the pages of their roles. */
	@Bean
	@Order(3)
	SecurityFilterChain pages(HttpSecurity http, FirstAccount first, SessionRegistry sessions,
			@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping pages) {
		http.authorizeHttpRequests((doors) -> {
			doors.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll();
			doors.requestMatchers(OPEN).permitAll();
			doors.requestMatchers("/sign-in", "/setup", "/intended-use").permitAll();
			doors.requestMatchers("/", "/worklist/**", "/patients/**", "/cases/**").hasRole(CLINICIAN);
			doors.requestMatchers(HttpMethod.GET, "/calculators/**").authenticated();
			doors.requestMatchers("/accounts/**").hasRole(ADMIN);
			doors.requestMatchers("/audit/**").hasRole(AUDITOR);
			doors.requestMatchers(HttpMethod.GET, "/knowledge/proposals/*/impact/**").hasAnyRole(AUTHOR, APPROVER);
			doors.requestMatchers(HttpMethod.GET, "/knowledge/**").authenticated();
			doors
				.requestMatchers(HttpMethod.POST, "/knowledge/proposals/*/approve", "/knowledge/proposals/*/send-back",
						"/knowledge/proposals/*/impact/ticks", "/knowledge/proposals/*/impact/unticks",
						"/knowledge/releases", "/knowledge/releases/statement", "/knowledge/invariants/**")
				.hasRole(APPROVER);
			doors.requestMatchers("/knowledge/**").hasAnyRole(AUTHOR, APPROVER);
			doors.anyRequest().denyAll();
		});
		RequestMatcher beforeSetup = anyOf(OPEN, "/setup", "/intended-use", "/error");
		http.addFilterBefore(new SetupFirst(first, beforeSetup), SecurityContextHolderFilter.class);
		http.formLogin(
				(form) -> form.loginPage("/sign-in").successHandler(new ToTheirDesk()).failureUrl("/sign-in?wrong"));
		http.logout((out) -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"));
		http.sessionManagement(
				(session) -> session.maximumSessions(-1).sessionRegistry(sessions).expiredUrl("/sign-in?again"));
		http.exceptionHandling((faults) -> faults.accessDeniedHandler(new Refusal(pages)));
		http.headers((headers) -> protect(headers, PAGES_POLICY));
		return http.build();
	}

	@Bean
	PasswordEncoder passwordEncoder() {
		return PasswordEncoderFactories.createDelegatingPasswordEncoder();
	}

	@Bean
	SessionRegistry sessionRegistry() {
		return new SessionRegistryImpl();
	}

	@Bean
	ServletListenerRegistrationBean<HttpSessionEventPublisher> sessionEvents() {
		return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
	}

	private static void protect(HeadersConfigurer<HttpSecurity> headers, String policy) {
		headers.contentSecurityPolicy((content) -> content.policyDirectives(policy));
		headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
		headers.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
		headers.permissionsPolicyHeader((permissions) -> permissions.policy(PERMISSIONS));
	}

	private static RequestMatcher anyOf(String[] open, String... more) {
		return new OrRequestMatcher(Stream.concat(Arrays.stream(open), Arrays.stream(more))
			.map((path) -> (RequestMatcher) PathPatternRequestMatcher.withDefaults().matcher(path))
			.toList());
	}

	/** Where somebody works, by role. */
	private static String desk(Authentication person) {
		if (is(person, Role.CLINICIAN)) {
			return "/";
		}
		return is(person, Role.ADMIN) ? "/accounts" : "/knowledge";
	}

	private static boolean is(Authentication person, Role role) {
		return person.getAuthorities().stream().anyMatch((held) -> ("ROLE_" + role).equals(held.getAuthority()));
	}

	/** After signing in: the page that was asked for, or the desk. */
	private static final class ToTheirDesk extends SavedRequestAwareAuthenticationSuccessHandler {

		@Override
		protected String determineTargetUrl(HttpServletRequest request, HttpServletResponse response,
				@Nullable Authentication person) {
			return (person != null) ? desk(person) : "/";
		}

	}

	/**
	 * A page that does not exist is not found, the front door leads to the desk, and the
	 * rest is refused.
	 */
	private static final class Refusal implements AccessDeniedHandler {

		private final RequestMappingHandlerMapping pages;

		Refusal(RequestMappingHandlerMapping pages) {
			this.pages = pages;
		}

		@Override
		public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
				throws IOException, ServletException {
			Authentication person = SecurityContextHolder.getContext().getAuthentication();
			if ("/".equals(request.getServletPath()) && person != null && !is(person, Role.CLINICIAN)) {
				response.sendRedirect(request.getContextPath() + desk(person));
			}
			else {
				response.sendError((exists(request) ? HttpStatus.FORBIDDEN : HttpStatus.NOT_FOUND).value());
			}
		}

		private boolean exists(HttpServletRequest request) {
			try {
				return this.pages.getHandler(request) != null;
			}
			catch (Exception ex) {
				return true;
			}
		}

	}

}
