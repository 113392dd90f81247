package io.credlake.decode;

import io.credlake.contract.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/**
 * What a ZIP archive holds.
 *
 * @param dataFiles number of files that are neither hidden nor a manifest
 * @param workbook whether it is a workbook (XLSX)
 */
record Archive(int dataFiles, boolean workbook) {

  private static final String KIND = "ZIP archive";

  /** Looks at all files of an archive. */
  static Archive of(InputStream in, LongSupplier packed, UnpackedStream.Limit limit)
      throws IOException {
    ZipArchiveInputStream zip = open(in);
    UnpackedStream content = new UnpackedStream(zip, packed, limit, KIND);
    int dataFiles = 0;
    boolean types = false;
    boolean sheets = false;
    byte[] buffer = new byte[1 << 16];
    for (ZipArchiveEntry entry = next(zip); entry != null; entry = next(zip)) {
      dataFiles += isData(entry) ? 1 : 0;
      types |= entry.getName().equals("[Content_Types].xml");
      sheets |= entry.getName().startsWith("xl/");
      while (content.read(buffer, 0, buffer.length) >= 0) {
        // Only whether it can be unpacked is wanted.
      }
    }
    return new Archive(dataFiles, types && sheets);
  }

  /** The bytes of the first data file of an archive. */
  static InputStream dataFile(InputStream in, LongSupplier packed, UnpackedStream.Limit limit)
      throws IOException {
    ZipArchiveInputStream zip = open(in);
    for (ZipArchiveEntry entry = next(zip); entry != null; entry = next(zip)) {
      if (isData(entry)) {
        return new UnpackedStream(zip, packed, limit, KIND);
      }
    }
    throw UnpackedStream.broken(KIND, null);
  }

  /** Whether the last bytes of an archive are there: its directory ends with a record. */
  static boolean isComplete(byte[] tail) {
    for (int i = tail.length - 22; i >= 0; i--) {
      if (tail[i] == 'P' && tail[i + 1] == 'K' && tail[i + 2] == 5 && tail[i + 3] == 6) {
        return true;
      }
    }
    return false;
  }

  static UnreadableDelivery broken() {
    return UnpackedStream.broken(KIND, null);
  }

  private static ZipArchiveInputStream open(InputStream in) {
    // Names are looked at for their beginning only; in this encoding any bytes are one. Some
    // writers
    // tell the length of an entry behind it.
    return new ZipArchiveInputStream(in, StandardCharsets.ISO_8859_1.name(), true, true);
  }

  private static ZipArchiveEntry next(ZipArchiveInputStream zip) throws IOException {
    try {
      return zip.getNextEntry();
    } catch (SourceStream.Failure e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw UnpackedStream.broken(KIND, e);
    }
  }

  private static boolean isData(ZipArchiveEntry entry) {
    String name = entry.getName();
    return !entry.isDirectory()
        && !name.startsWith("__MACOSX/")
        && !name.substring(name.lastIndexOf('/') + 1).startsWith(".")
        && !name.endsWith(Manifest.SUFFIX);
  }
}
