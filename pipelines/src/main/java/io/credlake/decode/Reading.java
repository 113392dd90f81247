package io.credlake.decode;

import io.credlake.contract.Encoding;
import io.credlake.contract.FeedContract;
import java.io.Serializable;

/**
 * How the rows of a delivery are read.
 *
 * @param format of the data file
 * @param packing of the delivery
 * @param encoding of the text; null for XLSX, which is no text
 * @param titles which column of a row stands where
 */
public record Reading(
    FeedContract.Format format, Packing packing, Encoding encoding, TitleRow titles)
    implements Serializable {}
