package dev.firn.lake.yaml.document;

/** What every part of a declaration is read with. */
record Reading(Findings findings, Substitution substitution) {}
