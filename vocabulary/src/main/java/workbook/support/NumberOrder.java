package workbook.support;

import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Runs tests in the order of the numbers that their names begin with: 1.9 before 1.10. */
public final class NumberOrder implements MethodOrderer {
  /** Compares names that may begin with numbers such as 1.10, and those without by their text. */
  static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt((String name) -> part(name, 0))
          .thenComparingInt(name -> part(name, 1))
          .thenComparing(Comparator.naturalOrder());

  @Override
  public void orderMethods(MethodOrdererContext context) {
    context
        .getMethodDescriptors()
        .sort(Comparator.comparing(MethodDescriptor::getDisplayName, BY_NUMBER));
  }

  private static int part(String name, int index) {
    String[] parts = name.replaceFirst("[^\\d.].*", "").split("\\.");
    boolean is = index < parts.length && parts[index].matches("\\d{1,6}");
    return is ? Integer.parseInt(parts[index]) : Integer.MAX_VALUE;
  }
}
