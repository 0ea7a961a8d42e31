package dev.bureau.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Message;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.session.SessionUpdate;
import dev.bureau.core.store.StoreFactory;
import dev.bureau.metrics.Statistics;
import dev.bureau.orchestrator.agent.Agent;
import dev.bureau.orchestrator.agent.Context;
import dev.bureau.store.memory.Memory;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  @ParameterizedTest
  @MethodSource("services")
  void givesEachServiceByItself(Method service) throws Exception {
    Injector injector = Guice.createInjector(new BureauModule(Office.config()), new MemoryStore());
    try (Bureau bureau = injector.getInstance(Bureau.class)) {
      assertThat(injector.getExistingBinding(Key.get(service.getReturnType())))
          .as("%s is injected by itself; the module says so", service.getReturnType())
          .isNotNull();
      assertThat(injector.getInstance(service.getReturnType()))
          .hasSameClassAs(service.invoke(bureau));
    }
  }

  /** What a bureau has: not what it tells, which are values. */
  static Stream<Method> services() {
    return Arrays.stream(Bureau.class.getMethods())
        .filter(each -> each.getDeclaringClass() == Bureau.class)
        .filter(each -> each.getParameterCount() == 0 && !Modifier.isStatic(each.getModifiers()))
        .filter(each -> each.getReturnType().getName().startsWith("dev.bureau."))
        .filter(each -> each.getReturnType() != Statistics.class);
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
