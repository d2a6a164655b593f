package org.nextline;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Nextline: therapy options for relapsed leukaemia, with reasons. */
@SpringBootApplication
public class NextlineApplication {

	public static void main(String[] args) {
		SpringApplication.run(NextlineApplication.class, args);
	}

}
