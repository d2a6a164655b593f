package org.nextline.accounts;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page the name of the person who is signed in. */
@ControllerAdvice
class WhoIsHere {

	@ModelAttribute("signedIn")
	@Nullable String name(@Nullable Authentication authentication) {
		if (authentication == null) {
			return null;
		}
		return (authentication.getPrincipal() instanceof SignedIn person) ? person.displayName()
				: authentication.getName();
	}

}
