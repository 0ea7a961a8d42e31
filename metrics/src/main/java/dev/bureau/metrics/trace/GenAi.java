package dev.bureau.metrics.trace;

import dev.bureau.core.price.Tokens;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.math.BigInteger;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Names of OpenTelemetry's semantic conventions for generative AI, as of version 1.41.0, in which
 * all of them are in development.
 */
final class GenAi {
  static final String OPERATION = "gen_ai.operation.name";
  static final String CHAT = "chat";
  static final String EXECUTE_TOOL = "execute_tool";
  static final String INVOKE_AGENT = "invoke_agent";
  static final String PROVIDER = "gen_ai.provider.name";
  static final String AGENT = "gen_ai.agent.name";
  static final String CONVERSATION = "gen_ai.conversation.id";
  static final String TOOL = "gen_ai.tool.name";
  static final String MODEL = "gen_ai.request.model";

  private GenAi() {}

  /** What was used; input is all that the model was given, that of its cache included. */
  static KeyValues used(List<Tokens> calls) {
    BigInteger input = sum(calls, Tokens::input);
    BigInteger written = sum(calls, Tokens::cacheWrite5m).add(sum(calls, Tokens::cacheWrite1h));
    BigInteger read = sum(calls, Tokens::cacheRead);
    return KeyValues.of(
        KeyValue.of("gen_ai.usage.input_tokens", input.add(written).add(read).toString()),
        KeyValue.of("gen_ai.usage.output_tokens", sum(calls, Tokens::output).toString()),
        KeyValue.of("gen_ai.usage.cache_creation.input_tokens", written.toString()),
        KeyValue.of("gen_ai.usage.cache_read.input_tokens", read.toString()));
  }

  private static BigInteger sum(List<Tokens> calls, ToLongFunction<Tokens> kind) {
    return calls.stream()
        .map(each -> BigInteger.valueOf(kind.applyAsLong(each)))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
