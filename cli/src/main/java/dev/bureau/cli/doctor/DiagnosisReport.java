package dev.bureau.cli.doctor;

import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Outline;
import dev.bureau.cli.invocation.Output;
import dev.bureau.orchestrator.doctor.Diagnosis;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A diagnosis, and what was collected, for people and for programs. */
record DiagnosisReport(Diagnosis diagnosis, Optional<Collected> collected) {
  Map<String, Object> json() {
    JsonObject json =
        new JsonObject()
            .with("healthy", diagnosis.isHealthy())
            .with("facts", diagnosis.facts())
            .with("faults", diagnosis.faults())
            .with("notes", diagnosis.notes());
    collected.ifPresent(
        each ->
            json.with(
                "collected",
                new JsonObject()
                    .with("values", each.unused().count())
                    .with("bytes", each.unused().bytes())
                    .with("dryRun", each.dryRun())
                    .map()));
    return json.map();
  }

  void print(Output output) {
    Outline outline = new Outline().section("Examined");
    Outline store = new Outline().section("Store");
    diagnosis
        .facts()
        .forEach(
            (name, value) -> {
              if (value instanceof Map<?, ?> own) {
                new TreeMap<>(own).forEach((key, each) -> store.field(words(key), each));
              } else {
                outline.field(words(name), value);
              }
            });
    output.print(outline);
    output.print(store);
    list(output, "Notes", diagnosis.notes());
    list(output, "Faults", diagnosis.faults());
    if (diagnosis.isHealthy()) {
      output.line("Nothing is wrong.");
    }
    collected.ifPresent(each -> output.line(each.sentence()));
  }

  private static void list(Output output, String title, List<String> sentences) {
    if (!sentences.isEmpty()) {
      output.line(title);
      sentences.forEach(each -> output.line("  " + each));
    }
  }

  /** {@code messagesWaiting} as {@code messages waiting}. */
  private static String words(Object name) {
    return name.toString().replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
