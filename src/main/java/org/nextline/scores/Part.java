package org.nextline.scores;

import org.jspecify.annotations.Nullable;

/**
 * One part of a score; the points of all parts add up to the total.
 *
 * @param name what is counted
 * @param points its points; null when it carries none or is not known
 * @param why what they follow from
 */
public record Part(String name, @Nullable Double points, String why) {

}
