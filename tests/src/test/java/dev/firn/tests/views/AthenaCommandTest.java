package dev.firn.tests.views;

import dev.firn.target.aws.Pace;
import dev.firn.tests.aws.Faults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command against fakes of Athena and QuickSight. */
class AthenaCommandTest extends PublishCommandContract {

  private AthenaInGlue athena;

  @Override
  String engine() {
    return "athena";
  }

  @Override
  Map<String, String> start(Path data) throws IOException {
    athena = AthenaInGlue.start(data, Pace.ofAws());
    return Map.of(
        "FIRN_GLUE_ENDPOINT", athena.server().endpoint().toString(),
        "FIRN_ATHENA_ENDPOINT", athena.athena().endpoint());
  }

  @Override
  void stop() {
    athena.close();
  }

  @Override
  void replaceByHand(String view) {
    athena.replaceByHand(view);
  }

  @Override
  void failStatements(Optional<String> part) {
    athena
        .athena()
        .failStatements(sql ->
            part.filter(sql::contains).map(_ -> "ERROR: 1023 Serializable isolation violation"));
  }

  @Override
  void failBy(Faults faults) {
    athena.athena().failBy(faults);
  }

  @Override
  String writing() {
    return "StartQueryExecution";
  }

  @Override
  String busy() {
    return "TooManyRequestsException";
  }

  @Override
  List<String> takeWrites() {
    return athena.takeWrites();
  }
}
