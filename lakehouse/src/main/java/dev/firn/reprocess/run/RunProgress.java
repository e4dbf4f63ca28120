package dev.firn.reprocess.run;

/** Is told how a correction is computed. */
public interface RunProgress {

  /** Nobody listens. */
  RunProgress NONE =
      new RunProgress() {
        @Override
        public void step(String line) {}

        @Override
        public void read(long rows) {}
      };

  /** What happens now, in a line. */
  void step(String line);

  /** How many rows the statement that runs has read so far; on any thread. */
  void read(long rows);
}
