package workbook.support;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Loads the classes of an exercise and of its test anew. In the class of the exercise there is a
 * call to {@link Steps} before each step that another thread could notice; in all of them, calls
 * that block go to {@link Waits}. The bytecode is changed, and nothing else: lines, names and stack
 * traces stay.
 */
final class Weaver extends ClassLoader {
  /** A line of the learner's source. */
  record Site(String file, int line) {}

  private static final List<Site> SITES = Collections.synchronizedList(new ArrayList<>());

  static {
    SITES.add(new Site("", 0)); // so that no place has the number 0
  }

  private static final Map<String, List<Method>> STAND_INS =
      Arrays.stream(Waits.class.getDeclaredMethods())
          .filter(method -> Modifier.isPublic(method.getModifiers()))
          .collect(Collectors.groupingBy(Method::getName));

  /** What only reads its arguments, or makes something new, is no step. */
  private static final Set<String> PURE =
      Set.of(
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/Boolean",
          "java/lang/Double",
          "java/lang/Character",
          "java/lang/Math",
          "java/lang/String",
          "java/lang/StringBuilder",
          "java/lang/Throwable",
          "java/lang/Record",
          "java/lang/Enum",
          "java/lang/Class",
          "java/util/Objects",
          "java/util/Optional",
          "java/time/Duration",
          "java/lang/System",
          "java/util/concurrent/TimeUnit");

  /** What a class names if it may start threads: more is found than there is, never less. */
  private static final Pattern STARTS_THREADS =
      Pattern.compile(
          "java/util/concurrent/Executor|ForkJoin|CompletableFuture|ThreadPool|java/util/Timer|parallel"
              + "|java/lang/Thread(?s:.*)\\x05start|\\x05start(?s:.*)java/lang/Thread");

  /** What a class names if it may know a thread again, or whether one has ended. */
  private static final Pattern TELLS_THREADS_APART =
      Pattern.compile("ThreadLocal|isAlive|getState");

  /** What has been woven is woven for the other tests of the class, too. By the parent loader. */
  private static final Map<ClassLoader, Map<String, byte[]>> WOVEN =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** A class beside the exercise, for which it does not matter whose answer is tested. */
  private record Original(ByteBuffer code, boolean steps) {}

  private static final Map<Original, byte[]> WOVEN_TESTS = new ConcurrentHashMap<>();

  private final String exercise; // such as workbook/races/Counter
  private final String folder; // such as workbook.races.
  private final boolean steps;
  private final Map<String, Set<String>> plainFields = new HashMap<>();
  private boolean mayStartThreads;
  private boolean tellsThreadsApart;

  /** Weaves steps, or only guards the JVM against being ended. */
  Weaver(Class<?> test, boolean steps) {
    super(test.getClassLoader());
    exercise = test.getName().replaceFirst("Test$", "").replace('.', '/');
    folder = test.getPackageName() + ".";
    this.steps = steps;
    mayStartThreads = steps && names(STARTS_THREADS, exercise, new HashSet<>());
    tellsThreadsApart = steps && names(TELLS_THREADS_APART, exercise, new HashSet<>());
  }

