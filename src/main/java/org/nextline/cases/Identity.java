package org.nextline.cases;

import org.jspecify.annotations.Nullable;
import org.nextline.vocabulary.PartialDate;

/**
 * Who a patient is.
 *
 * @param recordNumber the number of the hospital, unique
 * @param familyName family name
 * @param givenName given names, may be empty
 * @param born birth date, as far as known; null when not
 * @param sex F or M; null when not known
 */
record Identity(String recordNumber, String familyName, String givenName, @Nullable PartialDate born,
		@Nullable String sex) {

	Identity {
		recordNumber = recordNumber.strip();
		familyName = familyName.strip();
		givenName = givenName.strip();
	}

	Identity withSex(@Nullable String code) {
		return new Identity(this.recordNumber, this.familyName, this.givenName, this.born, code);
	}

}
