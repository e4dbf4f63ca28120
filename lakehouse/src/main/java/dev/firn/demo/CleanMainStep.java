package dev.firn.demo;

import dev.firn.lake.DeclaredTable;
import dev.firn.probe.Queries;
import dev.firn.probe.Queries.Row;

/** Checks that no reader of main meets an equality delete. */
final class CleanMainStep implements DemoStep {
  private static final int EQUALITY_DELETES = 2;

  @Override
  public String title() {
    return "Look for equality deletes on main";
  }

  @Override
  public void run(DemoContext context) {
    Queries queries = context.queries();
    long deletes = 0;
    long files = 0;
    for (DeclaredTable table : context.lake().tables()) {
      Row row =
          queries.row(
              "SELECT count_if(content = %d), count(*) FROM \"%s$files\""
                  .formatted(EQUALITY_DELETES, table.name()));
      deletes += row.number(0);
      files += row.number(1);
    }
    context
        .findings()
        .figures()
        .put("equality_deletes_on_main", deletes)
        .put("files_on_main", files);
    context
        .findings()
        .fact(
            "equality deletes on main",
            Long.toString(deletes),
            "the $files of all %d tables, %,d files"
                .formatted(context.lake().tables().size(), files),
            deletes == 0);
  }
}
