package org.nextline.site;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class SiteController {

	@GetMapping("/intended-use")
	String intendedUse() {
		return "site/intended-use";
	}

}
