package workbook.semaphores;

/**
 * A relay: the first leg is run, then the second, then the third, then the first again, round after
 * round, whoever comes first. Several runners may come for the same leg; each run is a turn of its
 * own. Right now nobody waits for anybody. Make everyone wait for his turn, however long that
 * takes; whoever waits must sleep until he is woken, and neither ask again and again nor set a time
 * limit.
 *
 * <p>Run the tests, from the top folder:
 *
 * <pre>./mvnw test -pl 04-semaphores -Dtest=RelayTest</pre>
 */
public class Relay {
  /**
   * Waits for a turn on the first leg and runs the step, on the thread of the caller. What the step
   * throws, be it an exception or an error, reaches the caller, and the relay goes on with the
   * second leg. An interrupt ends the wait at once, however many others wait, and also while a step
   * is under way; an interrupt that ends no wait stays set.
   *
   * @throws InterruptedException if interrupted while waiting; the step does not run then, and the
   *     turn is left for whoever waits or comes for this leg
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
