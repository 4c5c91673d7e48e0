package workbook.check;

/** Is told how far a check has come. Called by one thread at a time. */
public interface Progress extends AutoCloseable {
  /** There are so many steps in all. */
  void start(int steps);

  /** One more step is done; the text says what comes next. */
  void step(String next);

  @Override
  void close();
}
