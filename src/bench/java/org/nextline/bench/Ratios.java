package org.nextline.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the assessment benchmark and prints every figure as a multiple of the walk over
 * the conditions as they are written, in the same run. Takes the options of JMH.
 */
public final class Ratios {

	private static final String BASELINE = "walk";

	private Ratios() {
	}

	/** One benchmark: microseconds and bytes of one case. */
	private record Figure(double micros, double bytes) {
	}

	public static void main(String[] args) throws Exception {
		Collection<RunResult> results = new Runner(new OptionsBuilder().parent(new CommandLineOptions(args))
			.include("AssessmentBenchmark")
			.addProfiler(GCProfiler.class)
			.build()).run();
		Map<String, Map<String, Figure>> byDisease = new LinkedHashMap<>();
		for (RunResult result : results) {
			String name = result.getParams().getBenchmark();
			byDisease.computeIfAbsent(result.getParams().getParam("disease"), (key) -> new LinkedHashMap<>())
				.put(name.substring(name.lastIndexOf('.') + 1), figure(result));
		}
		byDisease.forEach(Ratios::print);
	}

	private static Figure figure(RunResult result) {
		double bytes = Double.NaN;
		for (Map.Entry<String, Result> secondary : result.getSecondaryResults().entrySet()) {
			if (secondary.getKey().endsWith("gc.alloc.rate.norm")) {
				bytes = secondary.getValue().getScore();
			}
		}
		return new Figure(result.getPrimaryResult().getScore(), bytes);
	}

	private static void print(String disease, Map<String, Figure> figures) {
		Figure walk = figures.get(BASELINE);
		System.out.printf(Locale.ROOT, "%n%-10s %-18s %12s %12s %12s%n", disease, "", "us/case", "kB/case", "x walk");
		figures.forEach((name, figure) -> System.out.printf(Locale.ROOT, "%-10s %-18s %12.1f %12.1f %12.2f%n", disease,
				name, figure.micros(), figure.bytes() / 1024, (walk != null) ? figure.micros() / walk.micros() : 1));
	}

}
