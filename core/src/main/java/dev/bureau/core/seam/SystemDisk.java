package dev.bureau.core.seam;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The machine's own file system. Its streams are not closed by an interrupt, as channels are. */
final class SystemDisk implements Disk {
  private static final int BUFFER = 1 << 16;

  @Override
  public boolean exists(Path path) {
    return Files.exists(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return Files.isDirectory(path);
  }

  @Override
  public boolean isWritable(Path path) {
    return Files.isWritable(path);
  }

  @Override
  public long size(Path file) throws IOException {
    return Files.size(file);
  }

  @Override
  public void createPrivate(Path file) throws IOException {
    Files.createFile(file, only("rw-------", file));
  }

  @Override
  public byte[] head(Path file, int count) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(count);
    }
  }

  @Override
  public InputStream read(Path file) throws IOException {
    return Files.newInputStream(file, NOFOLLOW_LINKS);
  }

  @Override
  public Optional<String> identity(Path file) throws IOException {
    try {
      return Optional.ofNullable(
              Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS).fileKey())
          .map(Object::toString);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Kind> kind(Path path) throws IOException {
    try {
      BasicFileAttributes found =
          Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
      return Optional.of(kind(found));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static Kind kind(BasicFileAttributes found) {
    if (found.isSymbolicLink()) {
      return Kind.LINK;
    }
    if (found.isDirectory()) {
      return Kind.FOLDER;
    }
    return found.isRegularFile() ? Kind.FILE : Kind.OTHER;
  }

  @Override
  public List<Found> list(Path folder) throws IOException {
    List<Found> found = new ArrayList<>();
    try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
      for (Path each : names) {
        Optional<Kind> kind = kind(each);
        kind.ifPresent(it -> found.add(new Found(each, it))); // else it has just gone
      }
    }
    found.sort(Comparator.comparing(Found::path));
    return found;
  }

  @Override
  public Path real(Path path) throws IOException {
    return path.toRealPath();
  }

  @Override
  public Path target(Path link) throws IOException {
    return Files.readSymbolicLink(link);
  }

  @Override
  public boolean isExecutable(Path file) throws IOException {
    return isPosix(file)
        && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
  }

  @Override
  public String digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    Files.createDirectory(folder, only("rwx------", folder));
  }

  @Override
  public void link(Path link, Path target) throws IOException {
    Files.createSymbolicLink(link, target);
  }

  @Override
  public void copy(Path from, Path to) throws IOException {
    Files.createFile(to, only(isExecutable(from) ? "rwx------" : "rw-------", to));
    try (InputStream in = Files.newInputStream(from, NOFOLLOW_LINKS);
        FileOutputStream out = new FileOutputStream(to.toFile())) {
      in.transferTo(out);
      out.getFD().sync();
    }
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    createPrivate(file);
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      out.write(content);
      out.getFD().sync();
    }
  }

  @Override
  public void append(Path file, byte[] content) throws IOException {
    requireThere(file);
    try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
      out.write(content);
      out.getFD().sync();
    }
  }

  @Override
  public void cut(Path file, long size) throws IOException {
    requireThere(file);
    try (RandomAccessFile all = new RandomAccessFile(file.toFile(), "rw")) {
      all.setLength(Math.min(size, all.length()));
      all.getFD().sync();
    }
  }

  private static void requireThere(Path file) throws NoSuchFileException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void delete(Path path) throws IOException {
    Files.delete(path);
  }

  @Override
  public void sync(Path folder) throws IOException {
    if (isPosix(folder)) { // elsewhere a folder cannot be opened
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static FileAttribute<?>[] only(String permissions, Path path) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
