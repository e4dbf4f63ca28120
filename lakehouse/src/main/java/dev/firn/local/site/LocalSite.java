package dev.firn.local.site;

import dev.firn.lake.Lake;
import dev.firn.lake.yaml.LakeYaml;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One local topology: what is installed, where it keeps its state, on which ports it listens.
 *
 * @param lake the {@code lake.yaml} that it serves
 * @param inherited environment of the command that starts it
 */
public record LocalSite(
    Installation installation,
    LocalDirectory directory,
    Ports ports,
    Path lake,
    Map<String, String> inherited) {

  /** The key of the local S3 endpoint, which knows no other. */
  public static final String KMS_KEY =
      "arn:aws:kms:us-east-1:000000000000:key/f1f1f1f1-0000-4000-8000-000000000001";

  /** What the local endpoints are asked with; they accept anything. */
  public static final String REGION = "us-east-1";

  public static final String ACCESS_KEY_ID = "firn";
  public static final String SECRET_ACCESS_KEY = "firn-local";

  /** The host that everything listens on: nothing is reachable from another machine by intent. */
  public static final String HOST = "127.0.0.1";

  public LocalSite {
    lake = lake.toAbsolutePath().normalize();
    inherited = Map.copyOf(inherited);
  }

  public String s3Endpoint() {
    return http(PortName.S3);
  }

  public String glueEndpoint() {
    return http(PortName.GLUE);
  }

  public String kafka() {
    return HOST + ":" + ports.number(PortName.KAFKA);
  }

  public String trinoUrl() {
    return "jdbc:trino://%s:%d".formatted(HOST, ports.number(PortName.TRINO));
  }

  public String flinkRest() {
    return http(PortName.FLINK);
  }

  /** Where the keeper tells how every table is doing, as JSON. */
  public String keeperHealth() {
    return http(PortName.KEEPER) + "/health";
  }

  /** The variables by which a {@code lake.yaml} and any AWS client reach the local endpoints. */
  public Map<String, String> endpoints() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("FIRN_GLUE_ENDPOINT", glueEndpoint());
    variables.put("FIRN_S3_ENDPOINT", s3Endpoint());
    variables.put("FIRN_S3_PATH_STYLE", "true");
    variables.put("FIRN_KMS_KEY", KMS_KEY);
    variables.put("FIRN_KAFKA", kafka());
    variables.put("FIRN_TRINO", trinoUrl());
    variables.put("AWS_REGION", REGION);
    variables.put("AWS_ACCESS_KEY_ID", ACCESS_KEY_ID);
    variables.put("AWS_SECRET_ACCESS_KEY", SECRET_ACCESS_KEY);
    return variables;
  }

  /** The lake as declared, with the local endpoints filled in. */
  public Lake declaredLake() {
    return LakeYaml.read(lake, partEnvironment());
  }

  /**
   * What a part sees: the user's environment without AWS settings of his own, and the endpoints.
   */
  public Map<String, String> partEnvironment() {
    var variables = new HashMap<>(inherited);
    variables.keySet().removeIf(name -> name.startsWith("AWS_"));
    variables.putAll(endpoints());
    return variables;
  }

  private String http(PortName port) {
    return "http://%s:%d".formatted(HOST, ports.number(port));
  }
}
