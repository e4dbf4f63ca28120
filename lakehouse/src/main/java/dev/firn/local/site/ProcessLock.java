package dev.firn.local.site;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;

/** A lock on a file, of one process at a time; the system frees it when its holder dies. */
public final class ProcessLock {
  private ProcessLock() {}

  /**
   * Takes the lock if nobody has it, this very process included. It is held until that channel, or
   * any other of the same file in this process, is closed.
   */
  public static boolean take(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException heldInThisProcess) {
      return false;
    }
  }
}
