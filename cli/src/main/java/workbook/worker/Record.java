package workbook.worker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** One line between the engine and a worker: a kind and some texts. Immutable. */
public record Record(Kind kind, List<String> fields) {
  /** What a record says. */
  public enum Kind {
    /** request: run the tests of a class */
    RUN_TESTS,
    /** request: run the code of a quiz question again and again */
    RUN_QUIZ,
    /** answer: a test begins; its method */
    STARTED,
    /** answer: a test reports something about itself; its method, a key, the value */
    REPORTED,
    /**
     * answer: a test is over; its method, {@code PASSED}, {@code FAILED} or {@code TIMED_OUT}, the
     * message
     */
    FINISHED,
    /** answer: an outcome of a quiz question was seen; the outcome, how often */
    OUTCOME,
    /** answer: the request is done; how many threads it has left behind */
    END
  }

  public Record {
    fields = List.copyOf(fields);
  }

  /** Reads what {@link #encode} has written; throws IllegalArgumentException for anything else. */
  public static Record decode(String line) {
    String[] parts = line.split(" ", -1);
    List<String> fields = new ArrayList<>();
    for (String part : Arrays.asList(parts).subList(1, parts.length)) {
      fields.add(new String(Base64.getDecoder().decode(part), StandardCharsets.UTF_8));
    }
    return new Record(Kind.valueOf(parts[0]), fields);
  }

  /** One line without a line end. */
  public String encode() {
    StringBuilder line = new StringBuilder(kind.name());
    for (String field : fields) {
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      line.append(' ').append(Base64.getEncoder().encodeToString(bytes));
    }
    return line.toString();
  }
}
