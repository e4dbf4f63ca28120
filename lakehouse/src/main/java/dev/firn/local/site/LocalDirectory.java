package dev.firn.local.site;

import dev.firn.local.site.LocalException.Category;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a local topology keeps everything it has.
 *
 * @param root absolute; {@code .firn} of the project unless told otherwise
 */
public record LocalDirectory(Path root) {

  public LocalDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /** What a part keeps over {@code down} and {@code up}. */
  public Path data(PartName part) {
    return root.resolve("data").resolve(part.label());
  }

  /** What a part wrote since its last start. */
  public Path log(PartName part) {
    return logs().resolve(part.label() + ".log");
  }

  /** Which process the part is. */
  public Path pid(PartName part) {
    return pids().resolve(part.label());
  }

  Path topology() {
    return root.resolve("topology.json");
  }

  /** Held by whoever changes the topology. */
  public Path lock() {
    return root.resolve("lock");
  }

  /** Makes the folders of a part. */
  public void prepare(PartName part) {
    create(data(part));
    create(logs());
    create(pids());
  }

  private Path logs() {
    return root.resolve("logs");
  }

  private Path pids() {
    return root.resolve("pids");
  }

  /** Makes a folder, unless it is there. */
  public static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException problem) {
      throw new LocalException(
          Category.EXTERNAL, "Cannot create folder " + folder + ": " + reason(problem), problem);
    }
  }

  /** The reason of a failed file operation in words: many say nothing but the path. */
  public static String reason(IOException problem) {
    return switch (problem) {
      case AccessDeniedException _ -> "access denied";
      case NoSuchFileException _ -> "there is no such file or folder";
      case FileAlreadyExistsException _ -> "a file of that name is in the way";
      case FileSystemException named -> Objects.requireNonNullElse(named.getReason(), "I/O error");
      default -> Objects.requireNonNullElse(problem.getMessage(), "I/O error");
    };
  }
}
