package dev.bureau.transitions.transcript;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.json.JsonWalk;
import dev.bureau.core.transcript.Counts;
import dev.bureau.core.transcript.Position;
import dev.bureau.core.transcript.Spot;
import dev.bureau.transitions.transcript.Delta.Rest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What one reading has found so far. Belongs to one thread. */
final class Gathered implements Consumer<Fact> {
  private static final int MOST_TOLD = 10;
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final TranscriptFormat format;
  private final Position from;
  private final List<Line> lines = new ArrayList<>();
  private final List<BadLine> badLines = new ArrayList<>();
  private final List<Break> breaks = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>(4);
  private Position to;
  private String agentSession = "";
  private long bytes;
  private long count;
  private long bad;
  private long messages;
  private long toolCalls;
  private long usage;

  Gathered(TranscriptFormat format, Position from) {
    this.format = format;
    this.from = from;
    this.to = from;
  }

  Position position() {
    return to;
  }

  /** Whether it is enough for one delta. */
  boolean isFull() {
    return bytes > MOST_BYTES;
  }

  long skipped() {
    return from.skipped() + bad;
  }

  /** One line, without its end. */
  void line(ByteBuffer line, Spot end) {
    bytes += line.remaining() + 1L;
    if (isBlank(line)) {
      return;
    }
    count++;
    facts.clear();
    try (JsonWalk walk = JsonWalk.over("line", line, JsonLimits.LINE)) {
      format.read(walk, this);
      walk.finish();
    } catch (BadInputException e) {
      noteBad(new BadLine(end, line.remaining(), e.field() + ": " + e.remedy()));
      return;
    } catch (RuntimeException e) {
      // The boundary to users' formats: one line must not keep all that come after it from being
      // read, and the calls in them from being billed. It is counted and told like any bad one.
      noteBad(new BadLine(end, line.remaining(), "its format failed: " + e));
      return;
    }
    keep(end);
  }

  /** A line that nobody could hold. */
  void tooLong(long length, Spot end) {
    bytes += length;
    count++;
    noteBad(new BadLine(end, length, "it is longer than " + JsonLimits.LINE.bytes() + " bytes"));
  }

  /** The transcript does not go on there. */
  void broken(Break.Cause cause) {
    breaks.add(new Break(to.spot(), cause));
    to = to.nextPart();
  }

  void reached(Position position) {
    to = position;
  }

  Delta delta(Rest rest) {
    Counts counts = new Counts(count, bad, messages, toolCalls, usage);
    return new Delta(from, to, lines, counts, badLines, breaks, rest);
  }

  @Override
  public void accept(Fact fact) {
    facts.add(fact);
  }

  private void keep(Spot end) {
    facts.removeIf(this::isKnown);
    for (Fact each : facts) {
      messages += each instanceof Fact.Message ? 1 : 0;
      toolCalls += each instanceof Fact.ToolCall ? 1 : 0;
      usage += each instanceof Fact.UsageReport ? 1 : 0;
    }
    if (!facts.isEmpty()) {
      lines.add(new Line(end, facts));
    }
  }

  /** Every line says of which life it is. */
  private boolean isKnown(Fact fact) {
    if (!(fact instanceof Fact.AgentSession session)) {
      return false;
    }
    boolean known = session.agentSession().equals(agentSession);
    agentSession = session.agentSession();
    return known;
  }

  private void noteBad(BadLine line) {
    bad++;
    if (badLines.size() < MOST_TOLD) {
      badLines.add(line);
    }
  }

  private static boolean isBlank(ByteBuffer line) {
    for (int i = line.position(); i < line.limit(); i++) {
      byte each = line.get(i);
      if (each != ' ' && each != '\t' && each != '\r') {
        return false;
      }
    }
    return true;
  }
}
