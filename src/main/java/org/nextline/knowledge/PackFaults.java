package org.nextline.knowledge;

import java.util.List;

/**
 * A pack that cannot be used, with everything that is wrong in it: file, rule and place.
 */
public class PackFaults extends IllegalArgumentException {

	private final List<String> faults;

	/**
	 * @param faults each as {@code aml/flt3.yaml: rules[0].when, column 22: ...}
	 */
	public PackFaults(List<String> faults) {
		super(faults.size() + " faults in the rule pack:\n" + String.join("\n", faults));
		this.faults = List.copyOf(faults);
	}

	public List<String> faults() {
		return this.faults;
	}

}
