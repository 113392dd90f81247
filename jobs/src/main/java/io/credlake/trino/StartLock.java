package io.credlake.trino;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one process at a time start or stop the server of a lake; another one waits. */
final class StartLock implements AutoCloseable {

  // A lock of a file is one of the whole process; its threads need their own.
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final FileChannel file;

  private StartLock(FileChannel file) {
    this.file = file;
  }

  static StartLock acquire(Path folder) throws IOException {
    THREADS.lock();
    FileChannel file = null;
    try {
      file =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      file.lock();
      return new StartLock(file);
    } catch (IOException e) {
      if (file != null) {
        file.close();
      }
      THREADS.unlock();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      file.close();
    } finally {
      THREADS.unlock();
    }
  }
}
