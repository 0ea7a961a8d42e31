package dev.bureau.orchestrator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Priority;
import dev.bureau.orchestrator.Bureau;
import dev.bureau.orchestrator.Deadline;
import dev.bureau.orchestrator.Office;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderTest {
  private final Office office = new Office();
  private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
  private final Bureau bureau =
      office.open((message, context) -> handled.add(message.content().get("text").toString()));
  private final SessionId id = Office.created(bureau);

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void isThatOfArrival() throws Exception {
    List<String> sent = IntStream.range(0, 200).mapToObj(Integer::toString).toList();
    sent.forEach(each -> bureau.send(id, Office.letter(each)));
    bureau.sessions().start(id);

    assertThat(take(200)).isEqualTo(sent);
  }

  @Test
  void putsHigherPriorityFirst() throws Exception {
    for (Priority each : Priority.values()) {
      bureau.send(id, Office.letter(each.name()).priority(each));
    }
    bureau.sessions().start(id);

    assertThat(take(4)).containsExactly("CRITICAL", "HIGH", "NORMAL", "LOW");
  }

  @Test
  void isThatOfArrivalWithinAPriority() throws Exception {
    bureau.send(id, Office.letter("normal 1"));
    bureau.send(id, Office.letter("high 1").priority(Priority.HIGH));
    bureau.send(id, Office.letter("normal 2"));
    bureau.send(id, Office.letter("high 2").priority(Priority.HIGH));
    bureau.sessions().start(id);

    assertThat(take(4)).containsExactly("high 1", "high 2", "normal 1", "normal 2");
  }

  private List<String> take(int count) throws InterruptedException {
    List<String> taken = new ArrayList<>();
    while (taken.size() < count) {
      taken.add(Deadline.take(handled));
    }
    return taken;
  }
}
