package workbook.course;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Why the exercises of a module have no test of some kind. Immutable.
 *
 * @param file where it is written
 * @param reasons by the names of exercise and kind, as they are written; an empty reason is an
 *     empty text
 */
public record KindReasons(Path file, Map<String, Map<String, String>> reasons) {
  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Reads the file of a module; empty if there is none. */
  public static Optional<KindReasons> read(Path root, CourseModule module)
      throws InvalidInputException {
    Path file = root.resolve(Path.of("solutions", "kinds", module.name() + ".yaml"));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, Map<String, String>> written;
    try {
      written = YAML.readValue(Answer.read(file), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new InvalidInputException(
          "%s, line %d, is not \"Exercise:\" with lines \"  KIND: the reason\" below it: %s"
              .formatted(file, line, e.getOriginalMessage().lines().findFirst().orElse("")));
    }
    Map<String, Map<String, String>> reasons = new TreeMap<>();
    if (written != null) { // null: the file is empty
      written.forEach((exercise, kinds) -> reasons.put(exercise, withoutNulls(kinds)));
    }
    return Optional.of(new KindReasons(file, reasons));
  }

  private static Map<String, String> withoutNulls(Map<String, String> kinds) {
    Map<String, String> texts = new TreeMap<>();
    if (kinds != null) {
      kinds.forEach((kind, reason) -> texts.put(kind, reason == null ? "" : reason.strip()));
    }
    return texts;
  }

  /** Whether there is a reason for an exercise to have no test of a kind. */
  public boolean explain(Exercise exercise, String kind) {
    return reasons.getOrDefault(exercise.name(), Map.of()).containsKey(kind);
  }
}
