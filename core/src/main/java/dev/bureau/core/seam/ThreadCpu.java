package dev.bureau.core.seam;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The processor time of the present thread, where the JVM can tell it. */
final class ThreadCpu {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean SUPPORTED = THREADS.isCurrentThreadCpuTimeSupported();
  private static final @Nullable MethodHandle IS_VIRTUAL = isVirtual();

  private ThreadCpu() {}

  static OptionalLong nanos() {
    long nanos = SUPPORTED && isPlatformThread() ? THREADS.getCurrentThreadCpuTime() : -1;
    return nanos < 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
  }

  /** Asked first, for the JVM throws when it is asked for the time of a virtual thread. */
  private static boolean isPlatformThread() {
    try {
      return IS_VIRTUAL == null || !(boolean) IS_VIRTUAL.invokeExact(Thread.currentThread());
    } catch (Throwable e) {
      throw new LinkageError("Cannot ask a thread whether it is virtual", e);
    }
  }

  /** Reflection, because the library is compiled for Java 17, which has no virtual threads. */
  private static @Nullable MethodHandle isVirtual() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
    } catch (NoSuchMethodException e) {
      return null;
    } catch (IllegalAccessException e) {
      throw new LinkageError("Cannot ask threads whether they are virtual", e);
    }
  }
}
