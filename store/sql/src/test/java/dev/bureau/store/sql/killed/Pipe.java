package dev.bureau.store.sql.killed;

/**
 * How a child process speaks. What it says is marked, since logs go the same way, and ends with a
 * semicolon, since a kill may cut a line.
 */
final class Pipe {
  private static final String MARK = "rig:";
  private static final String END = ";";

  private Pipe() {}

  static synchronized void say(String text) {
    System.out.print(MARK + text + END + "\n");
    if (System.out.checkError()) {
      Runtime.getRuntime().halt(1); // nobody listens any more: the rig itself is gone
    }
  }

  static boolean isSaid(String line) {
    return line.startsWith(MARK) && line.endsWith(END);
  }

  static String said(String line) {
    return line.substring(MARK.length(), line.length() - END.length());
  }
}
