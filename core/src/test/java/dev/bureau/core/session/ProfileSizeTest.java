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

  private static SortedSet<String> types() {
    return IntStream.range(0, 64)
        .mapToObj(each -> ODD.repeat(20) + each)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void isNeverBelowTheBytesThatAreWritten(Profile profile) {
    int written = Codec.encode(profile).getBytes(StandardCharsets.UTF_8).length;

    assertThat(profile.mostJsonBytes()).isGreaterThanOrEqualTo(written);
  }
}
