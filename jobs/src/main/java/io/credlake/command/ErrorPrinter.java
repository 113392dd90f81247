package io.credlake.command;

import io.credlake.job.JobFailedException;
import io.credlake.job.RootCause;
import java.io.PrintWriter;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints what went wrong as one message; the stack goes into the log. */
final class ErrorPrinter implements IExecutionExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPrinter.class);

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
    LOG.error("Command failed", e);
    PrintWriter err = command.getErr();
    String message = e instanceof SQLException sql ? withCause(sql) : e.getMessage();
    err.println(message == null || message.isBlank() ? e.toString() : message);
    if (e instanceof JobFailedException) {
      err.println("Nothing that was committed is lost; run the same command again. 可再次运行同一命令。");
      err.println("Details 日志: " + System.getProperty("credlake.log", "credlake.log"));
    }
    return Credlake.FAILED;
  }

  /** Trino says what failed; that a disk is full, say, only the last of its causes tells. */
  private static String withCause(SQLException e) {
    String message = String.valueOf(e.getMessage());
    String cause = RootCause.of(e).getMessage();
    return cause == null || message.contains(cause) ? message : message + ", " + cause;
  }
}
