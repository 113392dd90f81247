package io.credlake.trino.query;

/**
 * One statement of a text of SQL.
 *
 * @param sql the statement, without the semicolon that ends it
 * @param line where it begins in the text, from 1
 * @param column where it begins in that line, from 1
 */
public record SqlText(String sql, int line, int column) {}
