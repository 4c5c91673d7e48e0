package workbook.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import workbook.ToyCourse;

@DisplayName("Reading the course")
class CourseTest {
  @TempDir Path folder;
  private ToyCourse toys;

  @BeforeEach
  void makeCourse() {
    toys = new ToyCourse(folder);
  }

  @Test
  @DisplayName("finds the exercise with all of its answers")
  void findsAnswers() throws Exception {
    Exercise toy = toys.toy();

    assertThat(toy.id()).isEqualTo("02/Toy");
    assertThat(toy.answers())
        .extracting(Answer::name)
        .containsExactly(
            "starter", "reference", "sum", "says-3", "says-4", "says-5", "says-6", "says-7");
    assertThat(toy.answers(Answer.Kind.MISTAKE).get(0).caughtBy())
        .containsExactly("saysTwo", "saysTwoAgain");
  }

  @Test
  @DisplayName("knows an exercise by each of its names")
  void findsByName() throws Exception {
    Course course = toys.load();

    for (String name : new String[] {"02", "02/Toy", "Toy", "toy", "02-race-conditions"}) {
      assertThat(course.find(name)).as(name).containsExactly(toys.toy());
    }
  }

  @Test
  @DisplayName("names the nearest exercise for one that is not there")
  void namesTheNearest() throws Exception {
    Course course = toys.load();

    assertThatThrownBy(() -> course.find("Tay"))
        .hasMessage("There is no exercise or module \"Tay\": did you mean \"Toy\"?");
  }

  @Test
  @DisplayName("refuses a mistake without a header")
  void refusesMissingHeader() {
    toys.answer("mistakes", "bare", "", "return 0;");

    assertThatThrownBy(toys::load)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("bare")
        .hasMessageContaining("has no header line \"Mistake: …\"");
  }

  @Test
  @DisplayName("refuses a folder of the catalogue that matches no exercise")
  void refusesStrayFolder() throws Exception {
    Files.createDirectories(folder.resolve("solutions/mistakes/02-race-conditions/Toi"));

    assertThatThrownBy(toys::load)
        .hasMessageContaining("Toi matches no exercise")
        .hasMessageContaining("the nearest name is \"Toy\"");
  }

  @Test
  @DisplayName("refuses a folder of the catalogue that matches no module")
  void refusesStrayModule() throws Exception {
    Files.createDirectories(folder.resolve("solutions/mistakes/02-races"));

    assertThatThrownBy(toys::load).hasMessageContaining("02-races matches no module");
  }

  @Test
  @DisplayName("refuses an exercise without a solution")
  void refusesMissingSolution() throws Exception {
    Files.delete(folder.resolve("solutions/src/main/java/workbook/races/Toy.java"));

    assertThatThrownBy(toys::load).hasMessageContaining("Toy.java is missing");
  }

  @Test
  @DisplayName("names every problem at once")
  void namesEveryProblem() {
    toys.answer("mistakes", "bare-1", "", "return 0;");
    toys.answer("mistakes", "bare-2", "", "return 0;");

    assertThatThrownBy(toys::load)
        .isInstanceOfSatisfying(
            InvalidInputException.class, e -> assertThat(e.problems()).hasSize(2));
  }

  @Test
  @DisplayName("refuses a folder that is no course")
  void refusesOtherFolder() {
    assertThatThrownBy(() -> Course.load(folder.resolve("solutions")))
        .hasMessageContaining("is not the workbook");
  }
}
