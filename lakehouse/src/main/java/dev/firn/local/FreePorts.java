package dev.firn.local;

import dev.firn.local.LocalException.Category;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;

/** Asks the system which ports are free. */
public final class FreePorts {

  private FreePorts() {}

  /** Ports that nobody listens on now, for a second topology beside the first. */
  public static Ports pick() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      var numbers = new EnumMap<PortName, Integer>(PortName.class);
      for (PortName name : PortName.values()) {
        var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        held.add(socket);
        numbers.put(name, socket.getLocalPort());
      }
      return new Ports(numbers);
    } catch (IOException problem) {
      throw new LocalException(Category.EXTERNAL, "Cannot pick free ports", problem);
    } finally {
      held.forEach(FreePorts::close);
    }
  }

  /** Whether a server could listen on that port of the loopback address now. */
  static boolean isFree(int port) {
    return !answers(port) && canBind(port);
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
