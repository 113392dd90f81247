package io.credlake.coverage;

/**
 * A cell of coverage: whom its numbers count.
 *
 * @param province GB/T 2260
 * @param city prefecture or county in which they are registered; empty if none is known
 * @param kind kind of organisation; empty if none is known
 * @param facet by what they are told apart within region and kind
 * @param member code of the key field or department, or letter of the industry section; empty for
 *     {@link Facet#ALL} and where none is known
 */
public record Cell(String province, String city, String kind, Facet facet, String member) {}
