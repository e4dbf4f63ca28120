package dev.firn.index.key;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * SipHash-2-4 with 128 bits of output (Aumasson and Bernstein, 2012), keyed by a secret that each
 * process draws anew: keys can be told apart by their hash alone. Among {@code n} distinct keys
 * some two collide with a probability below {@code n * n / 2^129}, which is 1.5e-21 for a billion,
 * and nobody who sends events can craft a collision. Not thread-safe: the last hash is kept in
 * fields.
 */
public final class KeyHasher {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** The secret of the hash. */
  public record Secret(long first, long second) {
    /** A new one, that nobody can guess. */
    public static Secret random() {
      SecureRandom random = new SecureRandom();
      return new Secret(random.nextLong(), random.nextLong());
    }

    @Override
    public String toString() {
      return "Secret[hidden]";
    }
  }

  private final Secret secret;
  private long v0;
  private long v1;
  private long v2;
  private long v3;
  private long low;
  private long high;

  KeyHasher(Secret secret) {
    this.secret = secret;
  }

  long low() {
    return low;
  }

  long high() {
    return high;
  }

  void hash(byte[] bytes, int length) {
    start();
    int whole = length & ~7;
    for (int i = 0; i < whole; i += Long.BYTES) {
      absorb((long) LONGS.get(bytes, i));
    }
    absorb(tail(bytes, whole, length));
    v2 ^= 0xee;
    low = squeeze();
    v1 ^= 0xdd;
    high = squeeze();
  }

  private void start() {
    v0 = 0x736f6d6570736575L ^ secret.first();
    v1 = 0x646f72616e646f6dL ^ secret.second() ^ 0xee;
    v2 = 0x6c7967656e657261L ^ secret.first();
    v3 = 0x7465646279746573L ^ secret.second();
  }

  private static long tail(byte[] bytes, int from, int length) {
    long tail = (long) length << 56;
    for (int i = from; i < length; i++) {
      tail |= (bytes[i] & 0xffL) << (Byte.SIZE * (i - from));
    }
    return tail;
  }

  private void absorb(long word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }

  private long squeeze() {
    for (int i = 0; i < 4; i++) {
      round();
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private void round() {
    v0 += v1;
    v1 = Long.rotateLeft(v1, 13) ^ v0;
    v0 = Long.rotateLeft(v0, 32);
    v2 += v3;
    v3 = Long.rotateLeft(v3, 16) ^ v2;
    v0 += v3;
    v3 = Long.rotateLeft(v3, 21) ^ v0;
    v2 += v1;
    v1 = Long.rotateLeft(v1, 17) ^ v2;
    v2 = Long.rotateLeft(v2, 32);
  }
}
