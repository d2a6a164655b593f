package org.nextline.cases;

import java.time.LocalDate;
import java.util.Optional;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.nextline.vocabulary.PartialDate;

import org.springframework.validation.Errors;

/** Who a patient is, as it is typed. */
class PatientForm {

	@NotBlank(message = "{patients.recordNumber.missing}")
	@Size(max = 40, message = "{patients.tooLong}")
	private String recordNumber = "";

	@NotBlank(message = "{patients.familyName.missing}")
	@Size(max = 120, message = "{patients.tooLong}")
	private String familyName = "";

	@Size(max = 120, message = "{patients.tooLong}")
	private String givenName = "";

	private String born = "";

	private String sex = "";

	private int version;

	static PatientForm of(Patient patient) {
		PatientForm form = new PatientForm();
		form.recordNumber = patient.getRecordNumber();
		form.familyName = patient.getFamilyName();
		form.givenName = patient.getGivenName();
		form.born = Optional.ofNullable(patient.getBorn()).map(PartialDate::toString).orElse("");
		form.sex = Optional.ofNullable(patient.getSex()).orElse("");
		form.version = patient.getVersion();
		return form;
	}

	/** Names everything that cannot be right. */
	void check(Errors errors, LocalDate today) {
		if (!this.born.isBlank()) {
			Optional<PartialDate> date = PartialDate.read(this.born);
			if (date.isEmpty()) {
				errors.rejectValue("born", "patients.born.unread");
			}
			else if (date.get().earliest().isAfter(today)) {
				errors.rejectValue("born", "patients.born.future");
			}
			else if (date.get().year() < 1900) {
				errors.rejectValue("born", "patients.born.longAgo");
			}
		}
		if (!this.sex.isEmpty() && !this.sex.equals("F") && !this.sex.equals("M")) {
			errors.rejectValue("sex", "patients.sex.unread");
		}
	}

	Identity identity() {
		return new Identity(this.recordNumber, this.familyName, this.givenName,
				PartialDate.read(this.born).orElse(null), this.sex.isEmpty() ? null : this.sex);
	}

	public String getRecordNumber() {
		return this.recordNumber;
	}

	public void setRecordNumber(String recordNumber) {
		this.recordNumber = recordNumber;
	}

	public String getFamilyName() {
		return this.familyName;
	}

	public void setFamilyName(String familyName) {
		this.familyName = familyName;
	}

	public String getGivenName() {
		return this.givenName;
	}

	public void setGivenName(String givenName) {
		this.givenName = givenName;
	}

	public String getBorn() {
		return this.born;
	}

	public void setBorn(String born) {
		this.born = born;
	}

	public String getSex() {
		return this.sex;
	}

	public void setSex(String sex) {
		this.sex = sex;
	}

	public int getVersion() {
		return this.version;
	}

	public void setVersion(int version) {
		this.version = version;
	}

}
