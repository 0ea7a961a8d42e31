package dev.bureau.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @Test
  void showsAllCommandsWhenAskedForNone() {
    assertThat(Shell.plain().code()).isZero();
    assertThat(Shell.plain().out()).isEqualTo(Shell.plain("help").out());
    assertThat(Shell.plain("--help").out()).isEqualTo(Shell.plain("help").out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "create",
        "list",
        "search",
        "show",
        "update",
        "delete",
        "start",
        "stop",
        "complete",
        "cancel",
        "host",
        "transition",
        "resume",
        "archive",
        "cleanup",
        "send",
        "request",
        "mailbox",
        "dead",
        "register",
        "deregister",
        "groups",
        "affinity",
        "migrate",
        "clone",
        "answer",
        "stats",
        "health",
        "perf",
        "route",
        "metrics",
        "summary",
        "reset",
        "context",
        "costs",
        "budget",
        "usage",
        "prices",
        "mcp",
        "journal",
        "events",
        "at",
        "chain",
        "lineage",
        "transitions",
        "cells",
        "resolve",
        "serve",
        "doctor",
        "config",
        "help",
        "completion"
      })
  void describesEachCommandTheSameWayAskedEitherWay(String command) {
    Shell.Result help = Shell.plain("help", command);

    assertThat(help.code()).as(help.err()).isZero();
    assertThat(help.out())
        .startsWith("Usage: bureau " + command)
        .contains("--db", "--store", "--config", "--json", "--verbose", "--as", "--help")
        .isEqualTo(Shell.plain(command, "--help").out());
    assertThat(Shell.plain("help").out()).contains(System.lineSeparator() + "  " + command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "search",
        "journal",
        "events",
        "at",
        "chain",
        "lineage",
        "host",
        "transition",
        "transitions",
        "resume",
        "delete",
        "stop",
        "doctor",
        "cancel",
        "archive",
        "cleanup",
        "send",
        "request",
        "dead",
        "register",
        "deregister",
        "groups",
        "affinity",
        "budget",
        "answer"
      })
  void showsHowACommandIsGiven(String command) {
    assertThat(Shell.plain("help", command).out()).contains("Example", "  bureau " + command + " ");
  }

  @Test
  void knowsACommandByItsAlias() {
    assertThat(Shell.plain("help", "session").out()).isEqualTo(Shell.plain("help", "show").out());
    assertThat(Shell.plain("help", "clear").out()).isEqualTo(Shell.plain("help", "archive").out());
  }

  @Test
  void describesACommandOfACommand() {
    Shell.Result help = Shell.plain("help", "demo", "agent");

    assertThat(help.code()).as(help.err()).isZero();
    assertThat(help.out())
        .startsWith("Usage: bureau demo agent")
        .isEqualTo(Shell.plain("demo", "agent", "--help").out());
    assertThat(Shell.plain("help", "demo", "nothing").code()).isEqualTo(2);
  }

  @Test
  void tellsItsVersion() {
    assertThat(Shell.plain("--version").out().strip()).matches("bureau \\d+\\.\\d+\\.\\d+.*");
  }

  @Test
  void printsACompletionScriptThatKnowsAllCommands() {
    String script = Shell.plain("completion").out();

    assertThat(script).startsWith("#!/usr/bin/env bash").contains("complete -F");
    assertThat(script)
        .contains(
            "journal",
            "--where",
            "TERMINATED",
            "doctor",
            "--collect",
            "search",
            "--order",
            "--deadline",
            "CRITICAL",
            "retry",
            "members");
  }

  @Test
  void takesCommonOptionsBeforeTheCommandToo() {
    assertThat(Shell.plain("--json", "--store", "memory:", "list").out().strip()).isEqualTo("[]");
  }
}
