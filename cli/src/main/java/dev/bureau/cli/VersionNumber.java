package dev.bureau.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this program, as its build wrote it down. */
final class VersionNumber implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream stream = VersionNumber.class.getResourceAsStream("version.properties")) {
      if (stream == null) {
        throw new IOException("version.properties is not on the class path; build Bureau again");
      }
      properties.load(stream);
    }
    return new String[] {"bureau " + properties.getProperty("version")};
  }
}
