package dev.bureau.orchestrator.context;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.bureau.core.context.TokenCounter;

/**
 * Counts tokens with a public vocabulary of OpenAI. Other providers cut texts in other ways, so for
 * their models it is an estimate. Thread-safe.
 */
public final class Vocabulary implements TokenCounter {
  private final Encoding encoding =
      Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

  @Override
  public int count(String text) {
    return encoding.countTokensOrdinary(text);
  }
}
