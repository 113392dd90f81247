package io.credlake.flow;

import java.io.Serializable;
import org.apache.iceberg.DataFile;

/**
 * Data files that are written but not committed yet.
 *
 * @param table of which: its full name
 * @param files the files
 */
record WrittenFiles(String table, DataFile[] files) implements Serializable {}
