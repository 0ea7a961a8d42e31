package dev.bureau.core.json;

/**
 * A record of one string that stands in JSON as that string. Its canonical constructor takes the
 * string and checks it, so reading refuses what writing could not have produced.
 */
public interface Text {
  /** The string. */
  String value();
}
