package dev.firn.demo;

/**
 * What a demo does.
 *
 * @param scale of TPC-DS; 1 is about 5 million lines of sales
 * @param seed of everything random: the workload's, and of the kills
 * @param eventsPerSecond 0 for as fast as possible
 * @param chaos whether processes are killed while data flows
 * @param keep whether the topology stays up in the end
 */
public record DemoOptions(
    double scale, long seed, double eventsPerSecond, boolean chaos, boolean keep) {}
