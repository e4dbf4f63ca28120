package dev.firn.cli.lake;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.firn.cli.option.LakeOption;
import dev.firn.cli.option.LakeSource;
import dev.firn.encryption.AuditReport;
import dev.firn.encryption.EncryptionAudit;
import dev.firn.encryption.UnencryptedObject;
import dev.firn.lake.Lake;
import dev.firn.local.site.LocalCredentials;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks S3 about every object of the lake. */
@Command(
    name = "encryption",
    description = {
      "Ask S3 for every object of the lake, metadata too, and list those that are not encrypted with"
          + " the lake's key.",
      "Exit code 1 when there is any."
    })
final class AuditEncryptionCommand implements Callable<Integer> {

  @Mixin private LakeOption option;

  @Option(
      names = "--bucket",
      description =
          "Look at the whole bucket of the warehouse; always so at the local topology, whose bucket"
              + " is the lake's own.")
  private boolean wholeBucket;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    LakeSource source = option.source();
    PrintWriter out = spec.commandLine().getOut();
    try (EncryptionAudit audit = open(source)) {
      AuditReport report = audit.run(finding -> printLine(out, finding));
      out.print(json ? json(report) : summary(report));
      out.flush();
      return report.isClean() ? 0 : 1;
    }
  }

  private EncryptionAudit open(LakeSource source) {
    Lake lake = source.lake();
    if (source.local()) {
      LocalCredentials.use();
    }
    return wholeBucket || source.local()
        ? EncryptionAudit.openBucket(lake)
        : EncryptionAudit.open(lake);
  }

  private void printLine(PrintWriter out, UnencryptedObject finding) {
    if (!json) {
      out.println(finding);
      out.flush();
    }
  }

  private static String summary(AuditReport report) {
    return "%d objects, %d of them not encrypted with the lake's key%n"
        .formatted(report.objects(), report.unencryptedObjects());
  }

  private static String json(AuditReport report) {
    var root = JsonMapper.builder().build().createObjectNode();
    root.put("objects", report.objects());
    root.put("objects_unencrypted", report.unencryptedObjects());
    var list = root.putArray("unencrypted");
    report
        .unencrypted()
        .forEach(found -> list.addObject().put("uri", found.uri()).put("reason", found.reason()));
    return root.toPrettyString() + "\n";
  }
}
