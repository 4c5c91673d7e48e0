package workbook.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import workbook.worker.Record;
import workbook.worker.WorkerMain;

/** A JVM that judges answers, one request after the other. Not safe for several threads at once. */
final class WorkerProcess implements AutoCloseable {
  /**
   * A worker loads ever new classes that do not live long, and half of its time would go into their
   * second compilation. So that begins later. A loop that spins gets there within milliseconds all
   * the same, since there are mistakes that nothing else brings out.
   */
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx192m",
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-XX:-UsePerfData",
          "-XX:Tier4InvocationThreshold=100000",
          "-XX:Tier4MinInvocationThreshold=20000",
          "-XX:Tier4CompileThreshold=300000",
          "-XX:Tier4BackEdgeThreshold=1000000");

  private final Process process;
  private final Writer requests;
  private final String secret = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
  private final BlockingQueue<Optional<Record>> records = new LinkedBlockingQueue<>();

  WorkerProcess(Conditions conditions, Path support) throws IOException {
    List<String> command = new ArrayList<>(conditions.prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.add("-XX:ActiveProcessorCount=" + conditions.cores());
    if (System.getProperty("workbook.slow") != null) {
      command.add("-Dworkbook.slow=" + System.getProperty("workbook.slow"));
    }
    command.addAll(List.of("-cp", Libraries.forWorkers(support), WorkerMain.class.getName()));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    requests = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    Thread reader = new Thread(this::readRecords, "worker-" + process.pid());
    reader.setDaemon(true);
    reader.start();
    requests.write(secret + "\n");
    requests.flush();
  }

  void send(Record.Kind kind, List<String> fields) throws IOException {
    requests.write(new Record(kind, fields).encode() + "\n");
    requests.flush();
  }

  /**
   * The next record; blocks until there is one, the process has ended, or time is up.
   *
   * @return null if time is up; empty if the process has ended
   */
  Optional<Record> next(Duration limit) throws InterruptedException {
    return records.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void readRecords() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(secret + " ")) {
          records.add(Optional.of(Record.decode(line.substring(secret.length() + 1))));
        }
      }
    } catch (IOException e) {
      // the process is gone, and so is what it had to say
    } finally {
      records.add(Optional.empty());
    }
  }

  /** Ends the process at once, whatever it does. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
