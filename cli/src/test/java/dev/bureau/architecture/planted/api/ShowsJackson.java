package dev.bureau.architecture.planted.api;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.module.SimpleModule;

/** Planted: every way in which a public type can show Jackson, and some that hide it. */
public class ShowsJackson {
  /** Planted. */
  public JsonNode field;

  private final JsonNode hiddenField;

  /** Planted. */
  public ShowsJackson(JsonNode node) {
    this.hiddenField = node;
  }

  /** Planted. */
  public JsonNode returned() {
    return hiddenField;
  }

  /** Planted. */
  public void parameter(JsonNode[] nodes) {}

  /** Planted. */
  public List<? extends JsonNode> inGenerics() {
    return List.of();
  }

  /** Planted. */
  public <T extends JsonNode> void asBound(T node) {}

  /** Planted. */
  public void thrown() throws JacksonException {}

  /** Planted. */
  protected JsonNode forSubclasses() {
    return hiddenField;
  }

  JsonNode hiddenMethod() {
    return hiddenField;
  }

  /** Planted. */
  public record Component(JsonNode node) {}

  /** Planted. */
  public static class Subtype extends SimpleModule {}

  static final class HiddenType {
    public JsonNode hiddenInside() {
      return null;
    }
  }
}
