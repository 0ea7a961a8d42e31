package dev.bureau.orchestrator.template;

import dev.bureau.core.access.Reserved;
import dev.bureau.core.door.Caller;
import dev.bureau.core.door.Door;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.id.Actor;
import dev.bureau.core.session.Session;
import dev.bureau.core.session.SessionSpec;
import dev.bureau.core.template.NoSuchTemplateException;
import dev.bureau.core.template.Template;
import dev.bureau.core.template.TemplateRules;
import dev.bureau.core.template.Templates;
import dev.bureau.orchestrator.session.SessionManager;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The templates there are (S9), kept in the journal of the session {@code bureau}. Thread-safe.
 * Each method that changes something throws what {@link Door#change} throws, beside what it says
 * itself.
 *
 * <pre>{@code
 * bureau.templates().put(new Template("worker", SessionSpec.department("worker")
 *     .agent("worker").constraints(Map.of("timeout", "60000"))));
 * Session first = bureau.templates().create("worker", "worker 1", own -> own.supervisor(director));
 * }</pre>
 */
public final class TemplateCatalogue {
  private final Reserved reserved;
  private final SessionManager sessions;

  /**
   * @param actor in whose name templates are changed
   * @param sessions creates what is made from them
   */
  public TemplateCatalogue(Door door, Actor actor, SessionManager sessions) {
    this.reserved = new Reserved(door, Caller.of(actor));
    this.sessions = sessions;
  }

  /** Keeps a template, in place of the one of its name if there is one. */
  public void put(Template template) {
    reserved.change(TemplateRules.put(template));
  }

  /**
   * Removes a template; the sessions that were created from it stay as they are.
   *
   * @throws NoSuchTemplateException if there is none of that name
   */
  public void remove(String name) {
    get(name);
    reserved.change(TemplateRules.remove(name));
  }

  /** All templates, by name. */
  public List<Template> all() {
    return reserved.get(Templates.ASPECT).all();
  }

  /** The template of that name, if there is one. */
  public Optional<Template> find(String name) {
    return reserved.get(Templates.ASPECT).find(name);
  }

  /**
   * The template of that name.
   *
   * @throws NoSuchTemplateException if there is none
   */
  public Template get(String name) {
    return find(name).orElseThrow(() -> new NoSuchTemplateException(name));
  }

  /** Creates a session that has nothing of its own but a name; see {@link #create}. */
  public Session create(String template, String name) {
    return create(template, name, own -> own);
  }

  /**
   * Creates a session from a template.
   *
   * @param name of the session, for people
   * @param overrides says what it has of its own, on a spec of the template's type and that name;
   *     it wins over the template, see {@link SessionSpec#over}
   * @throws NoSuchTemplateException if there is no such template
   * @throws BadInputException if both together are no spec, as when metadata becomes too large
   */
  public Session create(String template, String name, UnaryOperator<SessionSpec> overrides) {
    Template base = get(template);
    SessionSpec own = overrides.apply(SessionSpec.of(base.base().profile().type(), name));
    return sessions.create(base.with(own));
  }
}
