package io.credlake.index.framework;

/** A name in both languages. */
public record Name(String zh, String en) {}
