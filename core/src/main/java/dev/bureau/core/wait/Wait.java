package dev.bureau.core.wait;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.BlobId;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.json.UnicodeText;
import java.time.Instant;
import java.util.Map;

/**
 * Something a session waits for (X60).
 *
 * @param id its name; the message that ends it has this id as its correlation
 * @param kind what is waited for
 * @param whom who is to answer: a session's id, or the name of a person or a system, 1–256
 *     characters
 * @param question what was asked, a JSON object of at most 256 KiB
 * @param since when it was asked
 * @param until when the waiting ends by itself
 * @param state how far it is
 */
public record Wait(
    MessageId id,
    Kind kind,
    String whom,
    Map<String, Object> question,
    Instant since,
    Instant until,
    State state) {
  private static final int LONGEST = 256;
  private static final int DIGITS = 32;

  /**
   * @throws BadInputException if the name is blank or too long or has halves of characters, or the
   *     question is too large
   */
  public Wait {
    if (whom.isBlank() || whom.length() > LONGEST) {
      throw new BadInputException("whom", whom, "give 1-" + LONGEST + " characters");
    }
    UnicodeText.requireWhole("whom", whom);
    question = Json.object("question", question);
    JsonLimits.RECORD.check("question", question);
  }

  /** What is waited for. */
  public enum Kind {
    /** The answer of a person or a system, given from outside. */
    ANSWER,
    /** The reply of another session. */
    REPLY
  }

  /** How far it is. */
  public enum State {
    /** Nobody has answered yet. */
    OPEN,
    /** An answer is on its way to the session. */
    ANSWERED,
    /** Somebody has called it off; the session will be told. */
    CANCELLED
  }

  /** The message that ends it when the time is over; it waits in the mailbox from the beginning. */
  public MessageId timeout() {
    return named("timeout-");
  }

  /** The message that brings the answer, or the news that there will be none. */
  MessageId answer() {
    return named("answer-");
  }

  /** What is asked again under its key is not ended by what has ended this one. */
  private MessageId named(String prefix) {
    String own = kind == Kind.REPLY ? id + " " + since : id.value();
    return new MessageId(prefix + BlobId.of(own).value().substring(0, DIGITS));
  }

  Wait with(State changed) {
    return new Wait(id, kind, whom, question, since, until, changed);
  }
}
