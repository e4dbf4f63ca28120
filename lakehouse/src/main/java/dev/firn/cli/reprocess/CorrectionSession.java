package dev.firn.cli.reprocess;

import dev.firn.catalog.LakeCatalog;
import dev.firn.cli.option.LakeOption;
import dev.firn.cli.option.LakeSource;
import dev.firn.lake.Lake;
import dev.firn.reprocess.run.LakeCorrections;
import java.io.IOException;

/** A lake with its corrections, open for one command. */
record CorrectionSession(Lake lake, LakeCatalog catalog, LakeCorrections corrections)
    implements AutoCloseable {

  static CorrectionSession open(LakeOption option) {
    LakeSource source = option.source();
    Lake lake = source.lake();
    LakeCatalog catalog = source.open(lake);
    return new CorrectionSession(lake, catalog, new LakeCorrections(lake, catalog));
  }

  @Override
  public void close() throws IOException {
    corrections.close();
    catalog.close();
  }
}
