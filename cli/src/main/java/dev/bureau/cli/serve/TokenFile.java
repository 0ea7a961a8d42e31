package dev.bureau.cli.serve;

import dev.bureau.core.error.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file in which the token stands by which programs of its owner prove who they are. It belongs
 * to its owner alone, and is whole from the first moment; one that is there is used again, so that
 * whoever scrapes needs to be told once.
 */
final class TokenFile {
  private static final int BYTES = 32;
  private static final int LONGEST = 256;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{32,256}");
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;

  TokenFile(Path file) {
    this.file = file;
  }

  /** Where it is. */
  Path path() {
    return file.toAbsolutePath().normalize();
  }

  /**
   * The token, made if there is none yet.
   *
   * @throws BadInputException if what is there is no token file, or others can read it
   */
  String token() {
    try {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? read() : created();
    } catch (FileAlreadyExistsException e) {
      return read(); // somebody else has made it meanwhile
    } catch (IOException e) {
      throw refused("name a file in a folder that can be written");
    }
  }

  private String created() throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random); // nobody else may be able to draw the same
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Path folder = path().getParent();
    if (folder == null) {
      throw new IOException("no name");
    }
    Path whole =
        Files.createTempFile(
            folder, ".bureau-token", "", PosixFilePermissions.asFileAttribute(OWNER));
    try {
      Files.writeString(whole, token, StandardCharsets.US_ASCII);
      Files.createLink(file, whole); // nobody ever sees one that is half written
    } finally {
      Files.delete(whole);
    }
    return token;
  }

  private String read() {
    try {
      PosixFileAttributes found =
          Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!found.isRegularFile() || found.size() > LONGEST) {
        throw refused("name a file of its own");
      }
      if (!OWNER.containsAll(found.permissions())) {
        throw refused("take the rights of all others away (chmod 600), or delete it");
      }
      String token = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (!TOKEN.matcher(token).matches()) {
        throw refused("delete it, or put 32-256 of A-Z a-z 0-9 _ - there");
      }
      return token;
    } catch (IOException e) {
      throw refused("name a file that can be read");
    }
  }

  private BadInputException refused(String remedy) {
    return new BadInputException("--token-file", file, remedy);
  }
}
