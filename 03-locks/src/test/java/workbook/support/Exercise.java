package workbook.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks the tests of one exercise. Each test may take a {@link Story}; whatever fails is told with
 * its timeline and the place of the hints. The timeout is the last net under all other limits, the
 * longest of which is that of a test on the slowest machine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({StoryTeller.class, ExploringTest.class})
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public @interface Exercise {
  String module();

  int number();
}
