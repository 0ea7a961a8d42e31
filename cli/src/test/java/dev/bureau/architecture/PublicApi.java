package dev.bureau.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/** What a user of the libraries sees. */
final class PublicApi {
  private PublicApi() {}

  /** Jackson stays an implementation choice: no type of it in what a user can name or extend. */
  static ArchRule namesNoJackson(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<>("name no Jackson type in public") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (reachable(type)) {
                  supertypes(type).forEach(above -> report(type, type.getName(), above, events));
                  type.getMembers().stream()
                      .filter(PublicApi::visible)
                      .forEach(
                          member ->
                              typesOf(member)
                                  .forEach(
                                      seen -> report(type, member.getFullName(), seen, events)));
                }
              }
            });
  }

  /** The first sentence about a package stands in its {@code package-info}. */
  static ArchRule everyPackageIsDescribed(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should(
            new ArchCondition<>("be in a package with a package-info") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                if (type.getPackage().tryGetPackageInfo().isEmpty()) {
                  events.add(
                      SimpleConditionEvent.violated(
                          type, type.getPackageName() + " has no package-info"));
                }
              }
            });
  }

  private static void report(JavaClass type, String where, JavaType seen, ConditionEvents events) {
    for (JavaClass raw : seen.getAllInvolvedRawTypes()) {
      if (isJackson(raw.getBaseComponentType().getPackageName())) {
        events.add(SimpleConditionEvent.violated(type, where + " shows " + raw.getName()));
      }
    }
  }

  private static boolean isJackson(String packageName) {
    return packageName.startsWith("tools.jackson") || packageName.startsWith("com.fasterxml");
  }

  private static boolean reachable(JavaClass type) {
    return visible(type.getModifiers())
        && type.getEnclosingClass().map(PublicApi::reachable).orElse(true);
  }

  private static boolean visible(JavaMember member) {
    return visible(member.getModifiers());
  }

  private static boolean visible(Set<JavaModifier> modifiers) {
    return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
        && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  private static Stream<JavaType> supertypes(JavaClass type) {
    return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
  }

  private static Stream<JavaType> typesOf(JavaMember member) {
    if (member instanceof JavaField field) {
      return Stream.of(field.getType());
    }
    JavaCodeUnit unit = (JavaCodeUnit) member;
    return Stream.of(
            Stream.of(unit.getReturnType()),
            unit.getParameterTypes().stream(),
            unit.getExceptionTypes().stream(),
            unit.getTypeParameters().stream())
        .flatMap(types -> types);
  }
}
