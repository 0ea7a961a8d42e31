package dev.bureau.examples.survey.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file as it was listed: its path below the root with {@code /} between names, its size and
 * SHA-256 as read, and what is wrong with it, if anything.
 *
 * <p>A file with a problem is counted and named, never analysed. Its hash is empty if its content
 * could not be read.
 */
public record SourceFile(String path, long size, String sha256, @Nullable String problem) {
  public SourceFile {
    if (path.isEmpty() || path.startsWith("/") || List.of(path.split("/")).contains("..")) {
      throw new IllegalArgumentException("not a path below a root: " + path);
    }
  }

  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", path);
    json.put("size", size);
    json.put("sha256", sha256);
    if (problem != null) {
      json.put("problem", problem);
    }
    return json;
  }

  public static SourceFile fromJson(Map<String, Object> json) {
    return new SourceFile(
        Fields.text(json, "path"),
        Fields.number(json, "size"),
        Fields.text(json, "sha256"),
        json.get("problem") instanceof String problem ? problem : null);
  }
}
