package dev.firn.tests.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request as a service sees it: an operation with its members, wherever HTTP carries them. */
public record Call(String operation, ObjectNode request) {}
