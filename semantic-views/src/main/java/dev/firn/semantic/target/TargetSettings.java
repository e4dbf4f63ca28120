package dev.firn.semantic.target;

/**
 * How each target is reached that is a service of its own. Trino is not among them: the command
 * says where it is.
 */
public record TargetSettings(AthenaSettings athena, RedshiftSettings redshift) {}
