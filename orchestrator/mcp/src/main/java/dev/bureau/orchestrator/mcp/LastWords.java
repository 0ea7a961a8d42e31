package dev.bureau.orchestrator.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads what a program writes to its standard error, and keeps the end of it. */
final class LastWords implements Runnable {
  private static final int KEPT = 2_000;
  private static final int SHOWN = 300;
  private static final int CHUNK = 1 << 12;

  private final InputStream errors;
  private final CompletableFuture<String> all = new CompletableFuture<>();

  LastWords(InputStream errors) {
    this.errors = errors;
  }

  @Override
  public void run() {
    StringBuilder kept = new StringBuilder();
    byte[] chunk = new byte[CHUNK];
    try {
      for (int read = errors.read(chunk); read >= 0; read = errors.read(chunk)) {
        kept.append(new String(chunk, 0, read, StandardCharsets.UTF_8));
        kept.delete(0, Math.max(0, kept.length() - KEPT));
      }
    } catch (IOException e) { // closed under the reader: what was read stands
      kept.append(' ');
    }
    all.complete(kept.toString());
  }

  /**
   * The last line of a program that has ended, as the end of a sentence; nothing if it had none.
   */
  @Override
  public String toString() {
    try {
      String[] lines = all.get(1, TimeUnit.SECONDS).strip().split("\\R", -1);
      String last = lines[lines.length - 1].strip();
      return last.isEmpty() ? "" : ": " + last.substring(0, Math.min(SHOWN, last.length()));
    } catch (ExecutionException | TimeoutException e) { // somebody it has started still writes
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
