package io.credlake.disclosure.rule;

/**
 * A cell that must not be published.
 *
 * @param reason the first rule that it breaks
 * @param requirement of all rules that it breaks
 */
public record Sensitive(Reason reason, Requirement requirement) {}
