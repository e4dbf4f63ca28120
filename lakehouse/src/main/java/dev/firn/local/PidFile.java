package dev.firn.local;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remembers which process a part is: its pid and its start, so that a reused pid is recognised. */
final class PidFile {

  private static final Pattern CONTENT = Pattern.compile("(\\d{1,18}) (\\d{1,18})\\s*");

  private final StateFile file;

  PidFile(StateFile file) {
    this.file = file;
  }

  static PidFile of(LocalDirectory directory, PartName part) {
    return new PidFile(new StateFile(directory.pid(part)));
  }

  /** What was written, whether or not it still runs; empty for no file or a spoiled one. */
  Optional<ProcessIdentity> read() {
    return file.read().map(CONTENT::matcher).filter(Matcher::matches).map(PidFile::identity);
  }

  boolean exists() {
    return file.read().isPresent();
  }

  void write(ProcessIdentity identity) {
    file.write(identity.pid() + " " + identity.started().toEpochMilli() + "\n");
  }

  void delete() {
    file.delete();
  }

  private static ProcessIdentity identity(Matcher content) {
    return new ProcessIdentity(
        Long.parseLong(content.group(1)), Instant.ofEpochMilli(Long.parseLong(content.group(2))));
  }
}
