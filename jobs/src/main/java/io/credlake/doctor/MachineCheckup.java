package io.credlake.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Examines the machine: JDK, memory, disk, ports. */
public final class MachineCheckup {

  private static final int JDK = 25;
  private static final long GIB = 1L << 30;

  private MachineCheckup() {}

  /** Examines the machine for a lake in a folder, which need not exist. */
  public static List<Finding> examine(Path lake) {
    return List.of(jdk(), memory(), disk(lake), ports());
  }

  private static Finding jdk() {
    Runtime.Version version = Runtime.version();
    return version.feature() >= JDK
        ? Finding.ok("JDK", version.toString())
        : Finding.fail("JDK", version.toString(), "Install JDK " + JDK + " or newer");
  }

  private static Finding memory() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long total = system.getTotalMemorySize();
    long heap = Runtime.getRuntime().maxMemory();
    String seen = "%.1f GiB, of it %.1f for ingest".formatted(gib(total), gib(heap));
    return total >= 4 * GIB
        ? Finding.ok("Memory 内存", seen)
        : Finding.warn(
            "Memory 内存", seen, "Run on a machine with 4 GiB or more; Trino takes 1.5 of them");
  }

  private static Finding disk(Path lake) {
    Path existing = lake;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      long free = Files.getFileStore(existing).getUsableSpace();
      String seen = "%.1f GiB free at %s".formatted(gib(free), existing);
      if (!Files.isWritable(existing)) {
        return Finding.fail("Disk 磁盘", "not writable: " + existing, "Choose another --lake DIR");
      }
      return free >= 2 * GIB
          ? Finding.ok("Disk 磁盘", seen)
          : Finding.warn("Disk 磁盘", seen, "Free some space or choose another --lake DIR");
    } catch (IOException e) {
      return Finding.fail("Disk 磁盘", e.getMessage(), "Check the disk of " + existing);
    }
  }

  private static Finding ports() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return Finding.ok("Ports 端口", "loopback ports can be opened, e.g. " + socket.getLocalPort());
    } catch (IOException e) {
      return Finding.fail(
          "Ports 端口", e.getMessage(), "Allow this user to listen on ports of 127.0.0.1");
    }
  }

  private static double gib(long bytes) {
    return (double) bytes / GIB;
  }
}
