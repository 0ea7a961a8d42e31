package dev.bureau.core.session;

import dev.bureau.core.id.BlobId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a session works on.
 *
 * @param model the model it uses now
 * @param taskId the task, the same through forks and transitions
 * @param initialPrompt the stored text it began with
 * @param systemPrompt the stored text that tells it who it is
 */
public record Assignment(
    @Nullable String model,
    @Nullable String taskId,
    @Nullable BlobId initialPrompt,
    @Nullable BlobId systemPrompt) {
  /** Nothing yet. */
  public static final Assignment NONE = new Assignment(null, null, null, null);

  /**
   * @throws dev.bureau.core.error.BadInputException if a name is blank or longer than 256
   *     characters
   */
  public Assignment {
    ShortText.check("model", model, 256);
    ShortText.check("task id", taskId, 256);
  }

  /** The same with another model. */
  public Assignment withModel(String changed) {
    return new Assignment(changed, taskId, initialPrompt, systemPrompt);
  }

  /** The stored texts of its prompts. */
  public List<BlobId> prompts() {
    return Stream.of(initialPrompt, systemPrompt).flatMap(Stream::ofNullable).toList();
  }

  /** This one, and of another what this one does not say. */
  Assignment over(Assignment base) {
    return new Assignment(
        model == null ? base.model : model,
        taskId == null ? base.taskId : taskId,
        initialPrompt == null ? base.initialPrompt : initialPrompt,
        systemPrompt == null ? base.systemPrompt : systemPrompt);
  }
}
