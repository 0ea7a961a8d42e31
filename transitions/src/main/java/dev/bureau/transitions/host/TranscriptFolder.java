package dev.bureau.transitions.host;

import dev.bureau.core.error.BadInputException;
import dev.bureau.core.seam.Disk;
import dev.bureau.core.transcript.Position;
import dev.bureau.transitions.transcript.Delta;
import dev.bureau.transitions.transcript.Fact;
import dev.bureau.transitions.transcript.TranscriptReader;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the transcripts of one agent as they appear. Belongs to the host's lock. */
final class TranscriptFolder {
  private static final String ENDING = ".jsonl";

  private final Disk disk;
  private final TranscriptPlace place;
  private final Set<String> known = new HashSet<>();

  TranscriptFolder(Disk disk, TranscriptPlace place) {
    this.disk = disk;
    this.place = place;
  }

  /**
   * A transcript that is new.
   *
   * @param name its file's
   * @param ownSession what the agent calls its life
   * @param at when that began
   */
  record Found(String name, String ownSession, Instant at) {}

  /** What is there now is not of this agent. */
  void baseline() throws IOException {
    known.addAll(names());
  }

  /** Those that have appeared since, and say something, in the order in which they began. */
  List<Found> unseen() throws IOException {
    if (place.search() == TranscriptPlace.Search.TOLD) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    for (String each : names()) {
      if (!known.contains(each)) {
        Delta delta = reader(each).read(Position.START);
        if (!delta.lines().isEmpty()) {
          found.add(new Found(each, ownSession(each, delta), begun(delta)));
        }
      }
    }
    found.sort(Comparator.comparing(Found::at).thenComparing(Found::name));
    return found;
  }

  /**
   * Makes sure that a transcript of that name is in the folder.
   *
   * @throws BadInputException if it is somewhere else
   */
  void requireInside(String name) {
    if (!isInside(name)) {
      throw new BadInputException("transcript", name, "name a file in the folder of transcripts");
    }
  }

  private boolean isInside(String name) {
    Path root = place.folder().toAbsolutePath().normalize();
    try {
      Path file = root.resolve(name).normalize();
      return file.startsWith(root) && !file.equals(root);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  void taken(String name) {
    known.add(name);
  }

  TranscriptReader reader(String name) {
    return new TranscriptReader(disk, place.folder(), name, place.format());
  }

  private Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    try {
      for (Disk.Found each : disk.list(place.folder())) {
        String name = String.valueOf(each.path().getFileName());
        if (each.kind() == Disk.Kind.FILE && name.endsWith(ENDING)) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException e) {
      return names; // its agent makes the folder
    }
    return names;
  }

  /** The one that the first lines name: later ones may be of another life. */
  private static String ownSession(String name, Delta delta) {
    return delta
        .all(Fact.AgentSession.class)
        .findFirst()
        .map(Fact.AgentSession::agentSession)
        .orElse(name.substring(0, name.length() - ENDING.length()));
  }

  private static Instant begun(Delta delta) {
    return delta
        .all(Fact.LifeStarted.class)
        .map(Fact.LifeStarted::at)
        .findFirst()
        .or(() -> delta.all(Fact.Message.class).map(Fact.Message::at).findFirst())
        .orElse(Instant.MAX);
  }
}
