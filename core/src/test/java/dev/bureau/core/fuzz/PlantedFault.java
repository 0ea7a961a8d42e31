package dev.bureau.core.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** A parser with a fault behind four comparisons; {@link FuzzControl} has it searched. */
class PlantedFault {
  @FuzzTest(maxExecutions = Fuzzed.ENOUGH, maxDuration = "10m")
  void isFound(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    if (text.startsWith("status") && text.indexOf('=') > 6 && text.endsWith("'")) {
      String value = text.substring(text.indexOf('=') + 1, text.length() - 1);
      if (value.length() == 7 && value.charAt(0) == '\'' && value.charAt(3) == '%') {
        throw new IllegalStateException("planted");
      }
    }
  }
}
