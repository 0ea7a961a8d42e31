package dev.bureau.examples.survey.analysis.lexer;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The language of a file, told by its name; those with a syntax are lexed, the rest is prose. */
public enum Language {
  JAVA("Java", Syntax.JAVA, "java jav"),
  KOTLIN("Kotlin", Syntax.KOTLIN, "kt kts"),
  GROOVY("Groovy", Syntax.GROOVY, "groovy gradle gvy Jenkinsfile"),
  SCALA("Scala", Syntax.SCALA, "scala sc sbt"),
  C("C", Syntax.C, "c h"),
  CPP("C++", Syntax.C, "cc cpp cxx c++ hh hpp hxx ipp inl"),
  C_SHARP("C#", Syntax.C_SHARP, "cs csx"),
  OBJECTIVE_C("Objective-C", Syntax.C, "m mm"),
  JAVASCRIPT("JavaScript", Syntax.JAVASCRIPT, "js mjs cjs jsx"),
  TYPESCRIPT("TypeScript", Syntax.JAVASCRIPT, "ts mts cts tsx"),
  GO("Go", Syntax.GO, "go"),
  RUST("Rust", Syntax.RUST, "rs"),
  SWIFT("Swift", Syntax.SWIFT, "swift"),
  DART("Dart", Syntax.DART, "dart"),
  PHP("PHP", Syntax.PHP, "php phtml"),
  PYTHON("Python", Syntax.PYTHON, "py pyi pyw"),
  RUBY("Ruby", Syntax.RUBY, "rb rake gemspec Rakefile Gemfile"),
  SHELL("Shell", Syntax.SHELL, "sh bash zsh ksh bats"),
  PERL("Perl", Syntax.PERL, "pl pm t"),
  R("R", Syntax.R, "r"),
  LUA("Lua", Syntax.LUA, "lua"),
  SQL("SQL", Syntax.SQL, "sql ddl psql"),
  HASKELL("Haskell", Syntax.HASKELL, "hs"),
  ELIXIR("Elixir", null, "ex exs"),
  ERLANG("Erlang", null, "erl hrl"),
  CLOJURE("Clojure", null, "clj cljs cljc edn"),
  LISP("Lisp", null, "el lisp scm"),
  JULIA("Julia", null, "jl"),
  POWERSHELL("PowerShell", null, "ps1 psm1"),
  BATCH("Batch", null, "bat cmd"),
  ASSEMBLY("Assembly", null, "s asm"),
  HTML("HTML", null, "html htm xhtml vue svelte"),
  CSS("CSS", null, "css scss sass less"),
  XML("XML", null, "xml xsd xsl xslt svg pom wsdl fxml plist"),
  JSON("JSON", null, "json json5 jsonc jsonl ndjson ipynb"),
  YAML("YAML", null, "yaml yml"),
  TOML("TOML", null, "toml"),
  PROPERTIES("Properties", null, "properties ini cfg conf .editorconfig .gitconfig"),
  MARKDOWN("Markdown", null, "md markdown mdx"),
  RST("reStructuredText", null, "rst"),
  ASCIIDOC("AsciiDoc", null, "adoc asciidoc"),
  TEX("TeX", null, "tex sty bib"),
  TEXT("Text", null, "txt text LICENSE NOTICE README"),
  CSV("CSV", null, "csv tsv"),
  PROTOBUF("Protocol Buffers", null, "proto"),
  GRAPHQL("GraphQL", null, "graphql gql"),
  TERRAFORM("Terraform", null, "tf tfvars hcl"),
  CMAKE("CMake", null, "cmake CMakeLists.txt"),
  MAKE("Make", null, "mk mak Makefile GNUmakefile makefile"),
  DOCKER("Dockerfile", null, "dockerfile Dockerfile Containerfile"),
  OTHER("other", null, "");

  private static final Map<String, Language> BY_NAME = new HashMap<>();

  static {
    for (Language language : values()) {
      for (String name : language.names.split(" ", -1)) {
        BY_NAME.put(name, language);
      }
    }
  }

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // its lists and sets are copies that cannot be changed
  private final @Nullable Syntax syntax;

  private final String names;

  Language(String title, @Nullable Syntax syntax, String names) {
    this.title = title;
    this.syntax = syntax;
    this.names = names;
  }

  /** The language's usual name, as it stands in reports. */
  public String title() {
    return title;
  }

  /** Whether there are tokens to be had; false for prose, data and what we have no table for. */
  public boolean isLexed() {
    return syntax != null;
  }

  Optional<Syntax> syntax() {
    return Optional.ofNullable(syntax);
  }

  /** By whole file name, else by extension (any case), else by the interpreter line. */
  public static Language of(String path, String text) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    Language whole = BY_NAME.get(name);
    if (whole != null && (dot >= 0 || !name.equals(name.toLowerCase(Locale.ROOT)))) {
      return whole;
    }
    if (dot < 0) {
      return name.equals("makefile") ? MAKE : interpreted(text);
    }
    String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return dot == 0 ? OTHER : BY_NAME.getOrDefault(extension, OTHER);
  }

  private static Language interpreted(String text) {
    if (!text.startsWith("#!")) {
      return OTHER;
    }
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    return line.matches(".*\\b(sh|bash|dash|zsh|ksh)\\b.*")
        ? SHELL
        : line.contains("python")
            ? PYTHON
            : line.contains("perl")
                ? PERL
                : line.contains("ruby") ? RUBY : line.contains("node") ? JAVASCRIPT : OTHER;
  }
}
