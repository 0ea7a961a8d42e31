package dev.bureau.cli.affinity;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Table;
import dev.bureau.core.affinity.Binding;
import dev.bureau.core.id.SessionId;
import dev.bureau.orchestrator.affinity.Member;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A binding with its members, as JSON and as a line. */
final class BindingView {
  private BindingView() {}

  static Map<String, Object> of(Binding binding, List<Member> members) {
    return new JsonObject()
        .with("director", binding.director())
        .with("strategy", binding.strategy())
        .with("checkMillis", binding.check().toMillis())
        .with("members", members.stream().map(BindingView::of).toList())
        .map();
  }

  private static Map<String, Object> of(Member member) {
    return new JsonObject()
        .with("id", member.id())
        .with("end", member.end().equals(member.id()) ? null : member.end())
        .with("fit", member.isFit())
        .with("out", member.out())
        .with("capabilities", List.copyOf(member.capabilities()))
        .map();
  }

  static void row(Table table, Binding binding, List<Member> members) {
    table.row(
        binding.director().value(),
        binding.strategy().toString(),
        binding.check().toString().substring(2).toLowerCase(Locale.ROOT),
        binding.isOfSupervised()
            ? "all it supervises"
            : binding.members().stream().map(SessionId::value).collect(Collectors.joining(", ")),
        members.stream()
            .filter(each -> !each.isFit())
            .map(each -> each.id() + ": " + each.out())
            .collect(Collectors.joining("; ")));
  }
}
