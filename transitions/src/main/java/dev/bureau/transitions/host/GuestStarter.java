package dev.bureau.transitions.host;

import dev.bureau.core.seam.Program;
import dev.bureau.core.seam.Seams;
import dev.bureau.core.session.Constraints;
import dev.bureau.transitions.process.Launch;
import java.util.function.Consumer;

/** Lets a guest begin to live. */
@FunctionalInterface
public interface GuestStarter {
  /**
   * Starts it.
   *
   * @param constraints what it is held to (S2)
   * @param listener told what becomes of it
   * @throws dev.bureau.core.error.BureauException if it cannot be started
   */
  Guest start(Constraints constraints, GuestListener listener);

  /**
   * A program in a process of its own. What is said to it, it reads as a line of its standard
   * input; of lines that it writes the first 64 KiB are told.
   *
   * @param output told each line of its standard output, by a thread of its own
   * @param complaints told each line of its standard error, by another thread
   */
  static GuestStarter program(
      Program program, Seams seams, Consumer<String> output, Consumer<String> complaints) {
    return (constraints, listener) ->
        ProgramGuest.start(
            Launch.of(program).under(constraints), seams, listener, output, complaints);
  }

  /** The same, and what it complains about is logged. */
  static GuestStarter program(Program program, Seams seams, Consumer<String> output) {
    return program(program, seams, output, ProgramGuest.logs(program));
  }
}
