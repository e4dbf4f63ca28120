package dev.firn.cli.views;

import dev.firn.lake.CatalogSettings;
import dev.firn.semantic.Target;
import dev.firn.semantic.target.AthenaSettings;
import dev.firn.target.StoreTarget;
import dev.firn.target.athena.AthenaClients;
import dev.firn.target.athena.AthenaViewStore;
import dev.firn.target.aws.Pace;
import java.util.List;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.glue.GlueClient;

/** Opens Athena, and the Glue catalog that it shares with the lake. */
final class AthenaTarget {

  private AthenaTarget() {}

  static OpenTarget open(ViewsOption.Declared declared) {
    declared.requireReader("publish views to", Target.ATHENA);
    CatalogSettings.Glue catalog = declared.glue(Target.ATHENA);
    AthenaSettings settings = declared.model().targets().athena();
    Pace pace = Pace.ofAws();
    declared.source().useCredentials();
    AthenaClient athena = AthenaClients.open(settings.region(), settings.endpoint(), pace);
    GlueClient glue = AthenaClients.glue(catalog.region(), catalog.endpoint(), pace);
    AthenaViewStore store =
        new AthenaViewStore(
            declared.model().placement(Target.ATHENA),
            settings,
            athena,
            glue,
            catalog.catalogId(),
            pace);
    return new OpenTarget(
        new StoreTarget(Target.ATHENA.label(), declared.wanted(Target.ATHENA), List.of(), store),
        List.of(athena, glue));
  }
}
