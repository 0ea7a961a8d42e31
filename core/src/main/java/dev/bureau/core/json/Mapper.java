package dev.bureau.core.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bureau.core.error.BadInputException;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleDeserializers;
import tools.jackson.databind.module.SimpleModule;

/** The only user of the JSON library. */
final class Mapper {
  private static final int DEEPEST = 64;

  /** So that a value of the greatest depth can be read within what Bureau writes around it. */
  private static final int DEEPEST_WITHIN = 80;

  /** A number of a thousand digits, with a zero before its point. */
  private static final int LONGEST_NUMBER = 1_100;

  private static final JsonFactory FACTORY = factory(DEEPEST);

  private static final JsonMapper JSON =
      JsonMapper.builder(factory(DEEPEST_WITHIN))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(
              each -> each.withValueInclusion(JsonInclude.Include.NON_NULL))
          .annotationIntrospector(new RequiredUnlessNullable())
          .addModule(texts())
          .build();

  private Mapper() {}

  private static JsonFactory factory(int deepest) {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(deepest)
                .maxNumberLength(LONGEST_NUMBER)
                .maxNameLength(JsonLimits.BLOB.bytes())
                .maxStringLength(JsonLimits.BLOB.bytes())
                .build())
        .build();
  }

  /** A parser of some bytes, by all rules but that keys stand once: who walks looks at that. */
  static JsonParser parser(byte[] text, int from, int length) {
    return FACTORY.createParser(ObjectReadContext.empty(), text, from, length);
  }

  static String write(@Nullable Object value) {
    return JSON.writeValueAsString(value);
  }

  static String pretty(@Nullable Object value) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }

  static Object readTree(String field, String text) {
    return read(field, text, Object.class);
  }

  static <T> T read(String field, String text, Class<T> type) {
    try {
      T value = JSON.readValue(text, type);
      if (value == null) {
        throw new BadInputException(field, text, "give a JSON value that is not null");
      }
      return value;
    } catch (JacksonException e) {
      if (e.getCause() instanceof BadInputException refused) {
        throw refused;
      }
      throw new BadInputException(field, text, "give valid JSON (" + fault(e) + ")");
    } catch (NumberFormatException e) {
      // The parser lets it through when an exponent does not fit its own numbers.
      throw new BadInputException(field, text, "give numbers with smaller exponents");
    }
  }

  /** What is wrong, without the parser's words on where its bytes come from. */
  static String fault(JacksonException e) {
    return e.getOriginalMessage()
        .replaceAll("\\s*\\(?(start marker )?at \\[Source:[^\\]]*\\]\\)?", "")
        .replaceAll(",? from `[^`]*`", "")
        .replaceAll(":? enable `[^`]*` to allow", "")
        .replace("No content to map due to end-of-input", "it is empty");
  }

  private static SimpleModule texts() {
    SimpleModule module = new SimpleModule("bureau");
    module.addSerializer(Text.class, new TextWriter());
    module.setDeserializers(
        new SimpleDeserializers() {
          @Override
          public @Nullable ValueDeserializer<?> findBeanDeserializer(
              JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            Class<?> raw = type.getRawClass();
            return Text.class.isAssignableFrom(raw) ? new TextReader(raw) : null;
          }
        });
    return module;
  }

  private static final class TextWriter extends ValueSerializer<Text> {
    @Override
    public void serialize(Text text, JsonGenerator json, SerializationContext context) {
      json.writeString(text.value());
    }
  }

  private static final class TextReader extends StdDeserializer<Object> {
    TextReader(Class<?> type) {
      super(type);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return context.handleUnexpectedToken(context.constructType(handledType()), json);
      }
      try {
        return handledType().getConstructor(String.class).newInstance(json.getString());
      } catch (InvocationTargetException e) {
        throw e.getCause() instanceof BadInputException refused
            ? refused
            : new IllegalStateException(e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(handledType() + " needs a constructor of one string", e);
      }
    }
  }
}
