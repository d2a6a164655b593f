package org.nextline.knowledge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A pack as one file to carry. */
final class PackZip {

	/** Files that a pack may have. */
	private static final int MOST_FILES = 500;

	/** Bytes that a pack may have unpacked. */
	private static final int MOST_BYTES = 8_000_000;

	private static final Pattern PATH = Pattern.compile("[a-z0-9][a-z0-9-]*(/[a-z0-9][a-z0-9-]*)*\\.yaml");

	private PackZip() {
	}

	static byte[] write(Map<String, String> files) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
			for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
				ZipEntry entry = new ZipEntry(file.getKey());
				entry.setTime(0);
				zip.putNextEntry(entry);
				zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
				zip.closeEntry();
			}
		}
		return bytes.toByteArray();
	}

	/**
	 * Reads a pack.
	 * @throws ProposalRefused when it is no pack, or larger than a pack can be
	 */
	static Map<String, String> read(InputStream stream) throws IOException {
		Map<String, String> files = new TreeMap<>();
		int bytes = 0;
		try (ZipInputStream zip = new ZipInputStream(stream, StandardCharsets.UTF_8)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				if (entry.isDirectory()) {
					continue;
				}
				if (!PATH.matcher(entry.getName()).matches() || files.size() == MOST_FILES) {
					throw new ProposalRefused("\"" + entry.getName() + "\" cannot be a file of a pack.");
				}
				byte[] content = zip.readNBytes(MOST_BYTES - bytes + 1);
				bytes += content.length;
				if (bytes > MOST_BYTES) {
					throw new ProposalRefused("This is larger than a pack can be.");
				}
				files.put(entry.getName(),
						StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
			}
		}
		catch (ZipException | IllegalArgumentException | CharacterCodingException ex) {
			throw new ProposalRefused("The file cannot be read as a pack.");
		}
		if (files.isEmpty()) {
			throw new ProposalRefused("Choose the zip file of a pack.");
		}
		return files;
	}

}
