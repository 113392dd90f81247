package io.credlake.code;

import java.io.Serializable;

/**
 * A currency as registers name it.
 *
 * @param name the word in the register, e.g. 美元
 * @param code ISO 4217 code
 */
public record Currency(String name, String code) implements Serializable {}
