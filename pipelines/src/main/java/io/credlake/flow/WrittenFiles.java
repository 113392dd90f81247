package io.credlake.flow;

import java.io.Serializable;
import org.apache.iceberg.DataFile;

/**
 * Data files that are written but not committed yet.
 *
 * @param table of which: its position in {@link io.credlake.fact.Tables#INGESTED}
 * @param files the files
 */
record WrittenFiles(int table, DataFile[] files) implements Serializable {}
