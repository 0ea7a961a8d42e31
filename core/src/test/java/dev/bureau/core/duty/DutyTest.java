package dev.bureau.core.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.session.SessionSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** S1: what sessions of each type are there for. */
class DutyTest {
  @Test
  void letsADirectorHandOutTenTasksUnlessItIsTold() {
    assertThat(Duty.NONE.directing().maxConcurrentTasks()).isEqualTo(10);
  }

  @Test
  void isSaidOfADirector() {
    SessionSpec spec =
        SessionSpec.director("main")
            .maxConcurrentTasks(3)
            .autoScale(AutoScale.of("worker", 1, 4).backlog(5).idle(Duration.ofMinutes(2)));

    assertThat(spec.duty())
        .isEqualTo(
            Duty.NONE.with(
                new Direction(3, new AutoScale("worker", 1, 4, 5, Duration.ofMinutes(2)))));
  }

  @Test
  void isSaidOfADepartment() {
    assertThat(SessionSpec.department("search").domain("papers").duty())
        .isEqualTo(new Duty(null, "papers", null));
  }

  @Test
  void isSaidOfAnObserver() {
    SessionSpec spec =
        SessionSpec.observer("eye").watch(Watch.of("department-*").metrics(Metric.CPU));

    assertThat(spec.duty()).isEqualTo(Duty.NONE.with(Watch.of("department-*").metrics(Metric.CPU)));
  }

  @Test
  void isNothingIfNothingWasSaid() {
    assertThat(SessionSpec.director("main").duty()).isNull();
  }

  @Test
  void isCompletedByWhatATemplateSays() {
    SessionSpec template = SessionSpec.director("any").autoScale(AutoScale.of("worker", 0, 2));

    SessionSpec own = SessionSpec.director("main").over(template);

    assertThat(own.duty()).isEqualTo(template.duty());
  }

  @Test
  void winsOverATemplate() {
    SessionSpec template = SessionSpec.department("any").domain("papers");

    SessionSpec own = SessionSpec.department("search").domain("letters").over(template);

    assertThat(own.duty()).isEqualTo(new Duty(null, "letters", null));
  }

  @Test
  void refusesTasksOfADepartment() {
    assertThatThrownBy(() -> SessionSpec.department("search").maxConcurrentTasks(3))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("only one of type DIRECTOR");
  }

  @Test
  void refusesADomainOfAnObserver() {
    assertThatThrownBy(() -> SessionSpec.observer("eye").domain("papers"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("only one of type DEPARTMENT");
  }

  @Test
  void refusesToWatchForADirector() {
    assertThatThrownBy(() -> SessionSpec.director("main").watch(Watch.of("x")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("only one of type OBSERVER");
  }

  @Test
  void refusesNoTasks() {
    assertThatThrownBy(() -> SessionSpec.director("main").maxConcurrentTasks(0))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("maxConcurrentTasks");
  }

  @Test
  void refusesBoundsThatCross() {
    assertThatThrownBy(() -> AutoScale.of("worker", 5, 4))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("least");
  }

  @Test
  void refusesABlankDomain() {
    assertThatThrownBy(() -> SessionSpec.department("search").domain(" "))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("domain");
  }

  @Test
  void changesNoDigestUnlessSomethingIsSaid() {
    assertThat(SessionSpec.director("main").digest())
        .isNotEqualTo(SessionSpec.director("main").maxConcurrentTasks(3).digest());
  }
}
