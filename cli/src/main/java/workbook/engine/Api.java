package workbook.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/**
 * What tests can see of compiled classes: everything in the same package that is not private.
 * Immutable.
 *
 * <p>It answers one question: would the tests have been compiled to the same classes with other
 * code? A "no" costs some time, since the tests are then compiled with that code; so it says "no"
 * wherever a "yes" would need a long proof.
 *
 * @param types by internal name; without local and anonymous classes
 */
record Api(Map<String, ApiType> types) {
  Api {
    types = Map.copyOf(types);
  }

  /** Reads every class file below a folder. */
  static Api read(Path classes) throws IOException {
    Map<String, ApiType> types = new HashMap<>();
    for (Path file : classFiles(classes)) {
      ApiReader reader = new ApiReader();
      new ClassReader(Files.readAllBytes(file)).accept(reader, ClassReader.SKIP_CODE);
      ApiType type = reader.type();
      if (!type.isLocal()) {
        types.put(type.name(), type);
      }
    }
    return new Api(types);
  }

  static List<Path> classFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
  }

  /** Whether tests that were compiled with a model would be the same if compiled with this. */
  boolean canStandInFor(Api model, TestView tests) {
    if (!isWholeStory() || !model.isWholeStory()) {
      return false;
    }
    for (ApiType type : types.values()) {
      ApiType of = model.types.get(type.name());
      boolean fits = of == null ? !tests.words().contains(type.simpleName()) : type.fits(of, tests);
      if (!fits) {
        return false;
      }
    }
    return model.types.values().stream()
        .filter(type -> !type.isPrivate())
        .allMatch(type -> types.containsKey(type.name()));
  }

  /**
   * Whether the types that can be seen say all. They do not if they mention private ones, of which
   * tests might see the supertypes, or if there are annotations, whose use has rules of its own.
   */
  private boolean isWholeStory() {
    List<String> privateNames = new ArrayList<>();
    types.values().stream()
        .filter(ApiType::isPrivate)
        .forEach(type -> privateNames.add(type.name()));
    return types.values().stream()
        .filter(type -> !type.isPrivate())
        .noneMatch(type -> type.isAnnotation() || privateNames.stream().anyMatch(type::mentions));
  }
}
