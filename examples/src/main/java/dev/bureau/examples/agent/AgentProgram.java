package dev.bureau.examples.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/**
 * An agent in a process of its own: reads its standard input line by line, answers on its standard
 * output, and writes down what happens in a transcript, one file for each of its lives. The page
 * {@code docs/guide/agent-program.md} says what it understands and what a line of the transcript
 * holds.
 */
public final class AgentProgram {
  private static final int KILLED = 137;
  private static final long MIB = 1 << 20;

  private final Path folder;
  private final Iterator<String> ids;
  private final PrintStream out;
  private final Tricks tricks;
  private Life life;

  private AgentProgram(Path folder, List<String> ids, PrintStream out) throws IOException {
    this.folder = folder;
    this.ids = ids.iterator();
    this.out = out;
    this.tricks = new Tricks(out);
    this.life = begin();
  }

  /**
   * Takes the folder for the transcripts, and the ids of the first lives; those of further ones are
   * random.
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      System.err.println("Give the folder for the transcripts, and ids of its own if you like");
      System.exit(2);
    }
    List<String> words = Arrays.asList(arguments);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    new AgentProgram(Path.of(words.get(0)), words.subList(1, words.size()), out)
        .run(new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
  }

  private Life begin() throws IOException {
    String id = ids.hasNext() ? ids.next() : UUID.randomUUID().toString();
    Life begun = Life.begin(folder, id);
    out.println("session " + id);
    return begun;
  }

  /** Until it is told to exit, or until its input ends. */
  private void run(BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("/")) {
        command(line.split(" ", 3));
      } else if (!line.isBlank()) {
        out.println(life.answer(line));
      }
    }
    life.end("input");
  }

  private void command(String[] words) throws IOException {
    switch (words[0]) {
      case "/clear" -> {
        life.end("clear");
        life = begin();
      }
      case "/exit" -> {
        life.end("exit");
        System.exit((int) number(words, 0));
      }
      case "/tool" -> out.println(life.use(word(words, 1, "echo"), word(words, 2, "nothing")));
      case "/tear" -> {
        life.tear();
        Runtime.getRuntime().halt(KILLED);
      }
      case "/die" -> Runtime.getRuntime().halt((int) number(words, 1));
      case "/hang" -> tricks.hang();
      case "/babble" -> tricks.babble(number(words, MIB));
      case "/spawn" -> tricks.spawn();
      case "/eat" -> tricks.eat(number(words, MIB));
      case "/spin" -> tricks.spin(number(words, 1));
      default -> System.err.println("No such command: " + words[0]);
    }
  }

  private static long number(String[] words, long otherwise) {
    return words.length < 2 ? otherwise : Long.parseLong(words[1]);
  }

  private static String word(String[] words, int index, String otherwise) {
    return index < words.length ? words[index] : otherwise;
  }
}
