package dev.bureau.core.journal;

import dev.bureau.core.json.Codec;
import dev.bureau.core.json.JsonLimits;
import java.util.function.Function;

/** How an aspect's state is stored: as the JSON of a record. */
public interface Form<S> {
  /** The state as JSON. */
  String write(S state);

  /**
   * The state again.
   *
   * @throws dev.bureau.core.error.BadInputException if the text is damaged
   */
  S read(String text);

  /** States that are records themselves. */
  static <S> Form<S> of(Class<S> record) {
    return of(record, state -> state, state -> state);
  }

  /**
   * States that are stored as another record.
   *
   * @param written makes the record that is stored
   * @param read makes the state of it
   */
  static <S, R> Form<S> of(Class<R> record, Function<S, R> written, Function<R, S> read) {
    return new Form<>() {
      @Override
      public String write(S state) {
        return Codec.encode(written.apply(state));
      }

      @Override
      public S read(String text) {
        return read.apply(Codec.decode(record.getSimpleName(), text, record, JsonLimits.STATE));
      }
    };
  }
}
