package io.credlake.flow;

import io.credlake.code.Months;
import io.credlake.fact.CountTables;
import io.credlake.fact.TableDefinition;
import io.credlake.indicator.Value;
import io.credlake.lake.Lake;
import io.credlake.lake.LakePlace;
import io.credlake.progress.Assessment;
import java.util.Locale;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;

/** Writes values of indicators and assessments that changed. */
final class WriteIndicators extends WriteFiles<Evaluations> {

  private static final long serialVersionUID = 1;

  private transient TableFiles<Record> values;
  private transient TableFiles<Record> assessments;
  private transient GenericRecord value;
  private transient GenericRecord assessment;

  WriteIndicators(LakePlace place) {
    super(place);
  }

  @Override
  void open(Lake lake) {
    values = files(lake, CountTables.INDICATOR_VALUE);
    assessments = files(lake, CountTables.PROGRESS);
    value = GenericRecord.create(lake.table(CountTables.INDICATOR_VALUE).schema());
    assessment = GenericRecord.create(lake.table(CountTables.PROGRESS).schema());
  }

  private TableFiles<Record> files(Lake lake, TableDefinition definition) {
    return add(TableFiles.ofRecords(definition, lake.table(definition), subtask()));
  }

  @Override
  public void processElement(StreamRecord<Evaluations> element) {
    Evaluations evaluations = element.getValue();
    begin(value, evaluations);
    evaluations.values().forEach(this::write);
    begin(assessment, evaluations);
    evaluations.assessments().forEach(this::write);
  }

  private static void begin(GenericRecord row, Evaluations of) {
    row.setField("generation", of.round().generation());
    row.setField("round", of.round().number());
    row.setField("commitment", of.commitment());
    row.setField("version", (long) of.version());
  }

  private void write(Value of) {
    value.setField("region", of.region());
    value.setField("department", emptyToNull(of.department()));
    value.setField("field", emptyToNull(of.field()));
    value.setField("kind_of_period", of.period().label());
    value.setField("month", Months.firstDay(of.month()));
    value.setField("status", lower(of.status()));
    value.setField("numerator", of.counted());
    value.setField("denominator", of.of());
    value.setField("value", of.value());
    value.setField("cells", (long) of.cells());
    value.setField("cells_missing", (long) of.missing());
    values.write(value);
  }

  private void write(Assessment of) {
    assessment.setField("region", of.region());
    assessment.setField("year", (long) of.year());
    assessment.setField("status", lower(of.status()));
    assessment.setField("reason", lower(of.reason()));
    assessment.setField("method", lower(of.method()));
    assessment.setField("base_year", of.baseYear() == null ? null : of.baseYear().longValue());
    assessment.setField("base", of.base());
    assessment.setField("value", of.value());
    assessment.setField("required", of.required());
    assessment.setField("projected", of.projected());
    assessment.setField("gone", of.gone());
    assessment.setField("chart", of.chart() == null ? null : of.chart().longValue());
    assessment.setField("progress", of.progress());
    assessment.setField("score", of.score());
    assessment.setField("series_break", of.breakId());
    assessments.write(assessment);
  }

  private static String lower(Enum<?> constant) {
    return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
