package dev.bureau.testing.transcript;

import dev.bureau.core.json.Codec;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.transcript.Counts;
import dev.bureau.core.transcript.Position;
import dev.bureau.transitions.transcript.Break;
import dev.bureau.transitions.transcript.Delta;
import dev.bureau.transitions.transcript.Fact;
import dev.bureau.transitions.transcript.TranscriptFormat;
import dev.bureau.transitions.transcript.TranscriptReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A transcript that is read again and again, by somebody who writes down where he is. */
final class Followed {
  final List<Fact> facts = new ArrayList<>();
  final List<Break.Cause> breaks = new ArrayList<>();
  private final TranscriptReader reader;
  private String position = Codec.encode(Position.START);
  Counts counts = Counts.NONE;

  Followed(Disk disk, Path folder, String name) {
    reader = new TranscriptReader(disk, folder, name, TranscriptFormat.jsonLines());
  }

  Position position() {
    return Codec.decode("position", position, Position.class, JsonLimits.RECORD);
  }

  /** All that is there now. */
  void read() throws IOException {
    Delta delta = took(reader.read(position()));
    while (delta.rest() == Delta.Rest.MORE) {
      delta = took(reader.read(position()));
    }
  }

  void readLast() throws IOException {
    Delta delta = took(reader.readLast(position()));
    while (delta.rest() == Delta.Rest.MORE) {
      delta = took(reader.readLast(position()));
    }
  }

  private Delta took(Delta delta) {
    position = Codec.encode(delta.to());
    counts = counts.plus(delta.counts());
    delta.lines().forEach(each -> facts.addAll(each.facts()));
    delta.breaks().forEach(each -> breaks.add(each.cause()));
    return delta;
  }

  List<String> messages() {
    return facts.stream()
        .filter(Fact.Message.class::isInstance)
        .map(each -> ((Fact.Message) each).id())
        .toList();
  }
}
