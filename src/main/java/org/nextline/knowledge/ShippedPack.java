package org.nextline.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The rule pack that comes with the application. */
public final class ShippedPack {

	private static final String ROOT = "/knowledge/";

	private ShippedPack() {
	}

	/** Its files by path. */
	public static Map<String, String> files() {
		Map<String, String> files = new TreeMap<>();
		try {
			PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
			for (Resource resource : resolver.getResources("classpath*:knowledge/**/*.yaml")) {
				String url = resource.getURL().toString();
				files.put(url.substring(url.lastIndexOf(ROOT) + ROOT.length()),
						resource.getContentAsString(StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return files;
	}

	/**
	 * Hash of a pack: SHA-256 over paths and texts in the order of their paths, in
	 * hexadecimal.
	 */
	public static String hash(Map<String, String> files) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			new TreeMap<>(files).forEach((path, text) -> {
				digest.update((path + "\n").getBytes(StandardCharsets.UTF_8));
				digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
			});
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
