package io.credlake.export;

import io.credlake.dataset.Column;
import io.credlake.dataset.Column.Role;
import io.credlake.dataset.Dataset;
import io.credlake.disclosure.flag.ObsStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A dataset as SDMX sees it: one observation for each measure of a row, told apart by the dataset's
 * keys and the dimension MEASURE, with unit and flags of its own.
 */
final class SdmxFlow {

  /** Dimension that tells which measure an observation is of. */
  static final String MEASURE = "MEASURE";

  /** The one measure of the structure. */
  static final String OBS_VALUE = "OBS_VALUE";

  /** Version of the structures. */
  static final String VERSION = "1.0";

  private static final String TIME_PERIOD = "TIME_PERIOD";

  private final Dataset dataset;
  private final String agency;
  private final List<Column> dimensions;
  private final Column time;
  private final List<Column> attributes;
  private final List<Column> measures;
  private final Map<String, Integer> positions = new HashMap<>();

  SdmxFlow(Dataset dataset, ExportPackage about) {
    this.dataset = dataset;
    this.agency = about.publication().agency();
    for (Column column : dataset.published()) {
      positions.put(column.name(), positions.size());
    }
    this.measures = dataset.measures();
    this.dimensions =
        dataset.keys().stream().filter(column -> column.role() == Role.DIMENSION).toList();
    this.time =
        dataset
            .time()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Cannot export as SDMX, the dataset has no time: " + dataset.name()));
    List<String> units = measures.stream().map(Column::unitFrom).toList();
    this.attributes =
        dataset.columns().stream()
            .filter(column -> column.role() == Role.ATTRIBUTE && !units.contains(column.name()))
            .toList();
  }

  /** Whether SDMX can tell of a dataset: it has measures. */
  static boolean fits(Dataset dataset) {
    return !dataset.measures().isEmpty();
  }

  /** Takes observations: keys without time, the time, what was observed, and attributes. */
  @FunctionalInterface
  interface ObservationSink {

    /**
     * Takes one.
     *
     * @param keys codes in the order of {@link #dimensionIds()}
     * @param period time of the observation
     * @param value null if it is missing
     * @param attributes in the order of {@link #attributeIds()}; null where there is none
     */
    void accept(List<String> keys, String period, Object value, List<Object> attributes)
        throws IOException;
  }

  /** Tells the observations of a row. */
  void observe(Object[] row, ObservationSink sink) throws IOException {
    List<String> keys = new ArrayList<>();
    for (Column dimension : dimensions) {
      keys.add(code((String) row[at(dimension)]));
    }
    List<Object> said = new ArrayList<>();
    for (Column attribute : attributes) {
      Object value = row[at(attribute)];
      said.add(attribute.codes() == null || value == null ? value : code((String) value));
    }
    for (Column measure : measures) {
      List<String> key = new ArrayList<>(keys);
      key.add(id(measure.name()));
      Object value = row[at(measure)];
      List<Object> all = new ArrayList<>();
      all.add(unit(measure, row));
      all.add(status(measure, value, row).name());
      all.add(row[positions.get(dataset.confStatusOf(measure))]);
      all.addAll(said);
      sink.accept(key, (String) row[at(time)], value, all);
    }
  }

  private String unit(Column measure, Object[] row) {
    return measure.unit() != null
        ? measure.unit()
        : (String) row[positions.get(measure.unitFrom())];
  }

  /** Measures without flags of their own share those of the row, which may be missing in part. */
  private ObsStatus status(Column measure, Object value, Object[] row) {
    ObsStatus told = ObsStatus.valueOf((String) row[positions.get(dataset.obsStatusOf(measure))]);
    if (measure.hasFlags() || told.isMissing() == (value == null)) {
      return told;
    }
    return value == null ? ObsStatus.M : ObsStatus.A;
  }

  private int at(Column column) {
    return positions.get(column.name());
  }

  /** Dataset behind it. */
  Dataset dataset() {
    return dataset;
  }

  /** Agency that maintains the structures. */
  String agency() {
    return agency;
  }

  /** Id of structure and dataflow. */
  String id() {
    return id(dataset.name());
  }

  /** Dimensions of the dataset, without MEASURE and time. */
  List<Column> dimensions() {
    return dimensions;
  }

  /** Attributes of the dataset, without unit and flags. */
  List<Column> attributes() {
    return attributes;
  }

  /** Measures of the dataset, the codes of MEASURE. */
  List<Column> measures() {
    return measures;
  }

  /** Ids of all dimensions in their order, time aside. */
  List<String> dimensionIds() {
    return Stream.concat(dimensions.stream().map(SdmxFlow::conceptOf), Stream.of(MEASURE)).toList();
  }

  /** Ids of all attributes in their order. */
  List<String> attributeIds() {
    return Stream.concat(SdmxWords.FLAG_IDS.stream(), attributes.stream().map(SdmxFlow::conceptOf))
        .toList();
  }

  /** Code lists of the attributes in their order; null where there is none. */
  List<String> attributeCodes() {
    List<String> lists = new ArrayList<>(List.of("unit", "obs_status", "conf_status"));
    attributes.forEach(attribute -> lists.add(attribute.codes()));
    return lists;
  }

  /** Concept of a column. */
  static String conceptOf(Column column) {
    if (column.role() == Role.TIME) {
      return TIME_PERIOD;
    }
    return column.concept() != null ? column.concept() : id(column.name());
  }

  /** Id of what has a name. */
  static String id(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** Id of a code list. */
  static String listId(String name) {
    return "CL_" + id(name);
  }

  /** A code as SDMX allows it: a dot is none of its characters. */
  static String code(String code) {
    return code.replace('.', '_');
  }
}
