package dev.bureau.bench.compare;

import dev.bureau.bench.DataFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What figures depend on. */
final class Machine {
  private Machine() {}

  /** By name, in a fixed order. */
  static Map<String, String> facts() throws IOException, InterruptedException {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put("commit", commit());
    facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    facts.put("system", properties("os.name", "os.version", "os.arch"));
    facts.put("disk", Files.getFileStore(DataFolder.path()).type());
    facts.put("JDK", properties("java.vm.name", "java.vm.version", "java.vendor"));
    facts.put("SQLite", sqlite());
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    facts.put("load at the end", String.format(Locale.ROOT, "%.1f", load));
    return facts;
  }

  private static String properties(String... names) {
    StringBuilder text = new StringBuilder();
    for (String each : names) {
      text.append(text.length() == 0 ? "" : " ").append(System.getProperty(each));
    }
    return text.toString();
  }

  private static String commit() throws IOException, InterruptedException {
    try {
      List<String> lines =
          Program.run(
              Path.of("").toAbsolutePath(), Map.of(), "git", "describe", "--always", "--dirty");
      return lines.isEmpty() ? "unknown" : lines.get(0);
    } catch (MeasuringException e) {
      return "unknown";
    }
  }

  private static String sqlite() {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT sqlite_version()")) {
      return row.getString(1) + ", driver " + connection.getMetaData().getDriverVersion();
    } catch (SQLException e) {
      return "unknown: " + e.getMessage();
    }
  }
}
