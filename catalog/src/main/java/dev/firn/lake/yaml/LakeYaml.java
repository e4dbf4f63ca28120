package dev.firn.lake.yaml;

import dev.firn.lake.Lake;
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

/**
 * Reads {@code lake.yaml}, the one place where a lake is declared. The keys are listed in {@code
 * docs/lake-yaml.md}.
 */
public final class LakeYaml {

  private static final long MAX_BYTES = 2_000_000;

  private LakeYaml() {}

  /**
   * Reads a file, with the environment of this process.
   *
   * @throws LakeProblemsException with everything that is wrong with the declaration
   * @throws LakeException if the file cannot be read at all
   */
  public static Lake read(Path file) {
    return read(file, System.getenv());
  }

  /**
   * Reads a file.
   *
   * @param environment fills in {@code ${NAME}} and {@code ${NAME:-default}}
   * @throws LakeProblemsException with everything that is wrong with the declaration
   * @throws LakeException if the file cannot be read at all
   */
  public static Lake read(Path file, Map<String, String> environment) {
    return read(text(file), file.toString(), environment);
  }

  /**
   * Reads a text.
   *
   * @param sourceName what problems call it, usually a file name
   * @param environment fills in {@code ${NAME}} and {@code ${NAME:-default}}
   * @throws LakeProblemsException with everything that is wrong with the declaration
   */
  public static Lake read(String text, String sourceName, Map<String, String> environment) {
    Findings findings = new Findings();
    Reading reading = new Reading(findings, new Substitution(environment));
    YamlValue root = new YamlValue(YamlDocument.compose(text, sourceName), "", reading);
    Lake lake = LakeSection.read(root);
    LakeRules.ALL.forEach(rule -> rule.check(lake, findings));
    List<Problem> problems = findings.problems();
    if (!problems.isEmpty()) {
      throw new LakeProblemsException(sourceName, problems);
    }
    return lake;
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
