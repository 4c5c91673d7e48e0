package workbook.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A source file that answers an exercise, rightly or wrongly: the starter, the reference solution,
 * an alternative or a mistake. Immutable.
 *
 * @param name the folder's name in the catalogue, or the kind's name for starter and reference
 * @param header what the comment at the top says, by key; empty for starter and reference
 */
public record Answer(Kind kind, String name, Path source, Map<String, String> header) {
  /** What an answer is, and what its header must say. */
  public enum Kind {
    STARTER(""),
    REFERENCE(""),
    ALTERNATIVE("alternatives", "Approach", "Right because"),
    MISTAKE("mistakes", "Mistake", "Looks right because", "Caught by"),
    /** A mistake that no test catches for sure. */
    UNPROVED("unproved", "Mistake", "Looks right because", "Not caught because");

    private final String folder;
    private final List<String> keys;

    Kind(String folder, String... keys) {
      this.folder = folder;
      this.keys = List.of(keys);
    }

    /** The folders of the catalogue, by kind. */
    static Map<Kind, String> catalogue() {
      Map<Kind, String> folders = new EnumMap<>(Kind.class);
      Arrays.stream(values())
          .filter(kind -> !kind.folder.isEmpty())
          .forEach(kind -> folders.put(kind, kind.folder));
      return folders;
    }

    /** Whether every test must pass. */
    public boolean isRight() {
      return this == REFERENCE || this == ALTERNATIVE;
    }
  }

  static Answer read(Kind kind, String name, Path source) throws InvalidInputException {
    Map<String, String> header = kind.keys.isEmpty() ? Map.of() : readHeader(source);
    for (String key : kind.keys) {
      if (header.getOrDefault(key, "").isBlank()) {
        throw new InvalidInputException(
            source + " has no header line \"" + key + ": …\" in the comment at its top: add it.");
      }
    }
    return new Answer(kind, name, source, header);
  }

  /** The tests that a mistake's header names. */
  public List<String> caughtBy() {
    return Arrays.stream(header.getOrDefault("Caught by", "").split("[\\s,]+"))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static Map<String, String> readHeader(Path source) throws InvalidInputException {
    Map<String, String> header = new LinkedHashMap<>();
    String text = read(source);
    int end = text.indexOf("*/");
    if (!text.startsWith("/*") || end < 0) {
      return header;
    }
    String key = null;
    for (String line : text.substring(2, end).lines().toList()) {
      String content = line.replaceFirst("^\\s*\\*?\\s*", "").strip();
      if (content.matches("[A-Z][a-z ]+: .*")) {
        key = content.substring(0, content.indexOf(':'));
        header.put(key, content.substring(content.indexOf(':') + 1).strip());
      } else if (key != null && !content.isEmpty()) {
        header.merge(key, content, (before, more) -> before + " " + more);
      }
    }
    return header;
  }

  static String read(Path file) throws InvalidInputException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(file + " is missing.");
    } catch (IOException e) {
      throw new InvalidInputException(file + " cannot be read (" + e + "): check its permissions.");
    }
  }
}
