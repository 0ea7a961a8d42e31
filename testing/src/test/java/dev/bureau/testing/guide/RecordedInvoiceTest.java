package dev.bureau.testing.guide;

import dev.bureau.testing.recording.Recording;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the clerk once did, and still does. */
class RecordedInvoiceTest {
  private static final Path RECORDED = Path.of("src/test/resources/recordings/invoice.jsonl");

  @Test
  void handlesALargeInvoiceAsItDid() throws IOException {
    Recording.read(RECORDED)
        .replay(agents -> agents.bind("clerk", () -> new InvoiceClerk(new NoBank())));
  }

  /** Nobody is asked: each cell comes to what it came to then. */
  private static final class NoBank implements InvoiceClerk.Bank {
    @Override
    public long amount(String invoice) {
      throw new AssertionError("asked for an amount");
    }

    @Override
    public String pay(String invoice, String key) {
      throw new AssertionError("paid");
    }
  }
}
