package dev.bureau.store.sql;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.store.Holder;
import dev.bureau.core.store.LeaseOutcome.Granted;
import dev.bureau.core.store.Store;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the child processes of the tests do. Waits for a line on its input, then takes the lease and
 * counts so many times, and tells each version that stands on its output, as {@code 12;}.
 */
final class CountingProcess {
  private CountingProcess() {}

  public static void main(String[] arguments) throws Exception {
    int commits = Integer.parseInt(arguments[1]);
    try (Store store =
        Sqlite.at(Path.of(arguments[0])).open(Seams.system(), CoreEvents.CATALOGUE)) {
      Counting counting = new Counting(store);
      Holder holder = new Holder("child", Seams.system().processes().self());
      boolean held =
          store.leases().claim(Counting.SESSION, holder, Duration.ofHours(1)) instanceof Granted;
      say(held ? "held" : "free");
      if (System.in.read() < 0) {
        return;
      }
      for (int i = 0; i < commits; i++) {
        say(Long.toString(counting.next()));
      }
    }
  }

  private static void say(String text) {
    System.out.print(text + ";\n");
    System.out.flush();
  }
}
