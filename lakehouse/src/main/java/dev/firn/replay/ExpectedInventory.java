package dev.firn.replay;

/**
 * What table {@code inventory} must hold in the end.
 *
 * @param rows items in warehouses that were counted at least once
 * @param quantityOnHand sum over the newest counts, those without a quantity left out
 */
public record ExpectedInventory(long rows, long quantityOnHand) {}
