package dev.firn.lake.yaml.document;

import dev.firn.lake.LakeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One YAML file that declares something: its root, and what was found wrong with it so far. */
public final class Declaration {

  private static final long MAX_BYTES = 2_000_000;

  private final String sourceName;
  private final Findings findings;
  private final YamlValue root;

  private Declaration(String sourceName, Findings findings, YamlValue root) {
    this.sourceName = sourceName;
    this.findings = findings;
    this.root = root;
  }

  /**
   * Opens a file.
   *
   * @param environment fills in {@code ${NAME}} and {@code ${NAME:-default}}
   * @throws LakeProblemsException if it is not one YAML document
   * @throws LakeException if it cannot be read at all
   */
  public static Declaration of(Path file, Map<String, String> environment) {
    return of(text(file), file.toString(), environment);
  }

  /**
   * Opens a text.
   *
   * @param sourceName what problems call it, usually a file name
   * @param environment fills in {@code ${NAME}} and {@code ${NAME:-default}}
   * @throws LakeProblemsException if it is not one YAML document
   */
  public static Declaration of(String text, String sourceName, Map<String, String> environment) {
    Findings findings = new Findings();
    Reading reading = new Reading(findings, new Substitution(environment));
    return new Declaration(
        sourceName, findings, new YamlValue(YamlDocument.compose(text, sourceName), "", reading));
  }

  /** The whole document. */
  public YamlValue root() {
    return root;
  }

  /** Where everything stands, and what is wrong. */
  public Findings findings() {
    return findings;
  }

  /**
   * Ends the reading if anything was wrong.
   *
   * @throws LakeProblemsException with all of it
   */
  public void refuseProblems() {
    List<Problem> problems = findings.problems();
    if (!problems.isEmpty()) {
      throw new LakeProblemsException(sourceName, problems);
    }
  }

  private static String text(Path file) {
    try {
      long bytes = Files.size(file);
      if (bytes > MAX_BYTES) {
        throw unreadable(file, "it has " + bytes + " bytes, more than " + MAX_BYTES, null);
      }
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
          .toString();
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file", e);
    } catch (CharacterCodingException e) {
      throw unreadable(file, "it is not UTF-8 text", e);
    } catch (IOException e) {
      throw unreadable(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static LakeException unreadable(Path file, String reason, @Nullable Throwable cause) {
    return new LakeException(
        LakeException.Code.LAKE_UNREADABLE, "Cannot read " + file + ": " + reason, cause);
  }
}
