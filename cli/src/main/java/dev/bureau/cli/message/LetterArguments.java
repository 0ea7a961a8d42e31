package dev.bureau.cli.message;

import dev.bureau.core.id.SessionId;
import dev.bureau.core.message.Letter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What is sent, and to whom, as the commands that send have it. */
final class LetterArguments {
  @Parameters(index = "0", paramLabel = "TO", description = "The session that shall get it.")
  private SessionId to;

  @Parameters(
      index = "1",
      paramLabel = "TYPE",
      description = "Its type, such as DIRECTION or COMMAND, or one of your own.")
  private String type;

  @Parameters(
      index = "2",
      paramLabel = "JSON",
      description = "Its content, a JSON object of at most 256 KiB; " + Content.FORMS)
  private String content;

  @Mixin private LetterOptions options;

  /** Who gets it. */
  SessionId to() {
    return to;
  }

  /**
   * What is sent.
   *
   * @throws dev.bureau.core.error.BadInputException if some of it is not accepted
   */
  Letter letter() {
    return options.on(Letter.of(type, Content.read("message content", content)));
  }
}
