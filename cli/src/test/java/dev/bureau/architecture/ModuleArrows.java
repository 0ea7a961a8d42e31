package dev.bureau.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who may know whom, below a package root. */
final class ModuleArrows {
  /** Module, and the modules it may know besides itself. */
  private static final Map<String, List<String>> ARROWS = new LinkedHashMap<>();

  static {
    ARROWS.put("core", List.of());
    ARROWS.put("store.memory", List.of("core"));
    ARROWS.put("store.sql", List.of("core"));
    ARROWS.put("metrics", List.of("core"));
    ARROWS.put("transitions", List.of("core"));
    ARROWS.put("orchestrator", List.of("core", "metrics", "transitions"));
    ARROWS.put("orchestrator.mcp", List.of("core", "orchestrator"));
    ARROWS.put(
        "testing", List.of("core", "store.memory", "metrics", "transitions", "orchestrator"));
    ARROWS.put(
        "examples", List.of("core", "store.memory", "store.sql", "transitions", "orchestrator"));
    ARROWS.put(
        "cli",
        List.of(
            "core",
            "store.memory",
            "store.sql",
            "metrics",
            "transitions",
            "orchestrator",
            "examples"));
  }

  private ModuleArrows() {}

  static List<String> modules() {
    return List.copyOf(ARROWS.keySet());
  }

  /** The module knows no sibling but those its arrows name. */
  static ArchRule knowsOnlyItsNeighbours(String root, String module) {
    List<String> allowed = ARROWS.get(module);
    return noClasses()
        .that()
        .resideInAPackage(root + "." + module + "..")
        .should()
        .dependOnClassesThat(
            describe(
                "are in " + root + " but neither in " + module + " nor in " + allowed,
                target ->
                    in(target, root + "..")
                        && !in(target, root + "." + module + "..")
                        && allowed.stream()
                            .noneMatch(name -> in(target, root + "." + name + ".."))))
        // Whether each module has classes at all is a test of its own.
        .allowEmptyShould(true);
  }

  /** Core is free of technology: the JDK, a logging facade, nullness, persistent collections. */
  static ArchRule coreKnowsNoTechnology(String root) {
    return classes()
        .that()
        .resideInAPackage(root + ".core..")
        .and()
        .resideOutsideOfPackage(root + ".core.json..")
        .should()
        .onlyDependOnClassesThat(
            inAnyOf(
                root + ".core..", "java..", "org.slf4j..", "org.jspecify..", "org.pcollections.."))
        .allowEmptyShould(true);
  }

  /** The one place that knows JSON may use Jackson, and nothing else beyond what core may. */
  static ArchRule coreJsonKnowsJacksonOnly(String root) {
    return classes()
        .that()
        .resideInAPackage(root + ".core.json..")
        .should()
        .onlyDependOnClassesThat(
            inAnyOf(
                root + ".core..",
                "java..",
                "org.slf4j..",
                "org.jspecify..",
                "tools.jackson..",
                "com.fasterxml.jackson.annotation.."))
        .allowEmptyShould(true);
  }

  /** Features (the packages of core and of orchestrator) do not know each other in circles. */
  static ArchRule featuresHaveNoCycles(String root) {
    return slices()
        .matching(root + ".(core|orchestrator).(*)..")
        .namingSlices("$1.$2")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> inAnyOf(String... patterns) {
    return describe(
        "are in any of " + Arrays.toString(patterns),
        target ->
            target.getBaseComponentType().isPrimitive()
                || Arrays.stream(patterns).anyMatch(pattern -> in(target, pattern)));
  }

  private static boolean in(JavaClass type, String pattern) {
    return PackageMatcher.of(pattern).matches(type.getBaseComponentType().getPackageName());
  }
}
