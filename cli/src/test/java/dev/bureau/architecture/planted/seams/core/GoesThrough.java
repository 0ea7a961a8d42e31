package dev.bureau.architecture.planted.seams.core;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Innocent: looks like a way around the seams and is none. */
public final class GoesThrough {
  Object clockInHand(Clock clock) {
    return List.of(Instant.now(clock), LocalDate.now(clock), clock.instant(), new Date(0));
  }

  Object seedInHand(long seed) {
    Collections.shuffle(new ArrayList<>(), new Random(seed));
    return new SplittableRandom(seed);
  }

  Object namesOnly(String name) {
    return List.of(UUID.fromString(name), Path.of(name), new File(name).getName());
  }

  Object sameThread() {
    Thread.currentThread().interrupt();
    new PrintWriter(new StringWriter()).flush();
    return new CompletableFuture<String>().thenApply(x -> x);
  }
}
