package dev.bureau.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The process's standard output, which remembers if something could not be written to it. */
final class StandardOutput extends OutputStream {
  private final OutputStream file = new FileOutputStream(FileDescriptor.out);
  private volatile Optional<IOException> failure = Optional.empty();

  /** Why not all has been written, if so. */
  Optional<IOException> failure() {
    return failure;
  }

  /** Whether writing failed because the reader has gone, as in {@code bureau list | head}. */
  boolean isReaderGone() {
    return failure.filter(e -> "Broken pipe".equals(e.getMessage())).isPresent();
  }

  @Override
  public void write(int each) throws IOException {
    write(new byte[] {(byte) each}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      file.write(bytes, from, count);
    } catch (IOException e) {
      failure = Optional.of(e);
      throw e;
    }
  }
}
