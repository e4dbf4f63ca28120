package dev.firn.local.s3mock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;

/**
 * The keys that came to a bucket and went since its metadata was last written whole, a line each:
 *
 * <pre>
 *   + 714dd07b-be1d-4842-a9e6-6c2496de6993 data%2Fpart-1.parquet
 *   - data%2Fpart-1.parquet
 * </pre>
 *
 * A line without its end, which a process left that was killed, is not read. Thread-safe.
 */
final class KeyJournal implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private long end;
  private int changes;

  private KeyJournal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Begins anew: what the file held is gone. */
  static KeyJournal begin(Path file) throws IOException {
    return new KeyJournal(
        file,
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING));
  }

  /** Does to the keys what a journal says; a file that does not exist says nothing. */
  static void replay(Path file, Map<String, UUID> keys) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    String text = Files.readString(file, UTF_8);
    text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> replay(line, keys));
  }

  private static void replay(String line, Map<String, UUID> keys) {
    String[] words = line.split(" ", 3);
    String key = URLDecoder.decode(words[words.length - 1], UTF_8);
    if (words[0].equals("+")) {
      keys.put(key, UUID.fromString(words[1]));
    } else {
      keys.remove(key);
    }
  }

  /** How many lines. */
  synchronized int changes() {
    return changes;
  }

  void added(String key, UUID object) {
    append("+ " + object + " " + URLEncoder.encode(key, UTF_8) + "\n");
  }

  void removed(String key) {
    append("- " + URLEncoder.encode(key, UTF_8) + "\n");
  }

  /** Writes a line, or nothing of it. */
  private synchronized void append(String line) {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
    try {
      for (long at = end; bytes.hasRemaining(); ) {
        at += channel.write(bytes, at);
      }
      end += bytes.limit();
      changes++;
    } catch (IOException e) {
      takeBack(e);
      throw new UncheckedIOException("Cannot write to " + file, e);
    }
  }

  private void takeBack(IOException failure) {
    try {
      channel.truncate(end);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
