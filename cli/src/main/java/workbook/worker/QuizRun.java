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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinWorkerThread;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Runs the code of a quiz question many times, with random pauses, and counts its outcomes. */
final class QuizRun {
  /** The class whose {@code main} holds the code of the question. */
  static final String MAIN_CLASS = "Question";

  private static final String NEVER_ENDS = "never ends";
  private static final int MOST_RUNS_FACTOR = 20;

  /** Looks, a millisecond apart, after which a run counts as one that never ends. */
  private static final int MOST_LOOKS = 2_000;

  /** The same, when all of them find every thread waiting. */
  private static final int MOST_LOOKS_AT_NOTHING = 250;

  /** Runs that never end take long: so many will do, if all else has been seen. */
  private static final int ENOUGH_ENDLESS_RUNS = 8;

  private static final int MOST_ENDLESS_RUNS = 40;

  private final URL classes;
  private final Records records;
  private final Set<Thread> leftBehind = ConcurrentHashMap.newKeySet();

  QuizRun(URL classes, Records records) {
    this.classes = classes;
    this.records = records;
  }

  /** Runs until it ran often enough and saw all that must be seen, or gives up on seeing it. */
  void explore(int runs, Set<String> mustBeSeen) throws Exception {
    Map<String, Integer> seen = new HashMap<>();
    int endless = 0;
    for (int run = 0; run < runs * MOST_RUNS_FACTOR; run++) {
      boolean enough = run >= runs || endless >= ENOUGH_ENDLESS_RUNS;
      if (enough && seen.keySet().containsAll(mustBeSeen) || endless >= MOST_ENDLESS_RUNS) {
        break;
      }
      String outcome = outcome();
      seen.merge(outcome, 1, Integer::sum);
      endless += outcome.endsWith(NEVER_ENDS) ? 1 : 0;
    }
    seen.forEach(
        (outcome, times) -> records.write(Record.Kind.OUTCOME, outcome, Integer.toString(times)));
  }

  /** What one run prints, and the exception that ends it. */
  private String outcome() throws Exception {
    Printed printed = new Printed();
    PrintStream out = System.out;
    String[] thrown = {""};
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try (URLClassLoader question = new PausingLoader(classes)) {
      Method main = question.loadClass(MAIN_CLASS).getMethod("main", String[].class);
      Set<Thread> before = WorkerMain.threads();
      Thread runner = new Thread(() -> thrown[0] = run(main), "main");
      runner.setDaemon(true);
      runner.start();
      String end = ends(runner, before) ? thrown[0] : " " + NEVER_ENDS;
      String text = printed.toString(StandardCharsets.UTF_8) + end;
      end(before);
      return text.strip().replaceAll("\\s+", " ");
    } finally {
      System.setOut(out);
    }
  }

  /** What is printed, but for that by threads of earlier runs. */
  private final class Printed extends ByteArrayOutputStream {
    @Override
    public synchronized void write(int b) {
      if (!leftBehind.contains(Thread.currentThread())) {
        super.write(b);
      }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      if (!leftBehind.contains(Thread.currentThread())) {
        super.write(bytes, offset, length);
      }
    }
  }

  /** Waits for the end of a run; returns false if there is none. */
  private static boolean ends(Thread runner, Set<Thread> before) throws InterruptedException {
    int nothing = 0;
    for (int look = 0; look < MOST_LOOKS && nothing < MOST_LOOKS_AT_NOTHING; look++) {
      runner.join(1);
      if (!runner.isAlive()) {
        return true;
      }
      Set<Thread> threads = WorkerMain.threads();
      threads.removeIf(
          thread -> before.contains(thread) && !(thread instanceof ForkJoinWorkerThread));
      nothing = threads.stream().allMatch(QuizRun::waits) ? nothing + 1 : 0;
    }
    return false;
  }

  /** Interrupts who is left; what they still have to say does not belong to the next run. */
  private void end(Set<Thread> before) {
    Set<Thread> left = WorkerMain.threads();
    left.removeAll(before);
    leftBehind.addAll(left);
    left.forEach(Thread::interrupt);
  }

  private static boolean waits(Thread thread) {
    Thread.State state = thread.getState();
    return state == Thread.State.BLOCKED || state == Thread.State.WAITING;
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
