package dev.bureau.cli.serve;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see what is served: programs of this machine that name it by its own address, have the
 * token, and only read. A page of a browser that comes by another name (DNS rebinding), or from
 * another origin, is refused before the token is looked at. Immutable.
 */
final class Gate {
  private static final String BEARER = "bearer ";

  private final Set<String> hosts;
  private final Set<String> origins;
  private final String path;
  private final byte[] token;

  /** What is answered. */
  enum Verdict {
    ALLOWED(200),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405);

    private final int status;

    Verdict(int status) {
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /**
   * @param port on which it is served
   * @param path what there is to see
   */
  Gate(int port, String path, String token) {
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    this.origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
    this.path = path;
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  Verdict verdict(String method, String asked, Headers headers) {
    if (!isOne(headers.get("Host"), hosts)) {
      return Verdict.FORBIDDEN;
    }
    if (headers.containsKey("Origin") && !isOne(headers.get("Origin"), origins)) {
      return Verdict.FORBIDDEN;
    }
    if (!hasToken(headers.get("Authorization"))) {
      return Verdict.UNAUTHORIZED;
    }
    if (!asked.equals(path)) {
      return Verdict.NOT_FOUND;
    }
    return method.equals("GET") ? Verdict.ALLOWED : Verdict.METHOD_NOT_ALLOWED;
  }

  /** There is one, and it is one of those. */
  private static boolean isOne(@Nullable List<String> given, Set<String> allowed) {
    return given != null
        && given.size() == 1
        && allowed.contains(given.get(0).toLowerCase(Locale.ROOT));
  }

  /** Takes as long for a token that is nearly right as for any other of its length. */
  private boolean hasToken(@Nullable List<String> given) {
    if (given == null || given.size() != 1) {
      return false;
    }
    String credentials = given.get(0);
    return credentials.toLowerCase(Locale.ROOT).startsWith(BEARER)
        && MessageDigest.isEqual(
            credentials.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8), token);
  }
}
