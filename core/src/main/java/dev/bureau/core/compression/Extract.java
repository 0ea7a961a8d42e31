package dev.bureau.core.compression;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The most telling sentences of a text, whole and in their order: those whose words come up most
 * often in all of it, on the average (Luhn, 1958). A text of one long sentence is said as it is.
 */
final class Extract {
  private static final int BRIEF = 200;
  private static final int SHARE = 4;
  private static final int LEAST_LETTERS = 4;
  private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final String LEFT_OUT = " … ";

  private Extract() {}

  /** About a quarter of the text; all of it if it has no more than two hundred characters. */
  static String of(String text) {
    if (text.length() <= BRIEF) {
      return text;
    }
    List<String> sentences = sentences(text);
    Map<String, Integer> frequencies = new HashMap<>();
    sentences.forEach(
        each -> words(each).forEach(word -> frequencies.merge(word, 1, Integer::sum)));
    double[] weights = sentences.stream().mapToDouble(each -> weight(each, frequencies)).toArray();
    double usual = DoubleStream.of(weights).average().orElse(0);
    List<Integer> order =
        IntStream.range(0, weights.length)
            .boxed()
            .sorted(Comparator.comparingDouble(each -> -weights[each]))
            .toList();
    SortedMap<Integer, String> chosen = new TreeMap<>();
    int room = Math.max(BRIEF, text.length() / SHARE);
    for (int each : order) {
      int length = sentences.get(each).length();
      String sentence = sentences.get(each).strip();
      boolean tells = weights[each] >= usual && !chosen.containsValue(sentence);
      if (chosen.isEmpty() || (length <= room && tells)) {
        chosen.put(each, sentence);
        room -= length;
      }
    }
    String extract = String.join(LEFT_OUT, chosen.values());
    return extract.length() < text.length() ? extract : text;
  }

  private static List<String> sentences(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(text);
    List<String> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (!text.substring(start, end).isBlank()) {
        sentences.add(text.substring(start, end));
      }
      start = end;
    }
    return sentences;
  }

  private static List<String> words(String sentence) {
    return WORDS
        .splitAsStream(sentence.toLowerCase(Locale.ROOT))
        .filter(each -> each.length() >= LEAST_LETTERS)
        .toList();
  }

  /** How often its words come up, on the average. */
  private static double weight(String sentence, Map<String, Integer> frequencies) {
    return words(sentence).stream().mapToInt(frequencies::get).average().orElse(0);
  }
}
