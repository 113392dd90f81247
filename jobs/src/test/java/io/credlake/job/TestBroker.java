package io.credlake.job;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;

/** A real Kafka, broker and controller in one, within the process of the test. */
public final class TestBroker implements AutoCloseable {

  private final KafkaRaftServer server;
  private final String address;

  private TestBroker(KafkaRaftServer server, String address) {
    this.server = server;
    this.address = address;
  }

  /** Starts a broker whose files stand in a folder. */
  public static TestBroker start(Path folder) throws IOException {
    int[] ports = freePorts();
    String address = "127.0.0.1:" + ports[0];
    String controller = "127.0.0.1:" + ports[1];
    Properties settings = new Properties();
    settings.putAll(
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@" + controller),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller),
            Map.entry("log.dirs", folder.resolve("log").toString()),
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "1")));
    Path file = folder.resolve("server.properties");
    try (var out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    int status =
        StorageTool.execute(
            new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
            new PrintStream(PrintStream.nullOutputStream()));
    if (status != 0) {
      throw new IOException("Cannot format the folder of a broker, status " + status);
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    server.startup();
    return new TestBroker(server, address);
  }

  private static int[] freePorts() throws IOException {
    InetAddress local = InetAddress.getByName("127.0.0.1");
    try (ServerSocket one = new ServerSocket(0, 1, local);
        ServerSocket other = new ServerSocket(0, 1, local)) {
      return new int[] {one.getLocalPort(), other.getLocalPort()};
    }
  }

  /** Host and port. */
  public String address() {
    return address;
  }

  /** Makes a topic. */
  public void topic(String name, int partitions) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    }
  }

  void deleteTopic(String name) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      admin.deleteTopics(List.of(name)).all().get();
    }
  }

  /** A producer of transactions. */
  public KafkaProducer<byte[], byte[]> producer(String transactionalId) {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", address, "transactional.id", transactionalId),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
