package workbook.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Uses the libraries once, as tests do. */
@Timeout(value = 9, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WarmUp {
  @Test
  void useTheLibraries() {
    Awaitility.await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .until(() -> Thread.getAllStackTraces().size() > 1);
    assertThat(1L).withFailMessage("%d is not one", 1).isEqualTo(1L);
    assertThat("one").isEqualTo("one");
    assertThat(true).isTrue();
  }
}
