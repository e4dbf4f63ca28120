package dev.firn.local.glue.contract;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The local endpoint, started once for all tests, and the one that a property names. */
final class GlueEndpoints implements ArgumentsProvider {
  private static final String PROPERTY = "firn.glue.contract.endpoint";

  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    EmbeddedGlue embedded =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .computeIfAbsent(EmbeddedGlue.class, type -> EmbeddedGlue.start(), EmbeddedGlue.class);
    return Stream.concat(
            Stream.of(GlueEndpoint.at("local", embedded.server().endpoint())),
            Optional.ofNullable(System.getProperty(PROPERTY)).map(GlueEndpoint::named).stream())
        .map(Arguments::of);
  }
}
