package io.credlake.job;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * An object store on loopback, S3Proxy over memory, in a process of its own: its libraries are not
 * those of a lake. It refuses requests that are not signed with its secret.
 */
final class TestObjectStore implements AutoCloseable {

  private static final String SECRET = "a-secret-of-the-store";

  private static final String KEY_ID = "lake";
  private static final String BUCKET = "credit";
  private static final Path PROGRAM = Path.of("target", "s3proxy.jar");
  private static final Pattern LISTENS = Pattern.compile("\\{127\\.0\\.0\\.1:(\\d+)}");

  private final TestProgram program;
  private final Path secretFile;
  private final S3Client client;

  private TestObjectStore(TestProgram program, Path secretFile) {
    this.program = program;
    this.secretFile = secretFile;
    this.client =
        S3Client.builder()
            .endpointOverride(URI.create(program.url()))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, SECRET)))
            .build();
  }

  /** Starts one with an empty bucket; its files stand in a folder. */
  static TestObjectStore start(Path folder) throws IOException {
    Path settings = Files.createDirectories(folder).resolve("s3proxy.properties");
    Files.writeString(
        settings,
        """
        s3proxy.endpoint=http://127.0.0.1:0
        s3proxy.authorization=aws-v4
        s3proxy.ignore-unknown-headers=true
        s3proxy.identity=%s
        s3proxy.credential=%s
        jclouds.provider=transient-nio2
        jclouds.identity=none
        jclouds.credential=none
        """
            .formatted(KEY_ID, SECRET));
    Path secretFile = TestProgram.secret(folder.resolve("s3-secret"), SECRET);
    TestProgram program =
        TestProgram.start(
            List.of("-Xmx512m", "-jar", PROGRAM.toString(), "--properties", settings.toString()),
            Map.of(),
            LISTENS);
    TestObjectStore store = new TestObjectStore(program, secretFile);
    store.client.createBucket(bucket -> bucket.bucket(BUCKET));
    return store;
  }

  /** The file with the secret of the access key. */
  Path secretFile() {
    return secretFile;
  }

  /** The settings of a lake whose warehouse stands beneath a prefix. */
  String settings(String prefix, Path secret) {
    return """
    warehouse=s3://%s/%s
    s3-endpoint=%s
    s3-key-id=%s
    s3-secret-file=%s
    """
        .formatted(BUCKET, prefix, program.url(), KEY_ID, secret);
  }

  /** The names of what stands beneath a prefix. */
  List<String> names(String prefix) {
    return client
        .listObjectsV2Paginator(list -> list.bucket(BUCKET).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  /** Puts a file in place. */
  void put(String name, String text) {
    client.putObject(put -> put.bucket(BUCKET).key(name), RequestBody.fromString(text));
  }

  @Override
  public void close() {
    client.close();
    program.close();
  }
}
