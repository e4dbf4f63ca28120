package dev.firn.local.glue.contract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import software.amazon.awssdk.services.glue.GlueClient;

/** Gives each test a database of its own at the endpoint under test. */
abstract class ContractTest {
  @Parameter GlueEndpoint endpoint;

  ScratchDatabase database;
  GlueClient glue;

  @BeforeEach
  void createDatabase() {
    database = ScratchDatabase.create(endpoint);
    glue = database.glue();
  }

  @AfterEach
  void deleteDatabase() {
    database.close();
  }
}
