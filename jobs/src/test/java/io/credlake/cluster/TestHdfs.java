package io.credlake.cluster;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A real HDFS, a NameNode and two DataNodes, within the process of the test. */
final class TestHdfs implements AutoCloseable {

  private final MiniDFSCluster cluster;

  private TestHdfs(MiniDFSCluster cluster) {
    this.cluster = cluster;
  }

  /** Starts one whose files stand in a folder. */
  static TestHdfs start(Path folder) throws IOException {
    MiniDFSCluster cluster =
        new MiniDFSCluster.Builder(new Configuration(), folder.toFile()).numDataNodes(2).build();
    return new TestHdfs(cluster);
  }

  /** URI of a path in it. */
  String uri(String path) {
    return cluster.getURI() + path;
  }

  /** The bytes that its files have beneath a path. */
  long bytes(String path) throws IOException {
    return cluster
        .getFileSystem()
        .getContentSummary(new org.apache.hadoop.fs.Path(path))
        .getLength();
  }

  /** From now on there is one DataNode. */
  void loseDataNode() {
    cluster.stopDataNode(0);
  }

  @Override
  public void close() {
    cluster.shutdown();
  }
}
