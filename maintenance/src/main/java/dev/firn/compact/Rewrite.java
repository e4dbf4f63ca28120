package dev.firn.compact;

import java.util.List;

/** A way to rewrite a group of files. */
interface Rewrite {
  Rewritten rewrite(FileGroup group, List<LiveRows> inputs, NewFiles created);
}
