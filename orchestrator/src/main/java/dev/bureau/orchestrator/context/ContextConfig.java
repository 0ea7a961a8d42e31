package dev.bureau.orchestrator.context;

import dev.bureau.core.compression.Compressor;
import dev.bureau.core.context.TokenCounter;
import dev.bureau.core.context.WindowConfig;

/**
 * How what agents know is kept within their windows (E1–E3, E35). Start from {@link #defaults()}.
 *
 * @param window how full windows may be, and what is done about it
 * @param counter how tokens are counted ({@link Vocabulary}, loaded when first needed)
 * @param compressor how contexts are made smaller ({@link Compressor#outlining()})
 */
public record ContextConfig(WindowConfig window, TokenCounter counter, Compressor compressor) {
  private static final ContextConfig DEFAULTS =
      new ContextConfig(
          WindowConfig.defaults(), text -> Loaded.VOCABULARY.count(text), Compressor.outlining());

  /** It takes time to load; most commands never count. */
  private static final class Loaded {
    static final Vocabulary VOCABULARY = new Vocabulary();
  }

  /** What the design says. */
  public static ContextConfig defaults() {
    return DEFAULTS;
  }

  /** The same with other windows. */
  public ContextConfig with(WindowConfig changed) {
    return new ContextConfig(changed, counter, compressor);
  }

  /** The same with tokens counted another way. */
  public ContextConfig with(TokenCounter changed) {
    return new ContextConfig(window, changed, compressor);
  }

  /** The same with contexts made smaller another way. */
  public ContextConfig with(Compressor changed) {
    return new ContextConfig(window, counter, changed);
  }
}
