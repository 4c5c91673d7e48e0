package workbook.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Tells a schedule with the lines of the learner's own source, one column for each thread. */
final class Telling {
  private static final int NEAR = 2;
  private static final int WIDEST = 46;

  private final List<String> source;

  /** Reads the source of an exercise; where there is none, the numbers of its lines must do. */
  Telling(Class<?> test) {
    source = read(test);
  }

  private static List<String> read(Class<?> test) {
    String file = test.getName().replaceFirst("Test$", "").replace('.', '/') + ".java";
    try (InputStream in = test.getClassLoader().getResourceAsStream(file)) {
      if (in != null) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
            .lines()
            .toList();
      }
      Path path = Path.of("src", "main", "java").resolve(file);
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  String tableOf(Schedule schedule) {
    Timeline table = new Timeline();
    List<Schedule.Row> rows = withoutRepetitions(schedule.rows);
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).text() != null || isNearASwitch(rows, i)) {
        table.add(schedule.actors.get(rows.get(i).actor()).name, textOf(rows.get(i)));
      }
    }
    return table.toString();
  }

  private static List<Schedule.Row> withoutRepetitions(List<Schedule.Row> all) {
    List<Schedule.Row> rows = new ArrayList<>();
    Schedule.Row last = null;
    for (Schedule.Row row : all) {
      boolean same =
          last != null
              && row.actor() == last.actor()
              && Objects.equals(row.text(), last.text())
              && Weaver.site(Math.max(0, row.site())).equals(Weaver.site(Math.max(0, last.site())));
      if (!same) {
        rows.add(row);
      }
      last = row;
    }
    return rows;
  }

  private static boolean isNearASwitch(List<Schedule.Row> rows, int at) {
    int first = Math.max(0, at - NEAR);
    int last = Math.min(rows.size() - 1, at + NEAR);
    return rows.subList(first, last + 1).stream()
        .anyMatch(row -> row.actor() != rows.get(at).actor() || row.text() != null);
  }

  private String textOf(Schedule.Row row) {
    if (row.text() != null) {
      return row.text();
    }
    int line = Weaver.site(row.site()).line();
    String text = line <= source.size() ? source.get(line - 1).strip() : "";
    String whole = line + "  " + text;
    return whole.length() <= WIDEST ? whole : whole.substring(0, WIDEST - 1) + "…";
  }
}
