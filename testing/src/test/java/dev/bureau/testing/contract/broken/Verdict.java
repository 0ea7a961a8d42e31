package dev.bureau.testing.contract.broken;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.launcher.TagFilter.excludeTags;

import dev.bureau.testing.contract.StoreContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What the kit says of a store.
 *
 * @param passed clauses that the store fulfils, as {@code Group.clause}
 * @param failed clauses that it breaks
 */
record Verdict(Set<String> passed, Set<String> failed) {
  /** The whole kit on the store that is not broken. */
  static Verdict onTheIntactStore() {
    return of(LauncherDiscoveryRequestBuilder.request().selectors(selectClass(OnTrial.class)));
  }

  /** One group of the kit on a broken store. */
  static Verdict on(BrokenStore broken, String group) {
    DiscoverySelector clauses =
        selectNestedClass(
            List.of(OnTrial.class.getName()), StoreContract.class.getName() + "$" + group);
    return of(
        LauncherDiscoveryRequestBuilder.request()
            .selectors(clauses)
            .configurationParameter(OnTrial.PARAMETER, broken.name()));
  }

  private static Verdict of(LauncherDiscoveryRequestBuilder request) {
    request.filters(excludeTags("full")); // a launcher of our own knows no profiles
    request.configurationParameter("junit.jupiter.execution.timeout.testable.method.default", "30");
    Recording recording = new Recording();
    LauncherFactory.create().execute(request.build(), recording);
    Set<String> passed = new TreeSet<>(recording.passed);
    passed.removeAll(recording.failed);
    return new Verdict(passed, new TreeSet<>(recording.failed));
  }

  private static final class Recording implements TestExecutionListener {
    private final List<String> passed = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        failed.add(name(test));
      } else if (test.isTest()) {
        passed.add(name(test));
      }
    }

    private static String name(TestIdentifier test) {
      return test.getSource()
          .filter(MethodSource.class::isInstance)
          .map(MethodSource.class::cast)
          .map(
              each ->
                  each.getClassName().substring(each.getClassName().indexOf('$') + 1)
                      + "."
                      + each.getMethodName())
          .orElse(test.getDisplayName());
    }
  }
}
