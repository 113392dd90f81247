package io.credlake.flow;

import io.credlake.indicator.Numbers;
import io.credlake.indicator.Slice;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * By how much the numbers of an indicator change.
 *
 * @param commitment that it measures
 * @param month see {@link io.credlake.code.Months}
 * @param lasts whether it holds from that month's last day on for ever
 */
record SumNews(String commitment, Slice slice, int month, boolean lasts, Numbers numbers)
    implements News {

  /** Only tells that time goes on. */
  static SumNews tick(String commitment) {
    return new SumNews(commitment, Slice.NATION, 0, false, Numbers.NOTHING);
  }

  @Override
  public long key() {
    return OrganisationKeys.digest(commitment);
  }

  @Override
  public void write(DataOutputSerializer out) throws IOException {
    out.writeUTF(commitment);
    out.writeUTF(slice.province());
    out.writeUTF(slice.department());
    out.writeUTF(slice.field());
    out.writeShort(month);
    out.writeBoolean(lasts);
    numbers.write(out);
  }

  static SumNews read(DataInputDeserializer in) throws IOException {
    return new SumNews(
        in.readUTF(),
        new Slice(in.readUTF(), in.readUTF(), in.readUTF()),
        in.readShort(),
        in.readBoolean(),
        Numbers.read(in));
  }
}
