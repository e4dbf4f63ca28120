package dev.firn.demo;

/** Is told how a demo goes on; on any thread. */
public interface DemoConsole {

  /** A line about what happens now. */
  void say(String line);
}
