package io.credlake.coverage;

import io.credlake.fact.Order;
import io.credlake.indicator.Said;
import io.credlake.indicator.Said.OfOrganisation;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a row says of a case or event about an organisation, on its way to the units that indicators
 * count: all that it needs of the organisation is to be told apart from others.
 *
 * @param identifier credit code, organisation code or registration number
 * @param resolved whether it was sent under another number than its identifier
 * @param said whose unit is that of the case or event, whatever organisation it is about
 */
public record Forwarded(String identifier, boolean resolved, OfOrganisation said)
    implements Statement {

  static final byte TAG = 2;

  @Override
  public int day() {
    return said.day();
  }

  @Override
  public Order order() {
    return said.order();
  }

  @Override
  public Forwarded under(String other) {
    return new Forwarded(other, true, said);
  }

  @Override
  public void write(DataOutput out, TextWriter texts) throws IOException {
    out.writeByte(TAG);
    texts.write(identifier);
    out.writeBoolean(resolved);
    said.write(out);
  }

  static Forwarded readRest(DataInput in, TextReader texts) throws IOException {
    return new Forwarded(texts.read(), in.readBoolean(), (OfOrganisation) Said.read(in));
  }
}
