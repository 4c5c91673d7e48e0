package workbook.races;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every order in which people can take turns, each doing his own things one after the other. */
final class Turns {
  private Turns() {}

  /** The orders, each a list of names, in which a name stands once for each thing of its person. */
  static List<List<String>> of(Map<String, ? extends List<?>> people) {
    List<List<String>> orders = new ArrayList<>();
    lengthen(List.of(), people, orders);
    return orders;
  }

  private static void lengthen(
      List<String> order, Map<String, ? extends List<?>> people, List<List<String>> orders) {
    boolean complete = true;
    for (String name : people.keySet()) {
      if (order.stream().filter(name::equals).count() < people.get(name).size()) {
        complete = false;
        List<String> longer = new ArrayList<>(order);
        longer.add(name);
        lengthen(longer, people, orders);
      }
    }
    if (complete) {
      orders.add(order);
    }
  }
}
