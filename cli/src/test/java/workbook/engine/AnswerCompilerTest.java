package workbook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import workbook.ToyCourse;

@DisplayName("Compiling answers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerCompilerTest {
  private static final String REFERENCE =
      """
      package workbook.races;

      import java.util.List;

      public class Toy {
        public interface Vault {
          int read(int key);
        }

        enum Level { LOW, HIGH }

        static final int LIMIT = 3;

        private final Vault vault;

        public Toy(Vault vault) {
          this.vault = vault;
        }

        public int two() {
          return vault.read(LIMIT);
        }

        List<String> names() {
          return List.of();
        }

        Level level() {
          return Level.LOW;
        }
      }
      """;
  private static final String TESTS =
      """
      package workbook.races;

      import java.util.List;
      import org.junit.jupiter.api.Test;

      class ToyTest {
        @Test
        void usesAll() {
          Toy toy = new Toy(key -> key - Toy.LIMIT + helped());
          int two = toy.two();
          List<String> names = toy.names();
          String level = switch (toy.level()) {
            case LOW -> "low";
            case HIGH -> "high";
          };
        }

        private static int helped() {
          return new Helper().two();
        }
      }
      """;
  private static final String HELPER =
      """
      package workbook.races;

      class Helper {
        int two() {
          return new Toy(key -> 2).two();
        }
      }
      """;

  private ToyCourse toys;
  private AnswerCompiler compiler;
  private int answers;

  @BeforeAll
  void makeCompiler(@TempDir Path folder) throws Exception {
    toys = new ToyCourse(folder.resolve("course"));
    toys.write("solutions/src/main/java/workbook/races/Toy.java", REFERENCE);
    String tests = "02-race-conditions/src/test/java/workbook/races/";
    toys.write(tests + "ToyTest.java", TESTS);
    toys.write(tests + "Helper.java", HELPER);
    compiler = new AnswerCompiler(Files.createDirectories(folder.resolve("workspace")));
    compiler.compileSupport(toys.load());
  }

  @Test
  @DisplayName(
      "takes the vocabulary that came with the command only for a course that has the same")
  void builtVocabulary(@TempDir Path folder) throws Exception {
    ToyCourse course = new ToyCourse(folder);
    Path target = folder.resolve("target");

    assertThat(BuiltVocabulary.copyTo(target, course.load().vocabulary().sources())).isTrue();
    assertThat(target.resolve("workbook/support/Story.class")).exists();
    course.write(ToyCourse.SUPPORT + "/Limits.java", "package workbook.support; class Limits {}");
    assertThat(BuiltVocabulary.copyTo(target, course.load().vocabulary().sources())).isFalse();
  }

  private CompiledAnswer compile(String old, String replacement) throws Exception {
    assertThat(REFERENCE).contains(old);
    Path source =
        toys.write("answer-" + answers++ + "/Toy.java", REFERENCE.replace(old, replacement));
    return compiler.compile(Submission.ofFile("an answer", toys.toy(), source));
  }

  /** It compiles, and the tests did not have to be compiled with it. */
  private void assertFits(String old, String replacement) throws Exception {
    CompiledAnswer answer = compile(old, replacement);
    assertThat(answer.errors()).isEmpty();
    assertThat(answer.classPath()).as("tests and answer in folders of their own").hasSize(2);
  }

  /** It compiles, but only with the tests is that sure. */
  private void assertFitsWithTests(String old, String replacement) throws Exception {
    CompiledAnswer answer = compile(old, replacement);
    assertThat(answer.errors()).isEmpty();
    assertThat(answer.classPath()).as("tests and answer in one folder").hasSize(1);
  }

  private void assertError(String old, String replacement, String... error) throws Exception {
    assertThat(compile(old, replacement).errors()).contains(error);
  }

  @Test
  @DisplayName("takes another body without compiling the tests again")
  void otherBody() throws Exception {
    assertFits("return vault.read(LIMIT);", "synchronized (this) { return vault.read(4) + 1; }");
    assertFits("public int two()", "public synchronized int two()");
  }

  @Test
  @DisplayName("takes more methods, fields and classes if the tests do not name them")
  void more() throws Exception {
    assertFits("  List<String> names()", "  public void more() {}\n  List<String> names()");
    assertFits("  private final Vault", "  volatile int more;\n  private final Vault");
    assertFits("  List<String> names()", "  record More(int n) {}\n  List<String> names()");
    assertFits("  List<String> names()", "  private enum Hidden { A }\n  List<String> names()");
    assertFits("public class Toy", "class More {}\n\npublic class Toy");
  }

  @Test
  @DisplayName("looks closer at more methods and classes whose names the tests use")
  void moreOfTheSameName() throws Exception {
    assertFitsWithTests("  List<String> names()", "  void two(int n) {}\n  List<String> names()");
    assertFitsWithTests("  public int two()", "  Toy() { this(null); }\n  public int two()");
    assertError("public class Toy", "class Helper {}\n\npublic class Toy", "duplicate class");
    assertError("public class Toy", "class ToyTest {}\n\npublic class Toy", "duplicate class");
  }

  @Test
  @DisplayName("reports a method that is missing, private, or takes or gives something else")
  void otherMethods() throws Exception {
    assertError("public int two()", "public int too()", "Helper.java, line 5", "two()");
    assertError("public int two()", "private int two()", "two() has private access");
    assertError("public int two()", "public int two(int n)", "cannot be applied");
    assertError("public int two()", "public long two()", "possible lossy conversion");
    assertError("  Level level()", "  String level()", "incompatible types");
  }

  @Test
  @DisplayName("reports a checked exception that the tests do not expect")
  void checkedException() throws Exception {
    assertError(
        "public int two()",
        "public int two() throws InterruptedException",
        "unreported exception java.lang.InterruptedException");
    assertFitsWithTests("public int two()", "public int two() throws IllegalStateException");
  }

  @Test
  @DisplayName("sees what the JVM does not: type arguments and constants")
  void invisibleToTheJvm() throws Exception {
    assertError("List<String> names()", "List<Integer> names()", "incompatible types");
    CompiledAnswer answer = compile("LIMIT = 3", "LIMIT = 4");
    assertThat(answer.errors()).isEmpty();
    assertThat(answer.classPath()).as("tests compiled with the other constant").hasSize(1);
  }

  @Test
  @DisplayName("sees that a lambda is none any more, and that a switch has forgotten something")
  void lambdaAndSwitch() throws Exception {
    assertError("int read(int key);", "int read(int key);\n void more();", "incompatible types");
    assertFitsWithTests("int read(int key);", "int read(int key);\n default void more() {}");
    assertError("LOW, HIGH", "LOW, MIDDLE, HIGH", "does not cover all possible");
  }

  @Test
  @DisplayName("keeps the source of an answer beside its class")
  void keepsSource() throws Exception {
    for (CompiledAnswer answer :
        new CompiledAnswer[] {compile("LIMIT = 3", "LIMIT = 3"), compile("= 3", "= 5")}) {
      Path classes = answer.classPath().get(answer.classPath().size() - 1);
      assertThat(classes.resolve("workbook/races/Toy.class")).exists();
      assertThat(classes.resolve("workbook/races/Toy.java"))
          .hasSameBinaryContentAs(answer.submission().source());
    }
  }

  @Test
  @DisplayName("takes what an answer in a tree needs from the tree")
  void tree() throws Exception {
    String uses = REFERENCE.replace("vault.read(LIMIT)", "More.two()");
    Path source = toys.write("tree/workbook/races/Toy.java", uses);
    toys.write(
        "tree/workbook/races/More.java",
        "package workbook.races; class More { static int two() { return 2; } }");
    Path tree = source.getParent().getParent().getParent();

    assertThat(compiler.compile(Submission.ofTree("tree", toys.toy(), tree)).errors()).isEmpty();
    assertThat(compiler.compile(Submission.ofFile("file", toys.toy(), source)).errors())
        .contains("cannot find symbol");
  }
}
