package dev.bureau.testing.moving;

import dev.bureau.core.seam.Disk;
import dev.bureau.core.seam.ProcessStamp;
import dev.bureau.core.seam.Processes;
import dev.bureau.core.store.Blobs;
import dev.bureau.core.store.Leases;
import dev.bureau.core.store.Sessions;
import dev.bureau.core.store.Store;
import dev.bureau.testing.ForwardingSeams;
import dev.bureau.testing.ForwardingStore;
import dev.bureau.testing.ManualSeams;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * A process that dies at a call by which it changes the disk or the store: before it or after it,
 * or in the middle of a file. Whatever it calls afterwards does not happen.
 */
final class Mortal extends ForwardingSeams {
  private static final Set<String> CHANGES =
      Set.of(
          "createFolder",
          "link",
          "copy",
          "write",
          "append",
          "cut",
          "replace",
          "rename",
          "delete",
          "commit",
          "claim",
          "release",
          "put");

  private final ManualSeams world;
  private final ProcessStamp self;
  private final long last;
  private final Death death;
  private long calls;
  private boolean dead;

  /** How it dies. */
  enum Death {
    BEFORE,
    AFTER,
    WITHIN
  }

  /** What dying looks like to who dies. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  private Mortal(ManualSeams world, long last, Death death) {
    super(world);
    this.world = world;
    this.self = world.processes().another();
    this.last = last;
    this.death = death;
  }

  /** One that dies at its n-th call, from 1. */
  static Mortal at(ManualSeams world, long n, Death death) {
    return new Mortal(world, n, death);
  }

  /** One that lives. */
  static Mortal never(ManualSeams world) {
    return new Mortal(world, Long.MAX_VALUE, Death.BEFORE);
  }

  /** Something done to disk or store. */
  @FunctionalInterface
  private interface Call {
    Object happen() throws Throwable;
  }

  private Object happens(String name, Call call, Path... copy) throws Throwable {
    if (dead) {
      throw new Died();
    }
    boolean dies = CHANGES.contains(name) && ++calls == last;
    if (dies && death == Death.BEFORE) {
      throw died();
    }
    Object answer = call.happen();
    if (dies) {
      if (death == Death.WITHIN && copy.length > 0) {
        byte[] all = Files.readAllBytes(copy[0]);
        Files.write(copy[0], Arrays.copyOf(all, all.length / 2));
      }
      throw died();
    }
    return answer;
  }

  private Died died() {
    dead = true;
    world.processes().end(self);
    return new Died();
  }

  private <T> T mortal(Class<T> kind, T works) {
    return kind.cast(
        Proxy.newProxyInstance(
            kind.getClassLoader(),
            new Class<?>[] {kind},
            (proxy, method, arguments) ->
                happens(
                    method.getName(),
                    () -> {
                      try {
                        return method.invoke(works, arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    },
                    written(method.getName(), arguments))));
  }

  /** The file that is there in part if the process dies within that call. */
  private static Path[] written(String name, Object[] arguments) {
    return switch (name) {
      case "copy" -> new Path[] {(Path) arguments[1]};
      case "write" -> new Path[] {(Path) arguments[0]};
      default -> new Path[0];
    };
  }

  @Override
  public Disk disk() {
    return mortal(Disk.class, world.disk());
  }

  /** Its way to a store. */
  Store reaches(Store store) {
    return new ForwardingStore(store) {
      @Override
      public Sessions sessions() {
        return mortal(Sessions.class, super.sessions());
      }

      @Override
      public Leases leases() {
        return mortal(Leases.class, super.leases());
      }

      @Override
      public Blobs blobs() {
        return mortal(Blobs.class, super.blobs());
      }
    };
  }

  @Override
  public Processes processes() {
    return new Processes() {
      @Override
      public ProcessStamp self() {
        return self;
      }

      @Override
      public boolean isGone(ProcessStamp process) {
        return world.processes().isGone(process);
      }
    };
  }
}
