package dev.firn.demo;

import dev.firn.local.site.LocalCredentials;
import dev.firn.local.site.PartName;
import java.util.EnumSet;

/** Starts everything; with the first start the tables are made as declared. */
final class StartStep implements DemoStep {

  @Override
  public String title() {
    return "Start S3, Glue, Kafka, Trino, Flink and the keeper, and apply lake.yaml";
  }

  @Override
  public void run(DemoContext context) {
    LocalCredentials.use();
    context.topology().up(EnumSet.allOf(PartName.class));
  }

  @Override
  public boolean isEssential() {
    return true;
  }
}
