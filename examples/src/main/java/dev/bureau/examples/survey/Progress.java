package dev.bureau.examples.survey;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionUpdate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a survey is, as the director's metadata tell it.
 *
 * @param departments the departments by the name of their analysis
 * @param batches how many batches were listed
 * @param files how many files are in them
 * @param total how many files there are, as far as is known
 * @param listed whether that is all
 * @param done how many batches each department has done
 * @param summaries where the sums are kept that have come in
 */
record Progress(
    Map<String, SessionId> departments,
    long batches,
    long files,
    long total,
    boolean listed,
    Map<String, Long> done,
    Map<String, BlobId> summaries) {
  private static final String DEPARTMENTS = "departments";
  private static final String PROGRESS = "progress";

  static Progress of(Session director) {
    Map<?, ?> progress = object(director.metadata().get(PROGRESS));
    Map<String, SessionId> departments = new TreeMap<>();
    object(director.metadata().get(DEPARTMENTS))
        .forEach((name, id) -> departments.put((String) name, new SessionId((String) id)));
    Map<String, Long> done = new TreeMap<>();
    object(progress.get("done"))
        .forEach((name, count) -> done.put((String) name, ((Number) count).longValue()));
    Map<String, BlobId> summaries = new TreeMap<>();
    object(progress.get("summaries"))
        .forEach((name, blob) -> summaries.put((String) name, new BlobId((String) blob)));
    return new Progress(
        departments,
        number(progress.get("batches")),
        number(progress.get("files")),
        number(progress.get("total")),
        Boolean.TRUE.equals(progress.get("listed")),
        done,
        summaries);
  }

  /** The update that names the departments. */
  static SessionUpdate departments(Map<String, Object> namesToIds) {
    return SessionUpdate.metadata(Map.of(DEPARTMENTS, namesToIds));
  }

  /** The update that brings the metadata to this. */
  SessionUpdate update() {
    Map<String, Object> progress = new LinkedHashMap<>();
    progress.put("batches", batches);
    progress.put("files", files);
    progress.put("total", total);
    progress.put("listed", listed);
    progress.put("done", done);
    progress.put("summaries", summaries);
    return SessionUpdate.metadata(Map.of(PROGRESS, progress));
  }

  Progress withBatchListed(int more, long ofAll) {
    return new Progress(departments, batches + 1, files + more, ofAll, listed, done, summaries);
  }

  Progress withEverythingListed() {
    return new Progress(departments, batches, files, total, true, done, summaries);
  }

  Progress withBatchDone(String analysis) {
    Map<String, Long> more = new TreeMap<>(done);
    more.merge(analysis, 1L, Long::sum);
    return new Progress(departments, batches, files, total, listed, more, summaries);
  }

  Progress withSummary(String analysis, BlobId summary) {
    Map<String, BlobId> more = new TreeMap<>(summaries);
    more.put(analysis, summary);
    return new Progress(departments, batches, files, total, listed, done, more);
  }

  SessionId department(String analysis) {
    SessionId id = departments.get(analysis);
    if (id == null) {
      throw new IllegalStateException("There is no department for " + analysis);
    }
    return id;
  }

  boolean hasAllBatchesOf(String analysis) {
    return listed && done.getOrDefault(analysis, 0L) == batches;
  }

  boolean hasAllSummaries() {
    return summaries.size() == departments.size();
  }

  /** How many batches there will be, judged by those that are listed. */
  long expectedBatches() {
    return listed || files == 0 ? batches : batches * total / files;
  }

  private static Map<?, ?> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
