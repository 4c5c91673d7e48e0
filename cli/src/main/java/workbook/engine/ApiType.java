package workbook.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/**
 * What tests can see of one class, and what could get in their way. Immutable.
 *
 * @param name the internal name
 * @param simpleName as the source says it
 * @param access the flags, for a nested class those of its declaration
 * @param isLocal whether it has no name that tests could use
 * @param head everything else of the type itself: supertypes, type parameters, record components …
 * @param members the fields, methods and constructors that are not private
 * @param hiding the private fields that may hide a field that the class inherits
 */
record ApiType(
    String name,
    String simpleName,
    int access,
    boolean isLocal,
    List<String> head,
    Set<Member> members,
    Set<String> hiding) {
  private static final int VISIBLE =
      Opcodes.ACC_PUBLIC
          | Opcodes.ACC_PROTECTED
          | Opcodes.ACC_PRIVATE
          | Opcodes.ACC_STATIC
          | Opcodes.ACC_FINAL
          | Opcodes.ACC_ABSTRACT
          | Opcodes.ACC_INTERFACE
          | Opcodes.ACC_ENUM
          | Opcodes.ACC_RECORD;

  /**
   * A field, method or constructor.
   *
   * @param access those of its flags that tests can notice
   * @param details its types, exceptions and, of a constant, the value
   */
  record Member(int access, String name, String details) {
    private boolean isConstructor() {
      return name.equals("<init>");
    }

    private boolean isAbstract() {
      return (access & Opcodes.ACC_ABSTRACT) != 0;
    }
  }

  ApiType {
    head = List.copyOf(head);
    members = Set.copyOf(members);
    hiding = Set.copyOf(hiding);
  }

  boolean isPrivate() {
    return (access & Opcodes.ACC_PRIVATE) != 0;
  }

  boolean isAnnotation() {
    return (access & Opcodes.ACC_ANNOTATION) != 0;
  }

  boolean mentions(String type) {
    return head.stream().anyMatch(text -> text.contains(type))
        || members.stream().anyMatch(member -> member.details().contains(type));
  }

  /** Whether the tests see no difference to a model: it may have more, if they cannot notice it. */
  boolean fits(ApiType model, TestView tests) {
    if (isPrivate() && model.isPrivate()) {
      return true;
    }
    if ((access & VISIBLE) != (model.access & VISIBLE)
        || !head.equals(model.head)
        || !members.containsAll(model.members)) {
      return false;
    }
    Set<String> newlyHiding = new HashSet<>(hiding);
    newlyHiding.removeAll(model.hiding);
    Set<Member> extra = new HashSet<>(members);
    extra.removeAll(model.members);
    return newlyHiding.stream().noneMatch(tests.words()::contains)
        && extra.stream().allMatch(member -> goesUnnoticed(member, tests));
  }

  private boolean goesUnnoticed(Member extra, TestView tests) {
    boolean isInterface = (access & Opcodes.ACC_INTERFACE) != 0; // tests may implement it by lambda
    return !isInterface
        && !extra.isAbstract()
        && !extra.isConstructor()
        && !tests.extended().contains(name)
        && !tests.words().contains(extra.name());
  }
}
