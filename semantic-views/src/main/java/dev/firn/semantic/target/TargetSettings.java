package dev.firn.semantic.target;

import dev.firn.semantic.quicksight.QuickSightSettings;
import java.util.Optional;

/**
 * How each target is reached that is a service of its own. Trino is not among them: the command
 * says where it is.
 *
 * @param quickSight empty where it is not declared
 */
public record TargetSettings(
    AthenaSettings athena, RedshiftSettings redshift, Optional<QuickSightSettings> quickSight) {}
