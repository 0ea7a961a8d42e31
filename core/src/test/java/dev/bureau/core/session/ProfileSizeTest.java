package dev.bureau.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bureau.core.id.BlobId;
import dev.bureau.core.json.Codec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bound that spares most descriptions from being written only to be measured. */
class ProfileSizeTest {
  private static final String ODD = "\"\\/é\uD83D\uDE00";

  static Stream<Profile> profiles() {
    Profile full =
        SessionSpec.department(ODD)
            .role(ODD)
            .workspace(ODD.repeat(9))
            .capabilities(Set.of(ODD, "b"))
            .environment(List.of(ODD, "PATH"))
            .constraints(Map.of("timeout", "5", ODD, ODD))
            .resources(Map.of("cpu", "2", ODD, ODD))
            .model(ODD)
            .taskId(ODD)
            .profile();
    BlobId prompt = BlobId.of("prompt");
    return Stream.of(
        Profile.of(SessionType.DEPARTMENT, "a"),
        full,
        full.with(new Assignment(ODD, ODD, prompt, prompt)),
        Profile.of(SessionType.DEPARTMENT, "a").withIntake(Intake.CLOSED),
        full.withIntake(new Intake(types(), 4, true)),
        SessionSpec.active("\"").profile().with(new Assignment("\"", "\"", prompt, prompt)));
  }

  static Stream<Profile> profilesOfOneLongText() {
    String text = "字".repeat(256);
    String name = "字".repeat(128);
    String value = "字".repeat(1024);
    SessionSpec plain = SessionSpec.department("a");
    SortedSet<String> types = new TreeSet<>(Set.of(name, "字" + name.substring(2)));
    return Stream.concat(
        Stream.of(
                SessionSpec.department(text),
                plain.role(text),
                plain.workspace(value),
                plain.model(text),
                plain.taskId(text),
                plain.capabilities(Set.of(text)),
                plain.environment(List.of(text)),
                plain.constraints(Map.of(name, "b")),
                plain.constraints(Map.of("a", value)),
                plain.resources(Map.of(name, "b")),
                plain.resources(Map.of("a", value)))
            .map(SessionSpec::profile),
        Stream.of(plain.profile().withIntake(new Intake(types, 4, true))));
  }

  private static SortedSet<String> types() {
    return IntStream.range(0, 64)
        .mapToObj(each -> ODD.repeat(20) + each)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource({"profiles", "profilesOfOneLongText"})
  void isNeverBelowTheBytesThatAreWritten(Profile profile) {
    int written = Codec.encode(profile).getBytes(StandardCharsets.UTF_8).length;

    assertThat(profile.mostJsonBytes()).isGreaterThanOrEqualTo(written);
  }
}
