package workbook.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Runs the code of a quiz question many times, with random pauses, and counts its outcomes. */
final class QuizRun {
  /** The class whose {@code main} holds the code of the question. */
  static final String MAIN_CLASS = "Question";

  private static final long LONGEST_RUN_MILLIS = 2_000;
  private static final int MOST_RUNS_FACTOR = 20;

  private final URL classes;
  private final Records records;

  QuizRun(URL classes, Records records) {
    this.classes = classes;
    this.records = records;
  }

  /** Runs until it ran often enough and saw all that must be seen, or gives up on seeing it. */
  void explore(int runs, Set<String> mustBeSeen) throws Exception {
    Map<String, Integer> seen = new HashMap<>();
    for (int run = 0; run < runs * MOST_RUNS_FACTOR; run++) {
      if (run >= runs && seen.keySet().containsAll(mustBeSeen)) {
        break;
      }
      seen.merge(outcome(), 1, Integer::sum);
    }
    seen.forEach(
        (outcome, times) -> records.write(Record.Kind.OUTCOME, outcome, Integer.toString(times)));
  }

  /** What one run prints, and the exception that ends it. */
  private String outcome() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    String[] thrown = {""};
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (URLClassLoader question = new PausingLoader(classes)) {
      Method main = question.loadClass(MAIN_CLASS).getMethod("main", String[].class);
      Thread runner = new Thread(() -> thrown[0] = run(main), "main");
      runner.setDaemon(true);
      runner.start();
      runner.join(LONGEST_RUN_MILLIS);
      if (runner.isAlive()) {
        runner.interrupt();
        thrown[0] = " never ends";
      }
    } finally {
      System.setOut(before);
    }
    String text = printed.toString(StandardCharsets.UTF_8) + thrown[0];
    return text.strip().replaceAll("\\s+", " ");
  }

  private static String run(Method main) {
    try {
      main.invoke(null, (Object) new String[0]);
      return "";
    } catch (InvocationTargetException e) {
      return " " + e.getCause().getClass().getSimpleName();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Loads the classes of the question with pauses before everything that other threads can see. */
  private static final class PausingLoader extends URLClassLoader {
    private static final String PAUSES = Pauses.class.getName().replace('.', '/');

    PausingLoader(URL classes) {
      super(new URL[] {classes}, QuizRun.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        ClassReader reader = new ClassReader(in.readAllBytes());
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new PausingVisitor(writer), 0);
        byte[] code = writer.toByteArray();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    private static final class PausingVisitor extends ClassVisitor {
      PausingVisitor(ClassWriter writer) {
        super(Opcodes.ASM9, writer);
      }

      @Override
      public MethodVisitor visitMethod(
          int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        return new MethodVisitor(Opcodes.ASM9, method) {
          @Override
          public void visitFieldInsn(int opcode, String owner, String field, String type) {
            pause();
            super.visitFieldInsn(opcode, owner, field, type);
          }

          @Override
          public void visitMethodInsn(
              int opcode, String owner, String called, String type, boolean isInterface) {
            pause();
            super.visitMethodInsn(opcode, owner, called, type, isInterface);
          }

          @Override
          public void visitInsn(int opcode) {
            boolean loads = opcode >= Opcodes.IALOAD && opcode <= Opcodes.SALOAD;
            boolean stores = opcode >= Opcodes.IASTORE && opcode <= Opcodes.SASTORE;
            boolean locks = opcode == Opcodes.MONITORENTER;
            if (loads || stores || locks) {
              pause();
            }
            super.visitInsn(opcode);
          }

          private void pause() {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, PAUSES, "perhaps", "()V", false);
          }
        };
      }
    }
  }
}
