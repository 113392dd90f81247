import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** Runs the statements of a file in Spark; settings are system properties. */
public final class SparkScript {

  private SparkScript() {}

  /** Takes the file. */
  public static void main(String[] args) throws Exception {
    try (SparkSession spark = SparkSession.builder().getOrCreate()) {
      for (String statement : Files.readString(Path.of(args[0])).split(";\\R", -1)) {
        if (!statement.isBlank()) {
          spark.sql(statement);
        }
      }
    }
  }
}
