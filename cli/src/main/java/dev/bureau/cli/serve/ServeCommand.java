package dev.bureau.cli.serve;

import dev.bureau.cli.invocation.Invocation;
import dev.bureau.cli.invocation.JsonObject;
import dev.bureau.cli.invocation.Stop;
import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Seams;
import dev.bureau.orchestrator.Bureau;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Serves the figures of a store to Prometheus. */
@Command(
    name = "serve",
    description = {
      "Serve the figures of the store as Prometheus text, on 127.0.0.1 alone, until Ctrl-C is"
          + " pressed or SIGTERM comes.",
      "Who asks needs the token that stands in the token file: 'Authorization: Bearer TOKEN'."
          + " Counters count what any process commits from now on."
    },
    footer = {
      "",
      "Examples:",
      "  bureau serve --metrics --port 9464",
      "  curl -H \"Authorization: Bearer $(cat bureau-metrics.token)\""
          + " http://127.0.0.1:9464/metrics"
    })
@SuppressWarnings("UnusedVariable") // picocli is who writes and reads --metrics
public final class ServeCommand implements Callable<Integer> {
  private static final int LAST_PORT = 65_535;
  private static final Duration TO_CLOSE = Duration.ofSeconds(10);

  private final Invocation invocation;

  @Option(
      names = "--metrics",
      required = true,
      description = "What to serve; there is nothing else yet.")
  private boolean metrics;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "On which port (default: any that is free).")
  private int port;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      defaultValue = "bureau-metrics.token",
      description =
          "Where the token stands; made, for its owner alone, if it is not there (default:"
              + " ./${DEFAULT-VALUE}).")
  private Path tokenFile = Path.of("bureau-metrics.token");

  /**
   * @param invocation the run it is part of
   */
  public ServeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > LAST_PORT) {
      throw new BadInputException("--port", port, "give 0 to " + LAST_PORT);
    }
    TokenFile token = new TokenFile(tokenFile);
    try (Stop stop = new Stop(TO_CLOSE);
        Bureau bureau = invocation.open();
        PrometheusText text = new PrometheusText(bureau);
        MetricsServer server =
            new MetricsServer(port, token.token(), text, Seams.system().tasks())) {
      tell(server.uri(), token.path());
      stop.await();
    }
    return ExitCode.OK;
  }

  private void tell(URI uri, Path token) {
    if (invocation.json()) {
      invocation
          .output()
          .json(
              new JsonObject()
                  .with("metrics", uri.toString())
                  .with("tokenFile", token.toString())
                  .map());
    } else {
      invocation.output().line("Metrics are at " + uri + ", the token is in " + token);
    }
    invocation.output().flush();
  }
}
