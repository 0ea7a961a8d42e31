package dev.bureau.cli;

import static dev.bureau.cli.JsonValue.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** S34: {@code bureau serve} is a process of its own, scraped by a real client. */
@Timeout(120)
class ServeTest {
  private static final int TERMINATED = 143;
  private static final String STARTED = "bureau_session_started_total{type=\"active\"} ";

  @TempDir private Path directory;
  private Shell shell;
  private Process process;
  private Path token;
  private URI metrics;

  @BeforeEach
  void openAStore() {
    shell = new Shell(directory.resolve("served.db"));
    shell.create("before");
    token = directory.resolve("token");
  }

  @AfterEach
  void endTheProcess() throws Exception {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  private Process serve(String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("serve", "--metrics", "--db", shell.database().toString()));
    command.addAll(List.of("--token-file", token.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectError(directory.resolve("err").toFile()).start();
  }

  private void begin() throws IOException {
    process = serve("--json");
    Map<String, Object> told = object(JsonValue.of(line()));
    metrics = URI.create((String) told.get("metrics"));
    assertThat(told).containsEntry("tokenFile", token.toString());
  }

  private String line() throws IOException {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  private String scraped() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(metrics)
            .header("Authorization", "Bearer " + Files.readString(token))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void showsWhatThereIsAndCountsWhatIsCommittedFromNowOn() throws Exception {
    shell.run("start", "before");
    shell.create("after");
    begin();

    assertThat(scraped().lines())
        .contains(
            "bureau_sessions{status=\"active\",type=\"active\"} 1.0",
            "bureau_sessions{status=\"initializing\",type=\"active\"} 1.0",
            "# TYPE bureau_session_started_total counter",
            STARTED + "0.0");

    shell.run("start", "after");
    shell.run("start", "after");
    shell.run("stop", "after");
    String text = scraped();
    while (!text.contains("status=\"terminated\",type=\"active\"} 1.0")
        || !text.contains(STARTED + "1.0")) {
      text = scraped();
    }
    assertThat(text.lines())
        .contains(
            STARTED + "1.0",
            "bureau_session_ended_total{status=\"terminated\",type=\"active\"} 1.0",
            "bureau_session_ended_total{status=\"completed\",type=\"active\"} 0.0");
    assertThat(text).doesNotContain("\"before\"", "\"after\"");
  }

  @Test
  void endsWhenItIsTold() throws Exception {
    begin();
    scraped();

    process.destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(TERMINATED);
    assertThat(directory.resolve("err")).isEmptyFile();
    assertThatThrownBy(this::scraped).isInstanceOf(IOException.class);
    assertThat(shell.run("list").code()).isZero();
  }

  @Test
  void tellsAPersonWhereItIs() throws Exception {
    process = serve();

    assertThat(line())
        .matches("Metrics are at http://127\\.0\\.0\\.1:\\d+/metrics, the token is in .*token");
  }

  @Test
  void refusesWhatCannotBe() throws IOException {
    assertThat(shell.run("serve").refusedWith(2)).contains("--metrics");
    assertThat(shell.run("serve", "--metrics", "--port=70000").refusedWith(2))
        .contains("--port", "70000");
    Files.writeString(token, "x");
    assertThat(shell.run("serve", "--metrics", "--token-file=" + token).refusedWith(2))
        .contains("--token-file");
    assertThat(new Shell(directory.resolve("none.db")).run("serve", "--metrics").refusedWith(1))
        .contains("none.db");
    assertThat(directory.resolve("none.db")).doesNotExist();
  }

  @Test
  void saysThatAPortIsTaken() throws IOException {
    try (ServerSocket other = new ServerSocket(0)) {
      String port = Integer.toString(other.getLocalPort());

      assertThat(
              shell
                  .run("serve", "--metrics", "--token-file=" + token, "--port=" + port)
                  .refusedWith(1))
          .contains("--port", port);
    }
  }
}
