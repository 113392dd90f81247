package io.credlake.export;

import io.credlake.dataset.Text;
import java.util.List;

/** What the components say that all structures have. */
final class SdmxWords {

  static final Text MEASURE = new Text("统计项", "Measure");
  static final Text TIME_PERIOD = new Text("时期", "Time period");
  static final Text OBS_VALUE = new Text("数值", "Observation value");

  /** Unit and flags, the first attributes of each structure. */
  static final List<Text> FLAGS =
      List.of(
          new Text("计量单位", "Unit of measure"),
          new Text("数值状态", "Observation status"),
          new Text("保密状态", "Confidentiality status"));

  /** Ids of these. */
  static final List<String> FLAG_IDS = List.of("UNIT_MEASURE", "OBS_STATUS", "CONF_STATUS");

  private SdmxWords() {}
}
