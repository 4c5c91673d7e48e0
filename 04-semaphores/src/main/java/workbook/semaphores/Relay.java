package workbook.semaphores;

/**
 * A relay: the first leg is run, then the second, then the third, then the first again, round after
 * round, whoever comes first. Several runners may come for the same leg; each run is a turn of its
 * own. Right now nobody waits for anybody. Make everyone wait for his turn; who waits must sleep,
 * and not ask again and again.
 *
 * <p>Run the tests, in the folder of the module: {@code mvn test -Dtest=RelayTest}
 */
public class Relay {
  /**
   * Waits for a turn on the first leg and runs the step. What the step throws reaches the caller,
   * and the relay goes on with the second leg.
   *
   * @throws InterruptedException if interrupted while waiting; the step does not run then, and the
   *     turn is left for the next who comes for this leg
   */
  public void first(Runnable step) throws InterruptedException {
    // TODO 1: the runners of the last round may still be under way
    step.run();
  }

  /** The same for the second leg, which follows the first. */
  public void second(Runnable step) throws InterruptedException {
    // TODO 2: nobody may have run the first leg of this round yet
    step.run();
  }

  /** The same for the third leg, which follows the second, and ends the round. */
  public void third(Runnable step) throws InterruptedException {
    // TODO 3: nobody may have run the second leg of this round yet
    step.run();
  }
}
