package dev.bureau.testing;

import dev.bureau.core.seam.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk that hands everything on to another; a double overrides what it changes. */
public abstract class ForwardingDisk implements Disk {
  private final Disk works;

  /** A disk over that one. */
  protected ForwardingDisk(Disk works) {
    this.works = works;
  }

  @Override
  public boolean exists(Path path) {
    return works.exists(path);
  }

  @Override
  public boolean isDirectory(Path path) {
    return works.isDirectory(path);
  }

  @Override
  public boolean isWritable(Path path) {
    return works.isWritable(path);
  }

  @Override
  public long size(Path file) throws IOException {
    return works.size(file);
  }

  @Override
  public void createPrivate(Path file) throws IOException {
    works.createPrivate(file);
  }

  @Override
  public byte[] head(Path file, int count) throws IOException {
    return works.head(file, count);
  }

  @Override
  public InputStream read(Path file) throws IOException {
    return works.read(file);
  }

  @Override
  public Optional<String> identity(Path file) throws IOException {
    return works.identity(file);
  }

  @Override
  public Optional<Kind> kind(Path path) throws IOException {
    return works.kind(path);
  }

  @Override
  public List<Found> list(Path folder) throws IOException {
    return works.list(folder);
  }

  @Override
  public Path real(Path path) throws IOException {
    return works.real(path);
  }

  @Override
  public Path target(Path link) throws IOException {
    return works.target(link);
  }

  @Override
  public boolean isExecutable(Path file) throws IOException {
    return works.isExecutable(file);
  }

  @Override
  public String digest(Path file) throws IOException {
    return works.digest(file);
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    works.createFolder(folder);
  }

  @Override
  public void link(Path link, Path target) throws IOException {
    works.link(link, target);
  }

  @Override
  public void copy(Path from, Path to) throws IOException {
    works.copy(from, to);
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    works.write(file, content);
  }

  @Override
  public void append(Path file, byte[] content) throws IOException {
    works.append(file, content);
  }

  @Override
  public void cut(Path file, long size) throws IOException {
    works.cut(file, size);
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    works.replace(from, to);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    works.rename(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    works.delete(path);
  }

  @Override
  public void sync(Path folder) throws IOException {
    works.sync(folder);
  }
}
