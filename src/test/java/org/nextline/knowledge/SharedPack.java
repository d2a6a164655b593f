package org.nextline.knowledge;

/** The shipped pack, read once for all tests. */
public final class SharedPack {

	public static final Pack PACK = PackReader.read(ShippedPack.files());

	private SharedPack() {
	}

}
