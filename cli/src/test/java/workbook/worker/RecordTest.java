package workbook.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Records between engine and worker")
class RecordTest {
  @Test
  @DisplayName("come out as they went in, whatever is in them")
  void roundTrip() {
    Record record = new Record(Record.Kind.FINISHED, List.of("a b", "", "line\nline", "★"));

    assertThat(record.encode()).doesNotContain("\n");
    assertThat(Record.decode(record.encode())).isEqualTo(record);
  }

  @Test
  @DisplayName("are not made from anything else")
  void refusesOther() {
    assertThatThrownBy(() -> Record.decode("hello")).isInstanceOf(IllegalArgumentException.class);
  }
}
