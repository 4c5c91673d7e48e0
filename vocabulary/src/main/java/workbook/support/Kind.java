package workbook.support;

/** What a test varies to catch a wrong answer. */
public enum Kind {
  /** Explored: at each line of the learner's class, another thread may come in. */
  EVERY_ORDER,
  /** A thread is interrupted: before, while or after it waits. */
  INTERRUPTS,
  /** A collaborator throws, and everything that was taken is given back all the same. */
  FAILURES,
  /** Too many threads are inside at once, or too few. */
  WHO_IS_INSIDE,
  /** More threads wait than one, so that waking one of them may be too little, or the wrong one. */
  MORE_WHO_WAIT,
  /** The object is used in each of its states: new, full, empty, closed, used before. */
  STATES,
  /** Numbers at the edge: none, one, many, more than there is room for. */
  SIZES,
  /** A time limit is none, is over at once, is kept, or is used up by several waits together. */
  TIMES,
  /** Something happens late: a signal, a result or an end, after somebody has given up on it. */
  LATE_EVENTS,
  /** The answer waits with a limit of its own, though nobody asked for one. */
  OWN_LIMITS,
  /** A collaborator answers an interrupt in its own way: it throws, returns, or keeps the flag. */
  INTERRUPT_ANSWERS,
  /** Somebody outside holds the lock of the object, or of a collaborator, and keeps it. */
  LOCK_HELD_OUTSIDE,
  /** One thread writes, and another one has to see it. */
  VISIBILITY
}
