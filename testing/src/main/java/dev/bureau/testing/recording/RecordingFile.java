package dev.bureau.testing.recording;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.CommitId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Entry;
import dev.bureau.core.journal.EventCatalogue;
import dev.bureau.core.json.Codec;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A recording as lines of JSON: a heading, then entries, values and contents. */
final class RecordingFile {
  private static final int FORMAT = 1;
  private static final EventCatalogue CATALOGUE = CoreEvents.CATALOGUE;

  private RecordingFile() {}

  /** One line; one of the four is there. */
  private record Line(
      @Nullable Heading recording,
      @Nullable Written entry,
      @Nullable Value value,
      @Nullable Content content) {}

  private record Heading(int format, SessionId session) {}

  private record Written(
      long version,
      int index,
      Instant at,
      CommitId commit,
      long epoch,
      Actor actor,
      String type,
      int typeVersion,
      Map<String, Object> event) {
    static Written of(Entry entry) {
      return new Written(
          entry.version(),
          entry.index(),
          entry.at(),
          entry.commit(),
          entry.epoch(),
          entry.actor(),
          CATALOGUE.nameOf(entry.event()),
          CATALOGUE.versionOf(entry.event()),
          Json.read("event", CATALOGUE.encode(entry.event()), JsonLimits.EVENT));
    }

    Entry read(SessionId session) {
      return new Entry(
          session,
          version,
          index,
          at,
          commit,
          epoch,
          actor,
          CATALOGUE.decode(type, typeVersion, Json.write(event)));
    }
  }

  private record Value(BlobId id, String text) {}

  private record Content(SessionId receiver, MessageId message, Map<String, Object> content) {
    Content {
      content = Json.object("content", content); // as letters have it
    }
  }

  static void write(Recording recording, Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(new Heading(FORMAT, recording.session()), null, null, null));
    for (Entry each : recording.entries()) {
      lines.add(new Line(null, Written.of(each), null, null));
    }
    recording
        .values()
        .forEach((id, text) -> lines.add(new Line(null, null, new Value(id, text), null)));
    recording
        .contents()
        .forEach(
            (sent, content) ->
                lines.add(
                    new Line(
                        null, null, null, new Content(sent.receiver(), sent.message(), content))));
    Files.write(file, lines.stream().map(Codec::encode).toList());
  }

  static Recording read(Path file) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String each : Files.readAllLines(file)) {
      lines.add(Codec.decode("recording", each, Line.class, JsonLimits.BLOB));
    }
    Heading heading = lines.isEmpty() ? null : lines.get(0).recording();
    if (heading == null || heading.format() != FORMAT) {
      throw new BadInputException(
          "recording", file, "give a file that this version of Recording.write has written");
    }
    List<Entry> entries = new ArrayList<>();
    Map<BlobId, String> values = new TreeMap<>();
    Map<Recording.Sent, Map<String, Object>> contents = new LinkedHashMap<>();
    for (Line each : lines) {
      if (each.entry() != null) {
        entries.add(each.entry().read(heading.session()));
      } else if (each.value() != null) {
        values.put(each.value().id(), each.value().text());
      } else if (each.content() != null) {
        Content said = each.content();
        contents.put(new Recording.Sent(said.receiver(), said.message()), said.content());
      }
    }
    return new Recording(heading.session(), entries, values, contents);
  }
}
