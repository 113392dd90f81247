package io.credlake.contract;

/** A contract is missing or not valid; the message says which, where and how to mend it. */
public final class ContractException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ContractException(String message) {
    super(message);
  }

  ContractException(String message, Throwable cause) {
    super(message, cause);
  }
}
