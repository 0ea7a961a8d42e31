package dev.bureau.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The kit has as many clauses as were promised (G11); a parameterized clause counts once. */
class ClauseCountTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/bureau/testing/contract");

  @Test
  void hasAtLeast150Clauses() {
    assertThat(groups().flatMap(ClauseCountTest::clauses)).hasSizeGreaterThanOrEqualTo(150);
  }

  @Test
  void asksForEveryGroupThatIsWritten() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      List<String> written =
          files
              .map(each -> each.getFileName().toString())
              .filter(each -> each.endsWith("Contract.java") && !each.startsWith("Store"))
              .map(each -> each.substring(0, each.length() - ".java".length()))
              .toList();

      assertThat(groups().map(each -> each.getSuperclass().getSimpleName()))
          .containsExactlyInAnyOrderElementsOf(written);
    }
  }

  @Test
  void hasAtLeast40ClausesOnTwoInstances() {
    List<Method> both =
        groups()
            .flatMap(
                group ->
                    clauses(group).filter(each -> onTwoInstances(each) || onTwoInstances(group)))
            .toList();

    assertThat(both).hasSizeGreaterThanOrEqualTo(40);
  }

  private static Stream<Class<?>> groups() {
    return Stream.of(StoreContract.class.getDeclaredClasses())
        .filter(each -> each.isAnnotationPresent(Nested.class));
  }

  private static Stream<Method> clauses(Class<?> group) {
    return Stream.of(Test.class, ParameterizedTest.class)
        .flatMap(
            kind ->
                AnnotationSupport.findAnnotatedMethods(group, kind, HierarchyTraversalMode.TOP_DOWN)
                    .stream());
  }

  private static boolean onTwoInstances(AnnotatedElement element) {
    return AnnotationSupport.findRepeatableAnnotations(element, Tag.class).stream()
        .anyMatch(each -> each.value().equals(StoreContract.TWO_INSTANCES));
  }
}
