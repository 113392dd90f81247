package io.credlake.index.framework;

import java.io.Serializable;

/** A name in both languages. */
public record Name(String zh, String en) implements Serializable {}
