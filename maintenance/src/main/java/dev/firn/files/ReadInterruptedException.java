package dev.firn.files;

/** The thread was asked to stop while it waited for a file; its interrupt flag is set. */
public final class ReadInterruptedException extends RuntimeException {
  ReadInterruptedException(InterruptedException cause) {
    super("Cannot read files: interrupted", cause);
  }
}
