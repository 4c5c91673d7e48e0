package workbook.support;

/** What the woven code calls at each step. Safe for any thread; does nothing outside a round. */
public final class Steps {
  private Steps() {}

  /** Before a step that other threads could notice. */
  public static void step(int site) {
    Actor me = Schedule.me();
    if (me != null) {
      me.schedule.step(me, site);
    }
  }

  /** After a call that may have blocked, or woken others. */
  public static void back() {
    Actor me = Schedule.me();
    if (me != null && !me.schedule.isOver()) {
      me.schedule.arrive(me);
      me.schedule.lookout.settle();
    }
  }

  /** Before a loop begins again: nobody goes round in a loop for ever whose round is over. */
  public static void loop() {
    Actor me = Schedule.me();
    if (me != null) {
      me.schedule.loop(me);
    }
  }

  /** Before a monitor is entered. */
  public static void enter(Object monitor, int site) {
    Actor me = Schedule.me();
    if (me != null && monitor != null) {
      if (site != 0) {
        me.schedule.step(me, site);
      }
      me.schedule.monitors.enter(me, monitor);
    }
  }

  /** After a monitor was left. Never throws: that would end in the handler that leaves it again. */
  public static void exit(Object monitor) {
    Actor me = Schedule.me();
    if (me != null) {
      me.schedule.monitors.exit(me, monitor);
    }
  }

  interface Blocking {
    void run() throws InterruptedException;
  }

  static void quietly(Blocking action) {
    try {
      action.run();
    } catch (InterruptedException e) {
      // who called does not care
    }
  }

  /** A name for a lock that a learner understands. */
  static String nameOf(Object object) {
    if (object instanceof Class<?> type) {
      return type.getSimpleName() + ".class";
    }
    if (object instanceof String text) {
      return text;
    }
    String type = object.getClass().getSimpleName();
    return switch (type) {
      case "NonfairSync", "FairSync", "ConditionObject" -> "a lock";
      case "" -> "an object";
      default -> "AEIOU".indexOf(type.charAt(0)) < 0 ? "a " + type : "an " + type;
    };
  }
}
