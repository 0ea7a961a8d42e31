package dev.bureau.cli.template;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.session.DutyView;
import dev.bureau.core.session.Profile;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.template.Template;
import java.util.List;
import java.util.Map;

/** A template as JSON, with the names that a session has. */
final class TemplateView {
  private TemplateView() {}

  static Map<String, Object> of(Template template) {
    SessionSpec base = template.base();
    Profile profile = base.profile();
    Map<String, Object> json =
        new JsonObject()
            .with("name", template.name())
            .with("type", profile.type())
            .with("role", profile.role())
            .with("workspace", profile.workspace())
            .with("agent", base.agent())
            .with("model", profile.assignment().model())
            .with("taskId", profile.assignment().taskId())
            .with("initialPrompt", base.prompts().initial())
            .with("systemPrompt", base.prompts().system())
            .with("capabilities", List.copyOf(profile.capabilities()))
            .with("constraints", profile.constraints().values())
            .with("environment", profile.environment())
            .with("resources", profile.resources().values())
            .with("metadata", base.metadata())
            .map();
    if (base.duty() != null) {
      DutyView.into(json, base.duty());
    }
    return json;
  }
}
