package dev.bureau.examples.survey.analysis;

import dev.bureau.examples.survey.analysis.lexer.Language;
import dev.bureau.examples.survey.analysis.lexer.Tokens;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What counts as a decision point in each language. */
record Decisions(Map<String, DecisionRule> rules) {
  private static final Map<Language, Decisions> ALL = new EnumMap<>(Language.class);

  static {
    Decisions plain = words("if for while").and("&& ||", DecisionRule.operator());
    Decisions curly = plain.and("case catch", DecisionRule.keyword());
    Decisions lone = curly.and("?", DecisionRule.operator());
    Decisions spaced = curly.and("?", DecisionRule.spacedOperator());
    Decisions wildcards = curly.and("?", DecisionRule.notWildcard());
    Decisions c =
        words("if for while case catch")
            .and("?", DecisionRule.operator())
            .and("&& ||", DecisionRule.spacedOperator());
    ALL.put(Language.JAVA, wildcards);
    ALL.put(Language.GROOVY, wildcards);
    ALL.put(Language.KOTLIN, plain.and("when catch", DecisionRule.keyword()));
    ALL.put(Language.SCALA, plain.and("case", DecisionRule.pattern()));
    ALL.put(Language.C, c);
    ALL.put(Language.CPP, c);
    ALL.put(Language.OBJECTIVE_C, c);
    ALL.put(Language.C_SHARP, spaced.and("foreach", DecisionRule.keyword()));
    ALL.put(Language.JAVASCRIPT, lone);
    ALL.put(Language.TYPESCRIPT, spaced);
    ALL.put(Language.DART, spaced);
    ALL.put(
        Language.SWIFT,
        spaced.and("guard", DecisionRule.keyword()).and("case", DecisionRule.labelled()));
    ALL.put(Language.PHP, spaced.and("elseif foreach and or", DecisionRule.keyword()));
    ALL.put(Language.GO, words("if for case").and("&& ||", DecisionRule.operator()));
    ALL.put(
        Language.RUST,
        words("if while match")
            .and("for", DecisionRule.loop())
            .and("&& ||", DecisionRule.spacedOperator()));
    ALL.put(
        Language.PYTHON,
        new Decisions(Map.of())
            .and("if elif for while except and or", DecisionRule.notMember())
            .and("case", DecisionRule.softKeyword()));
    Decisions script =
        words("if unless elsif while until for and or")
            .and("&& ||", DecisionRule.operator())
            .and("?", DecisionRule.spacedOperator());
    ALL.put(Language.RUBY, script.and("when rescue", DecisionRule.keyword()));
    ALL.put(Language.PERL, script.and("foreach", DecisionRule.keyword()));
    ALL.put(
        Language.SHELL,
        new Decisions(Map.of())
            .and("if elif for while until case", DecisionRule.command())
            .and("&& ||", DecisionRule.operator()));
    ALL.put(Language.R, plain);
    ALL.put(Language.LUA, words("if elseif for while until and or"));
    ALL.put(
        Language.SQL,
        new Decisions(Map.of()).and("if elsif elseif when while and or", DecisionRule.clause()));
    ALL.put(Language.HASKELL, words("if case").and("&& ||", DecisionRule.operator()));
  }

  private static Decisions words(String words) {
    return new Decisions(Map.of()).and(words, DecisionRule.keyword());
  }

  private Decisions and(String tokens, DecisionRule rule) {
    Map<String, DecisionRule> more = new HashMap<>(rules);
    for (String token : tokens.split(" ", -1)) {
      more.put(token, rule);
    }
    return new Decisions(Map.copyOf(more));
  }

  static Optional<Decisions> of(Language language) {
    return Optional.ofNullable(ALL.get(language));
  }

  /** What kind of decision point the token is, if it is one. */
  Optional<String> at(Tokens tokens, int index, Language language) {
    Tokens.Kind kind = tokens.kind(index);
    if (kind == Tokens.Kind.STRING || kind == Tokens.Kind.NUMBER) {
      return Optional.empty();
    }
    String text = tokens.text(index);
    String word = language == Language.SQL ? text.toLowerCase(Locale.ROOT) : text;
    DecisionRule rule = rules.get(word);
    return rule != null && rule.counts(tokens, index) ? Optional.of(word) : Optional.empty();
  }
}
