package workbook.worker;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes records to the engine, each behind the secret that tells them from other output. */
final class Records {
  private static final int LONGEST_FIELD = 20_000;

  private final String secret;
  private final PrintStream out;

  Records(String secret, PrintStream out) {
    this.secret = secret;
    this.out = out;
  }

  synchronized void write(Record.Kind kind, String... fields) {
    for (int i = 0; i < fields.length; i++) {
      if (fields[i].length() > LONGEST_FIELD) {
        fields[i] = fields[i].substring(0, LONGEST_FIELD) + " … (cut)";
      }
    }
    String line = secret + " " + new Record(kind, List.of(fields)).encode() + "\n";
    byte[] bytes = line.getBytes(StandardCharsets.US_ASCII);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }
}
