package dev.bureau.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/** Only {@code *Module} classes, with what is nested in them, know Guice. */
final class GuiceOnlyInModules {
  private GuiceOnlyInModules() {}

  /** Examples are the exception: they are user code, and a user creates the injector. */
  static ArchRule below(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(root + ".examples..")
        .and(describe("are not in a *Module", type -> !outermost(type).endsWith("Module")))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.google.inject..");
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass()
        .map(GuiceOnlyInModules::outermost)
        .orElseGet(type::getSimpleName);
  }
}
