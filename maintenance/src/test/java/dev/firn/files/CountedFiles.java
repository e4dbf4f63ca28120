package dev.firn.files;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/** Remembers which files were opened, in which order. */
final class CountedFiles implements FileIO {
  private static final long serialVersionUID = 1L;

  final transient List<String> opened = new ArrayList<>();
  private final transient FileIO delegate;

  CountedFiles(FileIO delegate) {
    this.delegate = delegate;
  }

  @Override
  public InputFile newInputFile(String location) {
    synchronized (opened) {
      opened.add(location);
    }
    return delegate.newInputFile(location);
  }

  @Override
  public OutputFile newOutputFile(String location) {
    return delegate.newOutputFile(location);
  }

  @Override
  public void deleteFile(String location) {
    delegate.deleteFile(location);
  }
}
