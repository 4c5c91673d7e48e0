package workbook.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/** Reads from one class file what tests can see of the class. For one thread, and one class. */
final class ApiReader extends ClassVisitor {
  /** A class with one of these, and without interfaces, inherits no field that it could hide. */
  private static final Set<String> PLAIN =
      Set.of("java/lang/Object", "java/lang/Record", "java/lang/Enum");

  private static final int OF_MEMBERS =
      Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
  private static final int OF_FIELDS = OF_MEMBERS | Opcodes.ACC_ENUM;
  private static final int OF_METHODS = OF_MEMBERS | Opcodes.ACC_ABSTRACT | Opcodes.ACC_VARARGS;

  private String name;
  private String simpleName;
  private int access;
  private boolean isLocal;
  private boolean isPlain;
  private final List<String> head = new ArrayList<>();
  private final Set<ApiType.Member> members = new HashSet<>();
  private final Set<String> hiding = new HashSet<>();

  ApiReader() {
    super(Opcodes.ASM9);
  }

  ApiType type() {
    return new ApiType(name, simpleName, access, isLocal, head, members, hiding);
  }

  @Override
  public void visit(
      int version, int flags, String self, String generics, String above, String[] interfaces) {
    name = self;
    simpleName = self.substring(self.lastIndexOf('/') + 1);
    access = flags;
    isPlain = PLAIN.contains(above) && interfaces.length == 0;
    head.add("extends " + above + " implements " + Arrays.toString(interfaces) + " " + generics);
  }

  @Override
  public void visitInnerClass(String inner, String outer, String innerName, int flags) {
    if (inner.equals(name)) { // the real flags: those of the class itself know no private
      access = flags;
      isLocal = outer == null || innerName == null;
      simpleName = isLocal ? "" : innerName;
    }
  }

  @Override
  public void visitPermittedSubclass(String type) {
    head.add("permits " + type);
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String component, String type, String generics) {
    head.add("component " + component + " " + type + " " + generics);
    return null;
  }

  @Override
  public FieldVisitor visitField(
      int flags, String field, String type, String generics, Object constant) {
    if ((flags & Opcodes.ACC_PRIVATE) != 0) {
      if (!isPlain) {
        hiding.add(field);
      }
    } else if ((flags & Opcodes.ACC_SYNTHETIC) == 0) {
      String details = type + " " + generics + " = " + constant;
      members.add(new ApiType.Member(flags & OF_FIELDS, field, details));
      if ((flags & Opcodes.ACC_ENUM) != 0) {
        head.add("constant " + field); // a switch may have to name all of them
      }
    }
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int flags, String method, String type, String generics, String[] exceptions) {
    boolean isHidden = (flags & (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) != 0;
    if (!isHidden && !method.equals("<clinit>")) {
      String details = type + " " + generics + " throws " + Arrays.toString(exceptions);
      members.add(new ApiType.Member(flags & OF_METHODS, method, details));
    }
    return null;
  }
}
