package dev.bureau.testing.recording;

import dev.bureau.core.CoreEvents;
import dev.bureau.core.cell.Step;
import dev.bureau.core.id.MessageId;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.journal.Event;
import dev.bureau.core.json.Json;
import dev.bureau.core.json.JsonLimits;
import dev.bureau.core.message.MessageReplied;
import dev.bureau.core.wait.Wait;
import dev.bureau.core.wait.WaitOpened;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that an agent did, or does, as far as it can be compared: what follows from the moment
 * of a commit (ids, times) is not in it.
 *
 * @param action what kind of thing
 * @param what with whom or of which type
 * @param detail what it said or changed; null if that is not known
 */
record RecordedStep(String action, String what, @Nullable Map<String, Object> detail) {
  private static final int SHOWN = 300;
  private static final int DIGITS = 12;

  static RecordedStep send(
      String type,
      SessionId receiver,
      @Nullable MessageId key,
      @Nullable Map<String, Object> said) {
    return new RecordedStep(
        "send", type + " to " + receiver + (key == null ? "" : " under key " + key), said);
  }

  static RecordedStep reply(String type, Map<String, Object> content) {
    return new RecordedStep("reply", type, content);
  }

  static RecordedStep await(
      Wait.Kind kind, String whom, Duration timeout, Map<String, Object> question) {
    String action = kind == Wait.Kind.ANSWER ? "ask" : "wait for the reply";
    return new RecordedStep(action, "of " + whom + " for " + timeout, question);
  }

  static RecordedStep delegate(
      String type, SessionId department, @Nullable MessageId key, Map<String, Object> said) {
    RecordedStep sent = send(type, department, key, said);
    return new RecordedStep("delegate", sent.what(), said);
  }

  static RecordedStep cell(Step step) {
    String occurrence = step.key().occurrence() == 0 ? "" : "#" + step.key().occurrence();
    Map<String, Object> detail = new TreeMap<>();
    detail.put("effect", step.effect().name());
    detail.put("type", step.type());
    detail.put("input", "SHA-256 " + step.inputDigest().substring(0, DIGITS));
    return new RecordedStep("cell", step.key().name() + occurrence, detail);
  }

  /** What any event but a sent message says. */
  static RecordedStep of(Event<?> event) {
    if (event instanceof MessageReplied replied) {
      return reply(replied.type(), replied.content());
    }
    if (event instanceof WaitOpened opened) {
      Wait asked = opened.asked();
      Duration timeout = Duration.between(asked.since(), asked.until());
      return await(asked.kind(), asked.whom(), timeout, asked.question());
    }
    String body = CoreEvents.CATALOGUE.encode(event);
    return new RecordedStep(
        CoreEvents.CATALOGUE.nameOf(event), "", Json.read("event", body, JsonLimits.EVENT));
  }

  boolean agreesWith(RecordedStep other) {
    return action.equals(other.action)
        && what.equals(other.what)
        && (detail == null || other.detail == null || detail.equals(other.detail));
  }

  /** How near another one is, from 0. */
  int likeness(RecordedStep other) {
    int same = 0;
    if (action.equals(other.action)) {
      same = what.equals(other.what) ? 8 : 4;
      same += firstWord().equals(other.firstWord()) ? 2 : 0;
    }
    return same;
  }

  private String firstWord() {
    int space = what.indexOf(' ');
    return space < 0 ? what : what.substring(0, space);
  }

  @Override
  public String toString() {
    String said = detail == null ? "(content not recorded)" : Json.canonical(detail);
    String shown = said.length() > SHOWN ? said.substring(0, SHOWN) + "…" : said;
    return action + " " + (what.isEmpty() ? "" : what + " ") + shown;
  }
}
