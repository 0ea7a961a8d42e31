package dev.bureau.transitions.process;

import java.io.IOException;
import java.util.Arrays;

/**
 * A program that takes the MiB that it is told to, says so, and keeps them until its input ends.
 */
final class Eater {
  private Eater() {}

  public static void main(String[] arguments) throws IOException {
    byte[][] eaten = new byte[Integer.parseInt(arguments[0])][];
    for (int i = 0; i < eaten.length; i++) {
      eaten[i] = new byte[1 << 20];
      Arrays.fill(eaten[i], (byte) 1);
    }
    System.out.println("eaten " + eaten.length);
    while (System.in.read() >= 0) {
      eaten[0][0]++;
    }
  }
}
