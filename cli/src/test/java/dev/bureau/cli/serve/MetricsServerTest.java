package dev.bureau.cli.serve;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bureau.core.seam.Seams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S34, SEC9: what is served is for this machine, and for whoever has the token. */
@Timeout(60)
class MetricsServerTest {
  private static final String TOKEN = "T".repeat(43);
  private static final String BEARER = "Authorization: Bearer " + TOKEN;

  private final MetricsServer server =
      new MetricsServer(0, TOKEN, () -> "bureau_sessions 1.0\n", Seams.system().tasks());
  private final int port = server.uri().getPort();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void servesWhoeverHasTheToken() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.uri()).header("Authorization", "Bearer " + TOKEN).build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("bureau_sessions 1.0\n");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.headers().map().keySet())
        .noneMatch(each -> each.toLowerCase(Locale.ROOT).startsWith("access-control"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:PORT",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1.evil.example:PORT",
        "0.0.0.0:PORT",
        "[::1]:PORT",
        "[::]:PORT",
        "user@127.0.0.1:PORT"
      })
  void refusesAForeignHost(String host) throws IOException {
    assertThat(status("GET /metrics", "Host: " + host.replace("PORT", "" + port), BEARER))
        .isEqualTo(403);
  }

  @Test
  void refusesNoHostAndTwoHosts() throws IOException {
    assertThat(status("GET /metrics", BEARER)).isIn(400, 403);
    assertThat(status("GET /metrics", host(), host(), BEARER)).isIn(400, 403);
  }

  @Test
  void knowsItsOwnNames() throws IOException {
    assertThat(status("GET /metrics", host(), BEARER)).isEqualTo(200);
    assertThat(status("GET /metrics", "Host: LOCALHOST:" + port, BEARER)).isEqualTo(200);
    assertThat(status("GET /metrics", host(), "authorization: bearer " + TOKEN)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "null",
        "https://127.0.0.1:PORT",
        "http://127.0.0.1",
        "http://127.0.0.1:PORT.evil.example"
      })
  void refusesAForeignOrigin(String origin) throws IOException {
    String header = "Origin: " + origin.replace("PORT", "" + port);

    assertThat(status("GET /metrics", host(), header, BEARER)).isEqualTo(403);
  }

  @Test
  void takesItsOwnOrigin() throws IOException {
    assertThat(status("GET /metrics", host(), "Origin: http://127.0.0.1:" + port, BEARER))
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: y",
        "Authorization: Bearer",
        "Authorization: Bearer ",
        "Authorization: Bearer wrong",
        "Authorization: Basic dTpw",
        "Authorization: " + "TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT",
        "Cookie: token=TTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTTT"
      })
  void refusesWhoeverHasNoToken(String header) throws IOException {
    List<String> answer = answer("GET /metrics", host(), header);

    assertThat(answer.get(0)).contains(" 401 ");
    assertThat(answer).anyMatch(each -> each.equalsIgnoreCase("WWW-Authenticate: Bearer"));
    assertThat(answer).noneMatch(each -> each.contains("bureau_sessions"));
  }

  @Test
  void takesNoTokenFromTheAddress() throws IOException {
    assertThat(status("GET /metrics?token=" + TOKEN, host())).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({"POST, 405", "PUT, 405", "DELETE, 405", "HEAD, 405", "OPTIONS, 405", "BREW, 405"})
  void onlyReads(String method, int expected) throws IOException {
    List<String> answer = answer(method + " /metrics", host(), BEARER, "Content-Length: 0");

    assertThat(answer.get(0)).contains(" " + expected + " ");
    assertThat(answer).anyMatch(each -> each.equalsIgnoreCase("Allow: GET"));
    assertThat(status(method + " /metrics", host(), "Content-Length: 0")).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/metrics/", "/metricsx", "//metrics", "/../metrics", "/%2e/x"})
  void hasNothingElse(String path) throws IOException {
    assertThat(status("GET " + path, host(), BEARER)).isIn(400, 403, 404);
  }

  @Test
  void isReachedByNoOtherAddressOfThisMachine() throws IOException {
    List<InetAddress> others = new ArrayList<>();
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      Collections.list(each.getInetAddresses()).stream()
          .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
          .forEach(others::add);
    }
    others.add(InetAddress.getByAddress(new byte[] {127, 0, 0, 2}));
    byte[] six = new byte[16];
    six[15] = 1;
    others.add(InetAddress.getByAddress(six)); // ::1

    for (InetAddress each : others) {
      assertThatThrownBy(() -> connect(each)).as(each.toString()).isInstanceOf(IOException.class);
    }
  }

  private void connect(InetAddress address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
    }
  }

  @Test
  void isNotHeldUpByClientsThatSayNothingOrLittle() throws IOException {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 20; i++) {
        Socket socket = new Socket(loopback(), port);
        slow.add(socket);
        if (i % 2 == 0) {
          socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: 12".getBytes(US_ASCII));
          socket.getOutputStream().flush();
        }
      }

      assertThat(status("GET /metrics", host(), BEARER)).isEqualTo(200);
      Socket begun = slow.get(0);
      begun.setSoTimeout(30_000);
      assertThat(begun.getInputStream().read()).as("the server has closed it").isNegative();
    } finally {
      for (Socket each : slow) {
        each.close();
      }
    }
  }

  @Test
  void readsNoBody() throws IOException {
    assertThat(status("POST /metrics", host(), "Content-Length: 1000000000000")).isEqualTo(401);
  }

  @Test
  void tellsThatAPortIsTaken() {
    assertThatThrownBy(() -> new MetricsServer(port, TOKEN, () -> "", Seams.system().tasks()))
        .isInstanceOf(PortTakenException.class)
        .hasMessageContaining("--port: " + port);
  }

  @Test
  void servesNobodyAfterItsEnd() {
    server.close();

    assertThatThrownBy(() -> connect(loopback())).isInstanceOf(ConnectException.class);
    assertThat(server.uri()).isEqualTo(URI.create("http://127.0.0.1:" + port + "/metrics"));
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private String host() {
    return "Host: 127.0.0.1:" + port;
  }

  private int status(String request, String... headers) throws IOException {
    return Integer.parseInt(answer(request, headers).get(0).split(" ", -1)[1]);
  }

  /** By hand, for no client lets one say all of this. */
  private List<String> answer(String request, String... headers) throws IOException {
    try (Socket socket = new Socket(loopback(), port)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      String head = request + " HTTP/1.1\r\n" + String.join("\r\n", headers);
      out.write((head + "\r\nConnection: close\r\n\r\n").getBytes(US_ASCII));
      out.flush();
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))
          .lines()
          .toList();
    }
  }
}
