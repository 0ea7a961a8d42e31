package dev.bureau.examples.survey.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComplexityTest {
  @TempDir Path root;

  /** Name, decision points, text. */
  static Object[][] texts() {
    return new Object[][] {
      {"a.java", 0, "// if\n/* while */ String s = \"if (a && b)\"; char c = '?';"},
      {"a.java", 0, "String s = \"\"\"\n if \" && ? \\\"\"\" for\n \"\"\";"},
      {"a.java", 0, "List<?> a; Map<?, ?> b; Class<? extends A> c; Foo<@B ?> d;"},
      {"a.java", 4, "if (a) {} else if (b) {} int c = d ? e : f ? g : h;"},
      {"a.java", 3, "switch (a) { case 1, 2 -> x(); case 3: default: catch (E e) {} }"},
      {"a.java", 2, "do { x.forEach(if_); } while (a || b);"},
      {"a.kt", 2, "val a = b?.c ?: d; when (a) { 1 -> 2 } if (x) {} // if"},
      {"a.scala", 2, "case class A(b: Int); x match { case 'a' => 1; case _ => 'sym }"},
      {"a.c", 3, "#if A\n#elif B\n#endif\nif (a && b) {} int n = a ? 1 : 2;"},
      {"a.cpp", 1, "T&& f(U&& u); auto s = R\"x(if (a && b) \" )x\"; int i = 1'000; if (a) {}"},
      {"a.cs", 2, "int? a = b?.c ?? d; var s = @\"c:\\\"; if (x) {} foreach (var y in z) {}"},
      {"a.js", 2, "const a = /['\"`if]/; const s = `if ${a ? `x` : '}'}`; if (b) { c = d ? 1:2 }"},
      {"a.js", 0, "p.catch(e => 1); a?.b; a ?? b; ({if: 1}); // for"},
      {"a.ts", 1, "function f(a?: string, b? : number): x { return a ? 1 : 2 }"},
      {"a.go", 4, "s := `if \\`; for { select { case <-c: default: } } if a && b {} // if"},
      {
        "a.rs", 3, "impl<'a> A for B {} fn f(x: &&str) { for c in 'a'..'b' { if x || y {} } } // if"
      },
      {"a.rs", 1, "let a = r#\"if \" else\"#; let f = || 1; g(move || 2); match a { _ => 1 }"},
      {"a.swift", 2, "enum A { case b, c(d: Int) }\nswitch a {\ncase .b: x\n}\nif case .b = y {}"},
      {"a.php", 2, "if it's html <?php if ($a and $b) {} # if\n $c = 'if'; ?> don't if"},
      {"a.py", 0, "'''\nif a and b:\n'''\nx = \"if\" 'it\\'s for'  # if\n"},
      {"a.py", 5, "if a and b:\n  pass\nelif c:\n  pass\nx = [y for y in z if y]"},
      {"a.py", 2, "match a:\n  case 1:\n    pass\n  case _:\n    case = 3\nexcept: pass"},
      {"a.rb", 3, "x = <<~EOS\n  it's if\nEOS\nputs 1 if a.nil? and /'if/ =~ b ? 1 : 2 # if"},
      {"a.rb", 2, "=begin\nif it's\n=end\nx = { if: 1 }\ny unless z\ncase a\nwhen 1 then 2\nend"},
      {"a.pl", 1, "my $n = $#a; # don't if\nprint \"if\" unless $x;\n=pod\n\nif it's\n\n=cut\n"},
      {
        "a.sh",
        3,
        "dd if=/dev/zero; n=${#x}; if a && b; then echo if 'for'; elif c; then d; fi # if"
      },
      {"a.sh", 1, "cat <<'EOF'\ndon't if\nEOF\nfor i in 1; do :; done"},
      {"a.r", 1, "x <- 'if' # if\nif (a) 1"},
      {"a.lua", 2, "--[[ if\n and ]] x = [==[ if ]] ]==] -- if\nif a and b then end"},
      {
        "a.sql",
        3,
        "create or replace x; -- and\nwhere a between 1 and 2 AND b = 'it''s and' or c;"
            + " $f$ if it's $f$; case when a then b end; drop table if exists y;"
      },
      {"a.hs", 2, "-- if\nf' x = {- if {- if -} -} if x && 'a' == c then \"if\" else y'"},
      {"a.xml", 0, "<a>if (b && c)</a>"},
      {"a.md", 0, "if a && b"},
    };
  }

  @ParameterizedTest
  @MethodSource("texts")
  void countsDecisionPointsOutsideCommentsAndLiterals(String name, int expected, String text) {
    Trees.write(root, name, text);

    Map<String, Object> summary = Trees.summary(Analysis.complexity(), root);

    assertThat(Tally.of(Fields.map(summary, "languages")).total("decisions"))
        .as(Fields.map(summary, "kinds").toString())
        .isEqualTo(expected);
  }

  @Test
  void countsCodeLinesAndDepth() {
    Trees.write(
        root, "a.java", "// no\n\nclass A {\n  void b() {\n    if (c) {}\n  }\n}\n/* no\n */\n");
    Trees.write(root, "b.py", "class A:\n  def b(self):\n    x(1,\n2)\n    if c:\n      pass\n");

    Map<String, Object> summary = Trees.summary(Analysis.complexity(), root);

    assertThat(Fields.maps(summary, "most"))
        .extracting("path", "codeLines", "deepest")
        .containsExactly(Tuple.tuple("a.java", 5L, 2L), Tuple.tuple("b.py", 6L, 2L));
  }

  @Test
  void ranksByDensityOnlyFilesOfFiftyCodeLines() {
    Trees.write(root, "short.java", "if (a) {}\n".repeat(49));
    Trees.write(root, "long.java", "if (a) {}\n".repeat(50));
    Trees.write(root, "loose.java", "if (a) {}\nx();\n".repeat(50));

    Map<String, Object> summary = Trees.summary(Analysis.complexity(), root);

    assertThat(Fields.maps(summary, "densest"))
        .extracting("path")
        .containsExactly("long.java", "loose.java");
  }
}
