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
import java.util.stream.Collectors;

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

  // ---- findings of the schedule itself

  static String stuck(Schedule schedule) {
    return "nobody can go on" + who(schedule);
  }

  static String noEnd(Schedule schedule) {
    return "no end of the round in sight" + who(schedule);
  }

  static String circles(Actor actor) {
    return actor.name + " goes round in circles" + at(actor) + who(actor.schedule);
  }

  /** Where everybody is, and who is in whose way. */
  private static String who(Schedule schedule) {
    return schedule.actors.stream()
        .filter(actor -> actor.state != Actor.State.DONE)
        .map(actor -> "\n  " + describe(actor))
        .collect(Collectors.joining());
  }

  private static String describe(Actor actor) {
    if (actor.state == Actor.State.READY) {
      return actor.name + (actor.steps == 0 ? " has not begun" : " could go on" + at(actor));
    } else if (actor.state != Actor.State.WAITING) {
      return new Watch(actor.thread).describe(false, "");
    }
    boolean sleeps = actor.sleep != null;
    Actor owner = sleeps ? null : actor.schedule.monitors.ownerOf(actor.wait.on());
    boolean parks = sleeps && actor.sleep.on == actor;
    String what = sleeps && !parks ? " waits to be notified" : " waits";
    String whose = owner == null ? "" : ", which " + owner.name + " has";
    return actor.name + what + at(actor) + " for " + Steps.nameOf(actor.wait.on()) + whose;
  }

  private static String at(Actor actor) {
    return actor.site <= 0 ? "" : " at " + Weaver.place(actor.site);
  }
}
