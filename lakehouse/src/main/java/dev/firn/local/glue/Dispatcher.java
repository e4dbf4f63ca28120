package dev.firn.local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.firn.local.glue.fault.Fault;
import dev.firn.local.glue.fault.FaultScript;
import dev.firn.local.glue.store.CatalogStore;
import dev.firn.local.glue.store.StoreException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the operation of a request, lets the fault script have its say, and replies. */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final String PREFIX = "AWSGlue.";

  private final Map<String, Operation> operations = new HashMap<>();
  private final FaultScript faults;

  private Dispatcher(FaultScript faults) {
    this.faults = faults;
  }

  static Dispatcher of(CatalogStore store, Clock clock, GlueLimits limits, FaultScript faults) {
    Dispatcher dispatcher = new Dispatcher(faults);
    dispatcher.register(new DatabaseOperations(store, clock, limits.databases()).all());
    dispatcher.register(new TableOperations(store, clock, limits.tables()).all());
    dispatcher.register(List.of(new TableListing(store).operation()));
    dispatcher.register(List.of(new TableUpdate(store, clock, limits.versions()).operation()));
    dispatcher.register(new VersionOperations(store).all());
    dispatcher.register(new TagOperations(store).all());
    return dispatcher;
  }

  private void register(List<Operation> family) {
    family.forEach(operation -> operations.put(operation.name(), operation));
  }

  /**
   * @param target the header {@code X-Amz-Target}
   */
  Reply reply(@Nullable String target, byte[] body) {
    return guarded(() -> {
      Operation operation = find(target);
      ObjectNode request = Json.request(body);
      return faults
          .next(operation.name(), tableOf(request))
          .map(fault -> faulty(fault, operation, request))
          .orElseGet(() -> answer(operation, request));
    });
  }

  private Operation find(@Nullable String target) {
    String name =
        target != null && target.startsWith(PREFIX) ? target.substring(PREFIX.length()) : "";
    Operation operation = operations.get(name);
    if (operation == null) {
      throw new GlueException(
          ErrorCode.UNKNOWN_OPERATION,
          "The local Glue endpoint has no operation '%s'".formatted(target));
    }
    return operation;
  }

  private Reply faulty(Fault fault, Operation operation, ObjectNode request) {
    LOG.debug("{} meets {}", operation.name(), fault);
    return switch (fault) {
      case Fault.Fail fail -> {
        applyIf(fail.applied(), operation, request);
        yield new Reply.Refusal(fail.status(), fail.code(), "As the fault script says");
      }
      case Fault.Drop drop -> {
        applyIf(drop.applied(), operation, request);
        yield new Reply.Silence();
      }
      case Fault.Hold hold -> {
        faults.hold(() -> applyIf(true, operation, request));
        yield new Reply.Silence();
      }
    };
  }

  private void applyIf(boolean applied, Operation operation, ObjectNode request) {
    if (applied) {
      Reply reply = guarded(() -> answer(operation, request));
      LOG.debug("{} was applied, the caller does not learn of {}", operation.name(), reply);
    }
  }

  private static Reply answer(Operation operation, ObjectNode request) {
    return new Reply.Answer(operation.answer(request));
  }

  private static Reply guarded(Supplier<Reply> work) {
    try {
      return work.get();
    } catch (GlueException e) {
      return Reply.Refusal.of(e);
    } catch (StoreException e) {
      LOG.error("{}", e.getMessage());
      return internal(e);
    } catch (RuntimeException e) {
      LOG.error("Cannot answer a request: {}", e.toString(), e);
      return internal(e);
    }
  }

  private static Reply internal(RuntimeException e) {
    return Reply.Refusal.of(
        new GlueException(ErrorCode.INTERNAL_SERVICE, String.valueOf(e.getMessage()), e));
  }

  private static @Nullable String tableOf(ObjectNode request) {
    String field = request.has("TableName") ? "TableName" : "Name";
    String name = request.path("TableInput").path("Name").asText(request.path(field).asText());
    return name.isEmpty() ? null : Request.folded(name);
  }
}
