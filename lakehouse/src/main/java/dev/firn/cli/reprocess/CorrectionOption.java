package dev.firn.cli.reprocess;

import dev.firn.cli.option.LakeOption;
import dev.firn.cli.option.LakeSource;
import dev.firn.cli.option.TopologyOption;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which correction a command means, and of which tables. */
final class CorrectionOption {

  @Mixin private LakeOption lakeOption;

  @Parameters(paramLabel = "NAME", description = "The correction.")
  private String name = "";

  @Option(
      names = "--tables",
      paramLabel = "TABLE",
      split = ",",
      description = "Only these tables; default: all that the correction has.")
  private List<String> tables = new ArrayList<>();

  String name() {
    return name;
  }

  List<String> tables() {
    return tables;
  }

  TopologyOption topology() {
    return lakeOption.topology();
  }

  LakeSource source() {
    return lakeOption.source();
  }

  CorrectionSession open() {
    return CorrectionSession.open(lakeOption);
  }
}
