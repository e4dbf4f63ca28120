package dev.firn.local.process;

import dev.firn.local.site.LocalDirectory;
import dev.firn.local.site.PartName;
import dev.firn.local.site.StateFile;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remembers which process a part is: its pid and its start, so that a reused pid is recognised. */
public final class PidFile {

  private static final Pattern CONTENT = Pattern.compile("(\\d{1,18}) (\\d{1,18})\\s*");

  private final StateFile file;

  PidFile(StateFile file) {
    this.file = file;
  }

  /** The file of that part. */
  public static PidFile of(LocalDirectory directory, PartName part) {
    return new PidFile(new StateFile(directory.pid(part)));
  }

  /** What was written, whether or not it still runs; empty for no file or a spoiled one. */
  public Optional<ProcessIdentity> read() {
    return file.read().map(CONTENT::matcher).filter(Matcher::matches).map(PidFile::identity);
  }

  /** Whether anything was written, spoiled or not. */
  public boolean exists() {
    return file.read().isPresent();
  }

  /** Remembers that process. */
  public void write(ProcessIdentity identity) {
    file.write(identity.pid() + " " + identity.started().toEpochMilli() + "\n");
  }

  /** Forgets it. */
  public void delete() {
    file.delete();
  }

  private static ProcessIdentity identity(Matcher content) {
    return new ProcessIdentity(
        Long.parseLong(content.group(1)), Instant.ofEpochMilli(Long.parseLong(content.group(2))));
  }
}
