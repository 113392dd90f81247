package io.credlake.flow;

import io.credlake.flow.CoverageEvent.Round;
import io.credlake.indicator.Value;
import io.credlake.progress.Assessment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What changed of an indicator in a round, or a part of it: one by one, messages cost more than
 * what they say.
 *
 * @param round that evaluated it
 * @param commitment that it measures
 * @param version of the indicator
 */
record Evaluations(
    Round round, String commitment, int version, List<Value> values, List<Assessment> assessments) {

  /** Nothing yet. */
  static Evaluations begin(Round round, String commitment, int version) {
    return new Evaluations(round, commitment, version, new ArrayList<>(), new ArrayList<>());
  }

  int size() {
    return values.size() + assessments.size();
  }

  void write(DataOutputView out) throws IOException {
    round.write(out);
    out.writeUTF(commitment);
    out.writeInt(version);
    out.writeInt(values.size());
    for (Value value : values) {
      value.write(out);
    }
    out.writeInt(assessments.size());
    for (Assessment assessment : assessments) {
      assessment.write(out);
    }
  }

  static Evaluations read(DataInputView in) throws IOException {
    Evaluations read = begin(Round.read(in), in.readUTF(), in.readInt());
    for (int left = in.readInt(); left > 0; left--) {
      read.values.add(Value.read(in));
    }
    for (int left = in.readInt(); left > 0; left--) {
      read.assessments.add(Assessment.read(in));
    }
    return read;
  }
}
