package workbook.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * What a module's README says about its exercises. Immutable.
 *
 * @param rows the rows of the table of exercises
 * @param hints the summaries of the hints, by the heading above them
 */
public record Lesson(Path file, List<Row> rows, Map<String, List<String>> hints) {
  private static final Pattern SUMMARY = Pattern.compile("<summary>(.*?)</summary>");

  /** One line of the table: the number, the name of the exercise, where it links to, its level. */
  public record Row(String number, String name, String link, String level) {}

  /** Reads a lesson; a table or a hint that is not there is missing in the result, too. */
  public static Lesson read(CourseModule module) throws InvalidInputException {
    Path file = module.folder().resolve("README.md");
    List<Row> rows = new ArrayList<>();
    Map<String, List<String>> hints = new HashMap<>();
    String section = "";
    String heading = "";
    for (Node node : Markdown.children(Markdown.read(file))) {
      if (node instanceof Heading title) {
        section = title.getLevel() == 2 ? Markdown.text(title) : section;
        heading = Markdown.text(title);
      } else if (node instanceof TableBlock table && section.equals("Exercises")) {
        rows.addAll(rowsOf(table));
      } else if (node instanceof HtmlBlock html && section.equals("Hints")) {
        Matcher summary = SUMMARY.matcher(html.getLiteral());
        while (summary.find()) {
          hints.computeIfAbsent(heading, key -> new ArrayList<>()).add(summary.group(1));
        }
      }
    }
    return new Lesson(file, rows, hints);
  }

  private static List<Row> rowsOf(TableBlock table) {
    List<Row> rows = new ArrayList<>();
    for (Node part : Markdown.children(table)) {
      if (part instanceof TableBody body) {
        Markdown.children(body).forEach(row -> rows.add(rowOf((TableRow) row)));
      }
    }
    return rows;
  }

  private static Row rowOf(TableRow row) {
    List<Node> cells = Markdown.children(row);
    List<String> texts = cells.stream().map(Markdown::text).toList();
    String link =
        cells.size() > 1 && cells.get(1).getFirstChild() instanceof Link to
            ? to.getDestination()
            : "";
    return new Row(
        texts.get(0),
        texts.size() > 1 ? texts.get(1) : "",
        link,
        texts.size() > 2 ? texts.get(2) : "");
  }
}
