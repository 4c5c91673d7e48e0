package workbook.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** A module's QUIZ.md. Immutable. */
public record Quiz(Path file, List<Question> questions) {
  private static final Pattern KEY = Pattern.compile("Right: ([A-Z](?:, [A-Z])*)");
  private static final Pattern OPTION = Pattern.compile("\\[ ?] ([A-Z])\\. (.*)", Pattern.DOTALL);
  private static final Pattern EXPLANATION = Pattern.compile("([A-Z]): (.*)", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

  /**
   * Code that is shown, and what the key says of it.
   *
   * @param can every outcome that it can have
   * @param cannot outcomes that it can never have
   */
  public record Snippet(String code, List<String> can, List<String> cannot) {}

  /**
   * One question.
   *
   * @param options what each letter offers
   * @param right the letters that are right
   * @param explanations one for each letter
   */
  public record Question(
      String title,
      List<Snippet> snippets,
      Map<String, String> options,
      TreeSet<String> right,
      Map<String, String> explanations) {
    /** Whether the options are outcomes of the code. */
    public boolean asksForOutcomes() {
      return title.toLowerCase(Locale.ROOT).contains("what can this print?");
    }
  }

  public static Quiz read(CourseModule module) throws InvalidInputException {
    Path file = module.folder().resolve("QUIZ.md");
    List<Question> questions = new ArrayList<>();
    Question question = null;
    boolean inAnswer = false;
    for (Node node : Markdown.children(Markdown.read(file))) {
      if (node instanceof Heading heading && heading.getLevel() == 2) {
        question =
            new Question(
                Markdown.text(heading),
                new ArrayList<>(),
                new TreeMap<>(),
                new TreeSet<>(),
                new TreeMap<>());
        questions.add(question);
        inAnswer = false;
      } else if (question == null) {
        continue;
      } else if (node instanceof HtmlBlock html) {
        inAnswer |= html.getLiteral().contains("<details>");
        readOutcomes(question, html.getLiteral());
      } else if (node instanceof FencedCodeBlock code && code.getInfo().startsWith("java")) {
        if (!inAnswer) {
          question.snippets().add(new Snippet(code.getLiteral(), List.of(), List.of()));
        }
      } else if (node instanceof BulletList list) {
        Pattern pattern = inAnswer ? EXPLANATION : OPTION;
        readItems(list, pattern, inAnswer ? question.explanations() : question.options());
      } else if (node instanceof Paragraph && inAnswer) {
        Matcher key = KEY.matcher(Markdown.text(node));
        if (key.find()) {
          question.right().addAll(List.of(key.group(1).split(", ")));
        }
      }
    }
    questions.forEach(Quiz::takeOutcomesFromOptions);
    return new Quiz(file, questions);
  }

  private static void readItems(BulletList list, Pattern pattern, Map<String, String> into) {
    for (Node item : Markdown.children(list)) {
      Matcher matcher = pattern.matcher(Markdown.text(item));
      if (matcher.matches()) {
        into.put(matcher.group(1), matcher.group(2).strip());
      }
    }
  }

  /**
   * Reads comments such as {@code can print: "1", "2"; cannot print: "0"} in an answer, one for
   * each snippet in their order.
   */
  private static void readOutcomes(Question question, String html) {
    for (String comment : html.split("<!--")) {
      int at = firstWithoutOutcomes(question);
      if (comment.contains("can print:") && at >= 0) {
        String[] parts = comment.split("cannot print:", 2);
        List<String> cannot = parts.length > 1 ? quoted(parts[1]) : List.of();
        String code = question.snippets().get(at).code();
        question.snippets().set(at, new Snippet(code, quoted(parts[0]), cannot));
      }
    }
  }

  private static int firstWithoutOutcomes(Question question) {
    for (int i = 0; i < question.snippets().size(); i++) {
      if (question.snippets().get(i).can().isEmpty()) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> quoted(String text) {
    return QUOTED.matcher(text).results().map(result -> result.group(1)).toList();
  }

  private static void takeOutcomesFromOptions(Question question) {
    if (question.asksForOutcomes() && question.snippets().size() == 1) {
      List<String> can = new ArrayList<>();
      List<String> cannot = new ArrayList<>();
      question
          .options()
          .forEach((letter, text) -> (question.right().contains(letter) ? can : cannot).add(text));
      question.snippets().set(0, new Snippet(question.snippets().get(0).code(), can, cannot));
    }
  }
}
