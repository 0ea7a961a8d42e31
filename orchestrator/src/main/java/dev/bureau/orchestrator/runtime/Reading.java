package dev.bureau.orchestrator.runtime;

import dev.bureau.core.change.Change;
import dev.bureau.core.change.Decision;
import dev.bureau.core.change.Fold;
import dev.bureau.core.discipline.Discipline;
import dev.bureau.core.discipline.DisciplineEvent;
import dev.bureau.core.discipline.DisciplineRules;
import dev.bureau.core.discipline.ReadsConfig;
import dev.bureau.core.discipline.ReadsReset;
import dev.bureau.core.discipline.Verdict;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt reads, on top of what its session has read as it was shown (R7). What the agent
 * was answered is what is journaled.
 */
final class Reading {
  private final Fold.State shown;
  private final ReadsConfig config;
  private final Instant now;
  private final Consumer<Decision> gathers;
  private @Nullable Discipline discipline;
  private boolean reset;

  Reading(Fold.State shown, ReadsConfig config, Instant now, Consumer<Decision> gathers) {
    this.shown = shown;
    this.config = config;
    this.now = now;
    this.gathers = gathers;
  }

  Verdict wants(String path) {
    Discipline before = discipline == null ? shown.aspects().get(Discipline.ASPECT) : discipline;
    before = reset ? new ReadsReset(before.count()).applyTo(before, now) : before;
    reset = false;
    DisciplineEvent wanted = DisciplineRules.wants(path, shown.session(), before, config);
    discipline = wanted.applyTo(before, now);
    gathers.accept((session, aspects, moment) -> Change.of(wanted));
    return DisciplineRules.verdict(wanted);
  }

  /** Work was delegated: the reads that count begin at none again. */
  void delegated() {
    reset = true;
    gathers.accept((session, aspects, moment) -> DisciplineRules.delegated(aspects));
  }
}
