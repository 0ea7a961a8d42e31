package dev.bureau.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.store.memory.Memory;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BureauModuleTest {
  /** Something that an agent needs. */
  record Greeting(String text) {}

  /** An agent that Guice makes. */
  static final class Greeter implements Agent {
    private final Greeting greeting;

    @Inject
    Greeter(Greeting greeting) {
      this.greeting = greeting;
    }

    @Override
    public void handle(Message message, Context context) {
      context.update(SessionUpdate.metadata(Map.of("greeting", greeting.text())));
    }
  }

  private static final class Agents extends AgentsModule {
    @Override
    protected void configure() {
      agent("greeter", Greeter.class);
      bind(Greeting.class).toInstance(new Greeting("good morning"));
    }
  }

  private static final class MemoryStore extends AbstractModule {
    @Override
    protected void configure() {
      bind(StoreFactory.class).toInstance(Memory.store());
    }
  }

  @Test
  void givesABureauWhoseAgentsAreInjected() throws Exception {
    Injector injector =
        Guice.createInjector(new BureauModule(Office.config()), new MemoryStore(), new Agents());
    try (Bureau bureau = injector.getInstance(Bureau.class)) {
      SessionId id = bureau.sessions().create(SessionSpec.active("session").agent("greeter")).id();
      bureau.sessions().start(id);
      Office.awaitHandled(bureau, bureau.send(id, Office.letter()));

      assertThat(bureau.sessions().get(id).metadata()).containsEntry("greeting", "good morning");
    }
  }

  @Test
  void givesOneBureau() {
    Injector injector =
        Guice.createInjector(new BureauModule(Office.config()), new MemoryStore(), new Agents());
    try (Bureau bureau = injector.getInstance(Bureau.class)) {
      assertThat(injector.getInstance(Bureau.class)).isSameAs(bureau);
    }
  }

  @Test
  void needsNoAgents() {
    Injector injector = Guice.createInjector(new BureauModule(Office.config()), new MemoryStore());
    try (Bureau bureau = injector.getInstance(Bureau.class)) {
      assertThat(bureau.sessions().find(new SessionId("nobody"))).isEmpty();
    }
  }

  @Test
  void refusesToDoWithoutAStore() {
    assertThatThrownBy(() -> Guice.createInjector(new BureauModule(Office.config())))
        .isInstanceOf(CreationException.class)
        .hasMessageContaining("StoreFactory");
  }

  @Test
  void refusesOneNameForTwoAgents() {
    AgentsModule twice =
        new AgentsModule() {
          @Override
          protected void configure() {
            agent("greeter", Greeter.class);
            bind(Greeting.class).toInstance(new Greeting("good morning"));
            agent("greeter", Silent.class);
          }
        };

    assertThatThrownBy(
            () -> Guice.createInjector(new BureauModule(Office.config()), new MemoryStore(), twice))
        .isInstanceOf(CreationException.class)
        .hasMessageContaining("greeter");
  }

  /** Another agent that Guice makes. */
  static final class Silent implements Agent {
    @Override
    public void handle(Message message, Context context) {}
  }
}
