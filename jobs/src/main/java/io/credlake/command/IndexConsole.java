package io.credlake.command;

import io.credlake.job.IndexFollower;
import io.credlake.lake.IndexStanding;
import java.io.PrintWriter;
import java.util.List;

/**
 * Tells how indices follow a lake.
 *
 * @param out takes what was computed; null: it is not told
 * @param err takes the rest
 */
record IndexConsole(PrintWriter out, PrintWriter err) implements IndexFollower.Listener {

  @Override
  public void waitingFor(String holder) {
    err.println("Waiting for another job 等待其他作业: " + holder);
  }

  @Override
  public void computed(List<IndexStanding> runs) {
    if (out != null) {
      IndexCommand.told(runs, out);
      out.flush();
    }
  }

  @Override
  public void failed(Exception why) {
    err.println(
        "Cannot compute indices, they are tried again at the next change 指数未能计算，下次变动时重试: "
            + (why.getMessage() == null ? why : why.getMessage()));
    err.println("Details 日志: " + System.getProperty("credlake.log", "credlake.log"));
    err.flush();
  }
}
