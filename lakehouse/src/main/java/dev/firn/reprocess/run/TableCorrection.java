package dev.firn.reprocess.run;

import dev.firn.lake.DeclaredTable;
import dev.firn.reprocess.Correction;

/** A correction as one of its tables knows it. */
public record TableCorrection(DeclaredTable table, Correction correction) {}
