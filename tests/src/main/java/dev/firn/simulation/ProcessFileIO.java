package dev.firn.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.inmemory.InMemoryInputFile;
import org.apache.iceberg.io.DelegateFileIO;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/** The storage as one process reaches it. A file comes into being when it is closed. */
@SuppressWarnings("serial")
final class ProcessFileIO implements DelegateFileIO {
  private final transient SimulatedStorage storage;
  private final transient SimulatedProcess process;

  ProcessFileIO(SimulatedStorage storage, SimulatedProcess process) {
    this.storage = storage;
    this.process = process;
  }

  @Override
  public InputFile newInputFile(String location) {
    return new StoredInput(location);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return new StoredOutput(location);
  }

  @Override
  public void deleteFile(String location) {
    process.call(Call.DELETE);
    storage.delete(location);
  }

  @Override
  public void deleteFiles(Iterable<String> locations) {
    locations.forEach(this::deleteFile);
  }

  @Override
  public Iterable<FileInfo> listPrefix(String prefix) {
    process.call(Call.LIST);
    return storage.list(prefix);
  }

  @Override
  public void deletePrefix(String prefix) {
    storage.list(prefix).forEach(file -> deleteFile(file.location()));
  }

  private final class StoredInput implements InputFile {
    private final String location;

    private StoredInput(String location) {
      this.location = location;
    }

    @Override
    public long getLength() {
      return storage.get(location).length;
    }

    @Override
    public SeekableInputStream newStream() {
      process.call(Call.READ);
      return new InMemoryInputFile(location, storage.get(location)).newStream();
    }

    @Override
    public String location() {
      return location;
    }

    @Override
    public boolean exists() {
      return storage.contains(location);
    }
  }

  private final class StoredOutput implements OutputFile {
    private final String location;

    private StoredOutput(String location) {
      this.location = location;
    }

    @Override
    public PositionOutputStream create() {
      if (storage.contains(location)) {
        throw new AlreadyExistsException("There is a file at %s", location);
      }
      return new StoredStream(location);
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
      return new StoredStream(location);
    }

    @Override
    public String location() {
      return location;
    }

    @Override
    public InputFile toInputFile() {
      return newInputFile(location);
    }
  }

  private final class StoredStream extends PositionOutputStream {
    private final String location;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean closed;

    private StoredStream(String location) {
      this.location = location;
    }

    @Override
    public long getPos() {
      return bytes.size();
    }

    @Override
    public void write(int b) {
      bytes.write(b);
    }

    @Override
    public void write(byte[] b, int off, int len) {
      bytes.write(b, off, len);
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        process.call(Call.WRITE);
        storage.put(location, bytes.toByteArray());
        process.wrote(location);
      }
    }
  }
}
