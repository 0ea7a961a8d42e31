package dev.bureau.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The classes that the rules read: those we ship, or those planted to break a rule. */
final class ImportedClasses {
  /** Where the shipped classes live. */
  static final String SHIPPED = "dev.bureau";

  /** Where the planted classes live; each rule has a folder of its own below. */
  static final String PLANTED = "dev.bureau.architecture.planted";

  /** Imported once: reading every class file again for each rule would be most of the test time. */
  private static final JavaClasses SHIPPED_CLASSES =
      notEmpty(
          new ClassFileImporter().withImportOption(new NoTestClasses()).importPackages(SHIPPED),
          SHIPPED);

  private ImportedClasses() {}

  static JavaClasses shipped() {
    return SHIPPED_CLASSES;
  }

  static JavaClasses planted(String folder) {
    String root = PLANTED + "." + folder;
    return notEmpty(new ClassFileImporter().importPackages(root), root);
  }

  /** A rule over no classes always holds, so an import that finds none is an error. */
  private static JavaClasses notEmpty(JavaClasses classes, String root) {
    if (classes.isEmpty()) {
      throw new IllegalStateException("no class found below " + root);
    }
    return classes;
  }

  /**
   * ArchUnit's own {@code DoNotIncludeTests} knows {@code target/test-classes} only; the builds for
   * other JDKs write elsewhere below {@code target}.
   */
  private static final class NoTestClasses implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/")
          && !location.contains(SHIPPED.replace('.', '/') + "/architecture/");
    }
  }
}
