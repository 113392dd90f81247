package io.credlake.coverage;

/** What a ledger keeps: that an organisation is in a register, or a record about it. */
public sealed interface Told extends Statement permits Version, Entry {}
