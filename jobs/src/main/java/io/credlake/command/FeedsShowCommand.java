package io.credlake.command;

import io.credlake.contract.FeedContract;
import io.credlake.contract.FeedContract.Accepted;
import io.credlake.contract.FeedContract.Column;
import io.credlake.contract.FeedContract.Layout;
import io.credlake.feed.ContractTrial;
import io.credlake.trino.query.ResultFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code credlake feeds show}: shows the contract of a feed. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Show the contract of a feed, its columns and a sample row.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:shown",
      "1:there is no such feed, or its contract is not valid",
      "2:the command was not understood"
    })
final class FeedsShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FEED", description = "Name of a contract in conf/feeds.")
  private String feed;

  @Override
  public Integer call() throws IOException {
    FeedContract contract = FeedsCommand.contracts().contract(feed);
    PrintWriter out = spec.commandLine().getOut();
    Path file = Credlake.home().resolve("conf/feeds").resolve(feed + ".yaml");
    out.print(Files.readString(file));
    for (Layout layout : contract.layouts()) {
      out.println();
      out.println("Layout 版式 %s:".formatted(layout.name()));
      columns(layout).print(ResultFormat.TABLE, out);
    }
    if (contract.examples() != null && !contract.examples().accepted().isEmpty()) {
      Accepted example = contract.examples().accepted().getFirst();
      Layout layout = ContractTrial.edition(contract, example.layout());
      out.println();
      out.println("Sample row 示例行 (%s):".formatted(layout.name()));
      Listing sample = new Listing("TITLE 标题", "VALUE 值");
      ContractTrial.sample(layout, example.row())
          .forEach(cell -> sample.add(cell.getKey(), cell.getValue()));
      sample.print(ResultFormat.TABLE, out);
    }
    return 0;
  }

  private static Listing columns(Layout layout) {
    Listing listing = new Listing("TITLE 标题", "ALSO 别名", "FIELD 字段", "TYPE 类型", "");
    for (Column column : layout.columns()) {
      listing.add(
          column.title(),
          String.join(" ", column.also()),
          column.field(),
          column.type().name().toLowerCase(Locale.ROOT),
          column.required() ? "required 必填" : column.optional() ? "may lack 可缺列" : "");
    }
    return listing;
  }
}
