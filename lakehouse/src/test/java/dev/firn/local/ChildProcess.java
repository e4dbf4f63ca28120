package dev.firn.local;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A tiny server for tests: {@code serve PORT}, {@code stubborn PORT}, {@code die}. */
public final class ChildProcess {

  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
          .getBytes(StandardCharsets.US_ASCII);

  private ChildProcess() {}

  public static void main(String[] args) throws Exception {
    System.out.println("child " + String.join(" ", args));
    switch (args[0]) {
      case "die" -> throw new IllegalStateException("no configuration");
      case "mute" -> new CountDownLatch(1).await();
      case "stubborn" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(ChildProcess::waitForEver));
        serve(Integer.parseInt(args[1]));
      }
      default -> serve(Integer.parseInt(args[1]));
    }
  }

  private static void serve(int port) throws Exception {
    try (var server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress())) {
      while (true) {
        try (Socket socket = server.accept()) {
          var _ = socket.getInputStream().read(new byte[8192]);
          OutputStream out = socket.getOutputStream();
          out.write(ANSWER);
        }
      }
    }
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
