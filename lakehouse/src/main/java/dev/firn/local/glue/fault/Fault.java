package dev.firn.local.glue.fault;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One way in which a request goes wrong. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Fault.Fail.class, name = "fail"),
  @JsonSubTypes.Type(value = Fault.Drop.class, name = "drop"),
  @JsonSubTypes.Type(value = Fault.Hold.class, name = "hold")
})
public sealed interface Fault {
  /**
   * The caller gets an error.
   *
   * @param applied whether the request is carried out nevertheless
   */
  record Fail(int status, String code, boolean applied) implements Fault {
    /** The error of a service that was busy with something else. */
    public static Fail internal(boolean applied) {
      return new Fail(500, "InternalServiceException", applied);
    }

    /** The error of a service that is called too often. */
    public static Fail throttling() {
      return new Fail(400, "ThrottlingException", false);
    }
  }

  /**
   * The connection closes without an answer.
   *
   * @param applied whether the request is carried out nevertheless
   */
  record Drop(boolean applied) implements Fault {}

  /**
   * The connection closes without an answer, and the request is carried out when {@link
   * FaultScript#release} is called: a request that lands late.
   */
  record Hold() implements Fault {}
}
