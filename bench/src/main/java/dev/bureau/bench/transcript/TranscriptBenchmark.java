package dev.bureau.bench.transcript;

import dev.bureau.bench.DataFolder;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.transcript.Position;
import dev.bureau.transitions.transcript.Delta;
import dev.bureau.transitions.transcript.TranscriptFormat;
import dev.bureau.transitions.transcript.TranscriptReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reading a whole transcript (T6), beside a streaming JSON parser that looks at each token of the
 * same file and keeps nothing. The file is written for it, or is that of {@code
 * -Dbureau.bench.transcript=FILE}. One operation is one file.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TranscriptBenchmark {
  private static final String GIVEN = "bureau.bench.transcript";

  private final JsonFactory json = new JsonFactory();
  private Path folder;
  private Path file;
  private TranscriptReader reader;

  @Setup
  public void write() throws IOException {
    folder = DataFolder.scratch("transcript");
    file = folder.resolve("transcript.jsonl");
    String given = System.getProperty(GIVEN);
    if (given == null) {
      TranscriptFile.write(file);
    } else {
      Files.copy(Path.of(given), file);
    }
    String name = file.getFileName().toString();
    reader =
        new TranscriptReader(Seams.system().disk(), folder, name, TranscriptFormat.jsonLines());
    if (oursTranscript() == 0 || bareTranscript() == 0) {
      throw new IllegalStateException("Nothing was read");
    }
  }

  @TearDown
  public void delete() throws IOException {
    DataFolder.delete(folder);
  }

  @Benchmark
  @Threads(1)
  public long oursTranscript() throws IOException {
    long lines = 0;
    Delta delta = reader.read(Position.START);
    lines += delta.counts().lines();
    while (delta.rest() == Delta.Rest.MORE) {
      delta = reader.read(delta.to());
      lines += delta.counts().lines();
    }
    return lines;
  }

  @Benchmark
  @Threads(1)
  public long bareTranscript() throws IOException {
    long tokens = 0;
    try (InputStream in = Files.newInputStream(file);
        JsonParser parser = json.createParser(ObjectReadContext.empty(), in)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }
}
