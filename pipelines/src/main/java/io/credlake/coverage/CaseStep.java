package io.credlake.coverage;

import io.credlake.fact.Order;
import io.credlake.indicator.Said.StepSaid;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A step in the life of a case about an organisation, on its way to the units that indicators
 * count: all that it needs of the organisation is to be told apart from others.
 *
 * @param identifier credit code, organisation code or registration number
 * @param resolved whether it was sent under another number than its identifier
 * @param step whose unit is that of the case, whatever organisation it is about
 */
public record CaseStep(String identifier, boolean resolved, StepSaid step) implements Statement {

  static final byte TAG = 2;

  @Override
  public int day() {
    return step.day();
  }

  @Override
  public Order order() {
    return step.order();
  }

  @Override
  public CaseStep under(String other) {
    return new CaseStep(other, true, step);
  }

  @Override
  public void write(DataOutput out, TextWriter texts) throws IOException {
    out.writeByte(TAG);
    texts.write(identifier);
    out.writeBoolean(resolved);
    step.write(out);
  }

  static CaseStep readRest(DataInput in, TextReader texts) throws IOException {
    return new CaseStep(texts.read(), in.readBoolean(), StepSaid.read(in));
  }
}