  /** Whether a class, or one that is nested in it, has something like that in its constants. */
  private boolean names(Pattern what, String type, Set<String> seen) {
    byte[] code = bytes(type);
    if (code == null || !seen.add(type)) {
      return false;
    }
    List<String> nested = new ArrayList<>();
    new ClassReader(code)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public void visitInnerClass(String name, String outer, String inner, int access) {
                if (isOfExercise(name)) {
                  nested.add(name);
                }
              }
            },
            ClassReader.SKIP_CODE);
    return what.matcher(new String(code, StandardCharsets.ISO_8859_1)).find()
        || nested.stream().anyMatch(name -> names(what, name, seen));
  }

  /** Takes it as known that the exercise starts no threads and cannot tell them apart. */
  Weaver withoutThreads() {
    mayStartThreads = false;
    tellsThreadsApart = false;
    return this;
  }

  /** Whether the class of the exercise may start threads that nobody here knows of. */
  boolean mayStartThreads() {
    return mayStartThreads;
  }

  /** Whether the class of the exercise may notice that a thread has been there before. */
  boolean tellsThreadsApart() {
    return tellsThreadsApart;
  }

  static String place(int site) {
    Site place = SITES.get(site);
    return place.file() + ":" + place.line();
  }

  static Site site(int site) {
    return SITES.get(site);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(folder)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    Map<String, byte[]> known =
        WOVEN.computeIfAbsent(getParent(), parent -> new ConcurrentHashMap<>());
    String key = name + " for " + exercise + (steps ? " with steps" : "");
    byte[] woven = known.get(key);
    if (woven == null) {
      woven = weave(name);
      known.put(key, woven);
    }
    return defineClass(name, woven, 0, woven.length);
  }

  private byte[] weave(String name) throws ClassNotFoundException {
    String type = name.replace('.', '/');
    byte[] original = bytes(type);
    if (original == null) {
      throw new ClassNotFoundException(name);
    }
    Original key = new Original(ByteBuffer.wrap(original), steps);
    return isOfExercise(type)
        ? weave(type, original)
        : WOVEN_TESTS.computeIfAbsent(key, any -> weave(type, original));
  }

  private byte[] weave(String type, byte[] original) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    reader.accept(new WovenClass(writer, type), 0);
    return writer.toByteArray();
  }

  private byte[] bytes(String type) {
    try (InputStream in = getParent().getResourceAsStream(type + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isOfExercise(String type) {
    return type.equals(exercise) || type.startsWith(exercise + "$");
  }

  /** The fields of a class of the exercise that may change. */
  private boolean mayChange(String type, String field) {
    return plainFields.computeIfAbsent(type, this::fieldsThatChange).contains(field);
  }

  private Set<String> fieldsThatChange(String type) {
    Set<String> fields = new HashSet<>();
    byte[] code = bytes(type);
    if (code != null) {
      ClassVisitor collector =
          new ClassVisitor(Opcodes.ASM9) {
            @Override
            public FieldVisitor visitField(int access, String f, String d, String s, Object v) {
              if ((access & Opcodes.ACC_FINAL) == 0) {
                fields.add(f);
              }
              return null;
            }
          };
      new ClassReader(code).accept(collector, ClassReader.SKIP_CODE);
    }
    return fields;
  }

  private static Method standInFor(int opcode, String owner, String name, String descriptor) {
    List<Method> candidates = STAND_INS.get(name);
    boolean ofAnyObject = name.matches("wait|notify|notifyAll"); // which nobody can override
    if (candidates == null
        || opcode == Opcodes.INVOKESPECIAL
        || !owner.startsWith("java/") && !ofAnyObject) {
      return null;
    }
    for (Method method : candidates) {
      String full = Type.getMethodDescriptor(method);
      if (opcode == Opcodes.INVOKESTATIC) {
        boolean known =
            owner.matches(
                "java/lang/(Thread|System)|java/time/Instant"
                    + "|java/util/concurrent/locks/LockSupport");
        if (known && full.equals(descriptor)) {
          return method;
        }
      } else if (method.getParameterCount() > 0) {
        String first = Type.getDescriptor(method.getParameterTypes()[0]);
        String rest = "(" + full.substring(1 + first.length());
        if (rest.equals(descriptor) && isA(owner, method.getParameterTypes()[0])) {
          return method;
        }
      }
    }
    return null;
  }

  private static boolean isA(String owner, Class<?> type) {
    if (type == Object.class) {
      return true; // a compiler may name the interface that the receiver is of
    }
    try {
      return type.isAssignableFrom(
          Class.forName(owner.replace('/', '.'), false, Weaver.class.getClassLoader()));
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** A method that is named by a reference, such as {@code lock::unlock}, and called through it. */
  private record Reference(int opcode, Handle method, Type receiver, int line) {
    String descriptor() {
      List<Type> arguments = new ArrayList<>(List.of(Type.getArgumentTypes(method.getDesc())));
      if (opcode != Opcodes.INVOKESTATIC) {
        arguments.add(0, receiver);
      }
      Type result = Type.getReturnType(method.getDesc());
      return Type.getMethodDescriptor(result, arguments.toArray(new Type[0]));
    }
  }

  private final class WovenClass extends ClassVisitor {
    private final String type;
    private final boolean withSteps;
    private final List<Reference> references = new ArrayList<>();
    private String file = "";
    private boolean isInterface;

    WovenClass(ClassVisitor next, String type) {
      super(Opcodes.ASM9, next);
      this.type = type;
      withSteps = steps && isOfExercise(type);
    }

    @Override
    public void visit(int version, int access, String name, String s, String base, String[] all) {
      isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
      super.visit(version, access, name, s, base, all);
    }

    @Override
    public void visitSource(String source, String debug) {
      file = source;
      super.visitSource(source, debug);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String d, String s, String[] x) {
      boolean locked = steps && (access & Opcodes.ACC_SYNCHRONIZED) != 0;
      int without = locked ? access & ~Opcodes.ACC_SYNCHRONIZED : access;
      MethodVisitor next = super.visitMethod(without, name, d, s, x);
      if (name.equals("<clinit>") || !steps) {
        return new Guarded(next);
      }
      boolean made = name.equals("<init>");
      return new Woven(next, this, locked ? access : 0, d, withSteps && !made);
    }

    /** A method of this class that does what the reference would, so that it can be woven, too. */
    Handle methodFor(Reference reference) {
      references.add(reference);
      String name = "reference$" + references.size();
      return new Handle(Opcodes.H_INVOKESTATIC, type, name, reference.descriptor(), isInterface);
    }

    @Override
    public void visitEnd() {
      for (int i = 0; i < references.size(); i++) {
        write(references.get(i), "reference$" + (i + 1));
      }
      super.visitEnd();
    }

    private void write(Reference reference, String name) {
      Handle called = reference.method;
      int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
      MethodVisitor method = visitMethod(access, name, reference.descriptor(), null, null);
      method.visitCode();
      Label start = new Label();
      method.visitLabel(start);
      method.visitLineNumber(reference.line, start);
      int local = 0;
      for (Type argument : Type.getArgumentTypes(reference.descriptor())) {
        method.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
        local += argument.getSize();
      }
      method.visitMethodInsn(
          reference.opcode,
          called.getOwner(),
          called.getName(),
          called.getDesc(),
          called.isInterface());
      method.visitInsn(Type.getReturnType(called.getDesc()).getOpcode(Opcodes.IRETURN));
      method.visitMaxs(0, 0);
      method.visitEnd();
    }
  }

  /** Calls that end the JVM are replaced. */
  private static class Guarded extends MethodVisitor {
    Guarded(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String d, boolean itf) {
      boolean ends = name.equals("exit") || name.equals("halt") || name.equals("invoke");
      Method standIn = ends ? standInFor(opcode, owner, name, d) : null;
      if (standIn != null) {
        call(Waits.class, name, Type.getMethodDescriptor(standIn));
      } else {
        super.visitMethodInsn(opcode, owner, name, d, itf);
      }
    }

    final void call(Class<?> type, String name, String descriptor) {
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC, Type.getInternalName(type), name, descriptor, false);
    }
  }

  private final class Woven extends Guarded {
    private final WovenClass type;
    private final int lockedAccess; // of a synchronized method, or 0
    private final String descriptor;
    private final boolean withSteps;
    private final Set<Label> seen = new HashSet<>();
    private final List<Label[]> guardedRanges = new ArrayList<>();
    private Label from;
    private int line;
    private int lastSite;
    private int lastLine;
    private int firstSite; // its line is not known before the first line number

    Woven(MethodVisitor next, WovenClass type, int lockedAccess, String d, boolean withSteps) {
      super(next);
      this.type = type;
      this.lockedAccess = lockedAccess;
      this.descriptor = d;
      this.withSteps = withSteps;
    }

    private void step() {
      if (withSteps) {
        super.visitLdcInsn(site());
        call(Steps.class, "step", "(I)V");
      }
    }

    private Integer site() {
      if (lastLine != line || lastSite == 0) {
        synchronized (SITES) {
          SITES.add(new Site(type.file, line));
          lastSite = SITES.size() - 1;
          lastLine = line;
        }
      }
      return lastSite;
    }

    // ---- synchronized methods: the monitor is taken and given back by the code itself

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
      super.visitLineNumber(number, start);
      if (number != 0 && firstSite != 0) {
        SITES.set(firstSite, new Site(type.file, number));
        firstSite = 0;
      }
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (lockedAccess != 0) {
        takeMonitor(); // before the first label, which a loop may go back to
        firstSite = lastSite;
      }
    }

    private void loadMonitor() {
      if ((lockedAccess & Opcodes.ACC_STATIC) != 0) {
        super.visitLdcInsn(Type.getObjectType(type.type));
      } else {
        super.visitVarInsn(Opcodes.ALOAD, 0);
      }
    }

    private void takeMonitor() {
      loadMonitor();
      enter();
      from = new Label();
      super.visitLabel(from);
    }

    private void giveMonitorBack() {
      Label to = new Label();
      super.visitLabel(to);
      guardedRanges.add(new Label[] {from, to});
      loadMonitor();
      exit();
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      if (lockedAccess != 0) {
        Label to = new Label();
        super.visitLabel(to);
        guardedRanges.add(new Label[] {from, to});
        Label handler = new Label();
        super.visitLabel(handler);
        Object[] locals = locals();
        super.visitFrame(
            Opcodes.F_FULL, locals.length, locals, 1, new Object[] {"java/lang/Throwable"});
        loadMonitor();
        exit();
        super.visitInsn(Opcodes.ATHROW);
        guardedRanges.stream()
            .filter(range -> range[0].getOffset() < range[1].getOffset())
            .forEach(range -> super.visitTryCatchBlock(range[0], range[1], handler, null));
      }
      super.visitMaxs(maxStack, maxLocals);
    }

    private Object[] locals() {
      List<Object> locals = new ArrayList<>();
      if ((lockedAccess & Opcodes.ACC_STATIC) == 0) {
        locals.add(type.type);
      }
      for (Type argument : Type.getArgumentTypes(descriptor)) {
        locals.add(
            switch (argument.getSort()) {
              case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.INTEGER;
              case Type.LONG -> Opcodes.LONG;
              case Type.FLOAT -> Opcodes.FLOAT;
              case Type.DOUBLE -> Opcodes.DOUBLE;
              default -> argument.getInternalName();
            });
      }
      return locals.toArray();
    }

    // ---- monitors, fields, elements

    private void enter() {
      super.visitInsn(Opcodes.DUP);
      super.visitLdcInsn(withSteps ? site() : Integer.valueOf(0));
      call(Steps.class, "enter", "(Ljava/lang/Object;I)V");
      super.visitInsn(Opcodes.MONITORENTER);
    }

    private void exit() {
      super.visitInsn(Opcodes.DUP);
      super.visitInsn(Opcodes.MONITOREXIT);
      call(Steps.class, "exit", "(Ljava/lang/Object;)V");
    }

    @Override
    public void visitInsn(int opcode) {
      boolean element =
          opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD
              || opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE;
      boolean returns = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
      if (opcode == Opcodes.MONITORENTER) {
        enter();
      } else if (opcode == Opcodes.MONITOREXIT) {
        exit();
      } else if (returns && lockedAccess != 0) {
        giveMonitorBack();
        super.visitInsn(opcode);
        from = new Label();
        super.visitLabel(from);
      } else {
        if (element) {
          step();
        }
        super.visitInsn(opcode);
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String d) {
      if (withSteps && isOfExercise(owner) && mayChange(owner, name)) {
        step();
      }
      super.visitFieldInsn(opcode, owner, name, d);
    }

    @Override
    public void visitLabel(Label label) {
      seen.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      if (seen.contains(label)) {
        call(Steps.class, "loop", "()V");
      }
      super.visitJumpInsn(opcode, label);
    }

    // ---- calls

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String d, boolean itf) {
      Method standIn = standInFor(opcode, owner, name, d);
      boolean out = !name.equals("<init>") && leavesTheClass(opcode, owner, name);
      if (out || standIn != null && !name.equals("nanoTime")) {
        step();
      }
      if (standIn != null) {
        call(Waits.class, name, Type.getMethodDescriptor(standIn));
      } else {
        super.visitMethodInsn(opcode, owner, name, d, itf);
      }
      if (withSteps && out) {
        call(Steps.class, "back", "()V");
      }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String d, Handle by, Object... arguments) {
      if (by.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
        for (int i = 0; i < arguments.length; i++) {
          if (arguments[i] instanceof Handle method) {
            arguments[i] = woven(method, d);
          }
        }
      }
      super.visitInvokeDynamicInsn(name, d, by, arguments);
    }

    private Handle woven(Handle method, String captured) {
      int opcode =
          switch (method.getTag()) {
            case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            default -> 0;
          };
      String owner = method.getOwner();
      if (opcode == 0
          || !owner.startsWith("java/") && !isOfExercise(owner)
          || standInFor(opcode, owner, method.getName(), method.getDesc()) == null
              && !(withSteps && leavesTheClass(opcode, owner, method.getName()))) {
        return method;
      }
      Type[] given = Type.getArgumentTypes(captured);
      Type receiver = given.length > 0 ? given[0] : Type.getObjectType(owner);
      return type.methodFor(new Reference(opcode, method, receiver, line));
    }

    private boolean leavesTheClass(int opcode, String owner, String name) {
      if (isOfExercise(owner)) {
        return opcode == Opcodes.INVOKEINTERFACE || name.matches("acquire.*|release.*|.*State");
      }
      boolean looks = name.matches("currentThread|isInterrupted|getClass|hashCode");
      boolean combines =
          owner.startsWith("java/util/function/")
              && name.matches("andThen|compose|identity|negate");
      return !PURE.contains(owner) && !looks && !combines && !owner.startsWith("java/util/stream");
    }
  }
}
