package org.nextline.scores;

import java.util.OptionalDouble;

/** Formulas that give a plain number (reference, section 1.21). */
public final class Formulas {

	private Formulas() {
	}

	/**
	 * Creatinine clearance by Cockcroft and Gault.
	 * @param ageYears adults only
	 * @param weightKg actual weight in kg
	 * @param heightCm height in cm; from a body mass index of 30 on the adjusted weight
	 * is used
	 * @param creatinineMgDl serum creatinine in mg/dL
	 * @param female sex
	 * @return mL/min
	 */
	public static double cockcroftGault(double ageYears, double weightKg, OptionalDouble heightCm,
			double creatinineMgDl, boolean female) {
		double weight = countedWeight(weightKg, heightCm, female);
		return (140 - ageYears) * weight * (female ? 0.85 : 1) / (72 * creatinineMgDl);
	}

	/**
	 * The weight that counts for the clearance: from a body mass index of 30 the adjusted
	 * one, else the actual one.
	 * @return kg
	 */
	static double countedWeight(double weightKg, OptionalDouble heightCm, boolean female) {
		if (heightCm.isPresent()) {
			double metres = heightCm.getAsDouble() / 100;
			if (weightKg / (metres * metres) >= 30) {
				double ideal = (female ? 45.5 : 50) + 0.9 * (heightCm.getAsDouble() - 152);
				return ideal + 0.4 * (weightKg - ideal);
			}
		}
		return weightKg;
	}

	/**
	 * Body surface by Mosteller.
	 * @return m2
	 */
	public static double mosteller(double heightCm, double weightKg) {
		return Math.sqrt(heightCm * weightKg / 3600);
	}

	/**
	 * Body surface by DuBois.
	 * @return m2
	 */
	public static double duBois(double heightCm, double weightKg) {
		return 0.007184 * Math.pow(weightKg, 0.425) * Math.pow(heightCm, 0.725);
	}

	/**
	 * Estimated filtration rate by CKD-EPI 2021, adults only.
	 * @return mL/min/1.73 m2
	 */
	public static double ckdEpi2021(double creatinineMgDl, double ageYears, boolean female) {
		double ratio = creatinineMgDl / (female ? 0.7 : 0.9);
		return 142 * Math.pow(Math.min(ratio, 1), female ? -0.241 : -0.302) * Math.pow(Math.max(ratio, 1), -1.2)
				* Math.pow(0.9938, ageYears) * (female ? 1.012 : 1);
	}

	/**
	 * QT interval corrected by Fridericia.
	 * @return ms
	 */
	public static double fridericia(double qtMs, double heartRate) {
		return qtMs / Math.cbrt(60 / heartRate);
	}

}
