package dev.firn.local.site;

import dev.firn.local.site.LocalException.Category;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Asks the system which ports are free. */
public final class FreePorts {

  /**
   * Those to pick from. They lie below every system's ephemeral range, like the defaults: a port
   * that the system gives out itself may be that of some outgoing connection by the time a part is
   * stopped and started again.
   */
  static final int LOWEST = 20_000;

  static final int HIGHEST = 32_767;

  private static final int ATTEMPTS = 1_000;

  private FreePorts() {}

  /** Ports that nobody listens on now, for a second topology beside the first. */
  public static Ports pick() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      var numbers = new EnumMap<PortName, Integer>(PortName.class);
      for (PortName name : PortName.values()) {
        ServerSocket socket = hold();
        held.add(socket);
        numbers.put(name, socket.getLocalPort());
      }
      return new Ports(numbers);
    } finally {
      held.forEach(FreePorts::close);
    }
  }

  /** Whether a server could listen on that port of the loopback address now. */
  public static boolean isFree(int port) {
    return !answers(port) && canBind(port);
  }

  /** By chance, so that two who pick at once hardly ever pick the same. */
  private static ServerSocket hold() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
      if (isFree(port)) {
        try {
          return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
          // Since it was asked for: the next one.
        }
      }
    }
    throw new LocalException(
        Category.EXTERNAL,
        "Cannot pick free ports: all of %d between %d and %d are taken"
            .formatted(ATTEMPTS, LOWEST, HIGHEST));
  }

  /** Some systems let a second server bind one address of a port that is bound on all of them. */
  private static boolean answers(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException nobody) {
      return false;
    }
  }

  private static boolean canBind(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException problem) {
      throw new LocalException(Category.EXTERNAL, "Cannot release a port", problem);
    }
  }
}
