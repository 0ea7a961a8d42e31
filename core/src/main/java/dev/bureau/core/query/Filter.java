package dev.bureau.core.query;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.SessionId;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionType;
import dev.bureau.core.session.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which sessions are meant. Typed; the text form is parsed to this and never passed to a database
 * (S6). Equality and AND so far.
 */
public sealed interface Filter permits Filter.Equal, Filter.And {
  /** Every session. */
  static Filter all() {
    return new And(List.of());
  }

  /** Whether a session is meant. */
  boolean matches(Session session);

  /** A field has that value; a missing field equals nothing. Text compares by code point. */
  record Equal(Field field, String value) implements Filter {
    /**
     * @throws BadInputException if the field is a type or status and the value names none
     */
    public Equal {
      if (field.head() == Field.Head.STATUS) {
        requireName("status", value, Status.values());
      } else if (field.head() == Field.Head.TYPE) {
        requireName("type", value, SessionType.values());
      }
    }

    @Override
    public boolean matches(Session session) {
      return field.valueIn(session).filter(value::equals).isPresent();
    }

    private static void requireName(String field, String value, Enum<?>[] names) {
      if (Stream.of(names).noneMatch(each -> each.name().equals(value))) {
        throw new BadInputException(
            field,
            value,
            "use one of " + Stream.of(names).map(Enum::name).collect(Collectors.joining(", ")));
      }
    }
  }

  /** All of these hold; of none, every session. At most 64. */
  record And(List<Filter> terms) implements Filter {
    private static final int MOST = 64;

    /**
     * @throws BadInputException if there are more than 64 terms
     */
    public And {
      terms = List.copyOf(terms);
      if (terms.size() > MOST) {
        throw new BadInputException("filter", terms.size() + " terms", "use at most " + MOST);
      }
    }

    @Override
    public boolean matches(Session session) {
      return terms.stream().allMatch(each -> each.matches(session));
    }
  }

  /** Sessions of that type. */
  static Filter type(SessionType type) {
    return new Equal(Field.of(Field.Head.TYPE), type.name());
  }

  /** Sessions of that status. */
  static Filter status(Status status) {
    return new Equal(Field.of(Field.Head.STATUS), status.name());
  }

  /** Sessions under that supervisor. */
  static Filter supervisor(SessionId above) {
    return new Equal(Field.of(Field.Head.SUPERVISOR), above.value());
  }

  /** Sessions whose metadata has that text under that key. */
  static Filter metadata(String key, String value) {
    return new Equal(Field.metadata(key), value);
  }

  /** This and that. */
  default Filter and(Filter other) {
    List<Filter> terms = new ArrayList<>();
    for (Filter each : List.of(this, other)) {
      if (each instanceof And and) {
        terms.addAll(and.terms());
      } else {
        terms.add(each);
      }
    }
    return new And(terms);
  }

  /** The field value as it is compared: names of types and statuses in upper case. */
  static Filter equal(Field field, String value) {
    boolean name = field.head() == Field.Head.STATUS || field.head() == Field.Head.TYPE;
    return new Equal(field, name ? value.toUpperCase(Locale.ROOT) : value);
  }
}
