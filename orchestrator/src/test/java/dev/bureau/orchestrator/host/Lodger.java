package dev.bureau.orchestrator.host;

import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.seam.ProcessUsage;
import dev.bureau.core.session.Constraints;
import dev.bureau.core.session.Ending;
import dev.bureau.core.session.Operation;
import dev.bureau.transitions.host.Guest;
import dev.bureau.transitions.host.GuestListener;
import dev.bureau.transitions.host.GuestStarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A guest that a test plays: it writes transcripts and ends as it is told. */
final class Lodger implements Guest, GuestStarter {
  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private final Path folder;
  private final ProcessStamp stamp;
  private final List<Constraints> held = new ArrayList<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile GuestListener listener;
  private volatile @Nullable ProcessUsage usage;
  private String life = "";
  private int lines;

  /**
   * @param stamp the process that it pretends to be; null if it is none
   */
  Lodger(Path folder, ProcessStamp stamp) {
    this.folder = folder;
    this.stamp = stamp;
  }

  @Override
  public Guest start(Constraints constraints, GuestListener told) {
    held.add(constraints);
    listener = told;
    return this;
  }

  /** What it was held to, in the order of its sessions. */
  List<Constraints> held() {
    return held;
  }

  GuestListener listener() {
    return Objects.requireNonNull(listener, "started");
  }

  /** Begins a life of its own, with a transcript. */
  void live(String ownSession) {
    writeIn(ownSession);
    write("\"type\":\"system\",\"subtype\":\"start\"");
  }

  /** Writes in the transcript of that life from now on. */
  void writeIn(String ownSession) {
    life = ownSession;
  }

  /** Calls its model once. */
  void work(String call, long tokens) {
    write(called(call, tokens));
  }

  /** The same, and ends before the line does. */
  void workWithoutALineEnd(String call, long tokens) {
    append(line(called(call, tokens)));
  }

  private static String called(String call, long tokens) {
    return "\"type\":\"assistant\",\"message\":{\"id\":\"%s\",\"role\":\"assistant\","
            .formatted(call)
        + "\"model\":\"claude-3-5-haiku-20241022\",\"content\":[],\"usage\":"
        + "{\"input_tokens\":%d,\"output_tokens\":1}}".formatted(tokens);
  }

  private void write(String fields) {
    append(line(fields) + "\n");
  }

  private String line(String fields) {
    Instant at = START.plusSeconds(++lines);
    return "{\"sessionId\":\"%s\",\"uuid\":\"u%d\",\"timestamp\":\"%s\",%s}"
        .formatted(life, lines, at, fields);
  }

  /** Writes just that into its present transcript. */
  void append(String text) {
    try {
      Files.writeString(
          folder.resolve(life + ".jsonl"),
          text,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void say(String text) {
    work("call-" + text, 1);
  }

  @Override
  public Optional<ProcessStamp> stamp() {
    return Optional.ofNullable(stamp);
  }

  /** From now on it has taken that much of the machine. */
  void take(ProcessUsage taken) {
    usage = taken;
  }

  @Override
  public Optional<ProcessUsage> usage() {
    return Optional.ofNullable(usage);
  }

  @Override
  public void keepTo(Constraints constraints) {
    held.add(constraints);
  }

  /** Ends with that code, as often as it is told. */
  void exit(int code) {
    ended.set(true);
    Operation operation = code == 0 ? Operation.COMPLETE : Operation.FAIL;
    listener().ended(operation, new Ending(code, "exit code " + code));
  }

  @Override
  public void close() {
    if (!ended.getAndSet(true)) {
      listener().ended(Operation.SHUTDOWN, new Ending(143, "stopped, exit code 143"));
    }
  }
}
