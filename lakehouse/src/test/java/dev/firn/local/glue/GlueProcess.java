package dev.firn.local.glue;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/** The endpoint as a child process. */
record GlueProcess(Process process, BufferedReader output) implements AutoCloseable {
  static GlueProcess start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path")));
    command.add(GlueMain.class.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new GlueProcess(process, process.inputReader(StandardCharsets.UTF_8));
  }

  static GlueProcess on(Path data) throws IOException {
    return start("--port", "0", "--data", data.toString());
  }

  /** Where it is, as soon as it says so. */
  URI endpoint() throws IOException {
    String line = requireNonNull(output.readLine(), "it ended without a word");
    return URI.create(line.substring(line.indexOf("http")));
  }

  GlueClient client(URI endpoint) {
    return GlueClient.builder()
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it did not end within 30 seconds");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
