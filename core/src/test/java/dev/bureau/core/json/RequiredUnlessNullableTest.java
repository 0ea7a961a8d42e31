package dev.bureau.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class RequiredUnlessNullableTest {
  private final JsonMapper mapper =
      JsonMapper.builder().annotationIntrospector(new RequiredUnlessNullable()).build();

  private record Person(String name, @Nullable String nick) {}

  /** What is no record says by annotations of the JSON library what it must have. */
  private static final class Annotated {
    private final String needed;
    private final @Nullable String free;

    @JsonCreator
    Annotated(
        @JsonProperty("free") @Nullable String free,
        @JsonProperty(value = "needed", required = true) String needed) {
      this.free = free;
      this.needed = needed;
    }
  }

  @Test
  void refusesARecordThatLacksAComponent() {
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> mapper.readValue("{\"nick\":\"b\"}", Person.class))
        .withMessageContaining("name");
  }

  @Test
  void takesARecordThatLacksANullableComponent() {
    assertThat(mapper.readValue("{\"name\":\"a\"}", Person.class)).isEqualTo(new Person("a", null));
  }

  @Test
  void takesAnotherClassWithoutWhatItNeedNotHave() {
    Annotated read = mapper.readValue("{\"needed\":\"a\"}", Annotated.class);

    assertThat(read.needed).isEqualTo("a");
    assertThat(read.free).isNull();
  }

  @Test
  void refusesAnotherClassWithoutWhatItMustHave() {
    assertThatExceptionOfType(JacksonException.class)
        .isThrownBy(() -> mapper.readValue("{\"free\":\"a\"}", Annotated.class))
        .withMessageContaining("needed");
  }
}
