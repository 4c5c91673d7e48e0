package workbook.threads;

/** Waiting for something that may never come. */
final class Waiting {
  private Waiting() {}

  /** Waits; whether it came, or whether it became clear that it never will. */
  static boolean succeeds(Runnable wait) {
    try {
      wait.run();
      return true;
    } catch (AssertionError neverComes) {
      if (neverComes.getCause() != null) {
        throw neverComes; // somebody has failed, and that is worth more than our waiting
      }
      return false;
    }
  }
}
