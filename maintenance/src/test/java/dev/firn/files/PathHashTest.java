package dev.firn.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathHashTest {

  @ParameterizedTest
  @CsvSource({
    "s3://b/w/t/data/f.parquet, s3a://b/w/t/data/f.parquet",
    "s3://b/w/t/data/f.parquet, /w/t/data/f.parquet",
    "s3://b/w//t/data/f.parquet, s3://b/w/t/data/f.parquet",
    "file:/w/t/f, file:///w/t/f",
    "/w/t/f, file:/w/t/f",
    "s3://b/t/part=a%2Fb/f, s3://b/t/part=a/b/f",
    "s3://b/t/part=a%252Fb/f, s3://b/t/part=a%2Fb/f",
    "s3://b/t/a+b, s3://b/t/a%2Bb",
    "s3://b/t/%zz, s3a://b/t/%zz",
  })
  void namesThatMayMeanOneObjectHaveOneHash(String one, String other) {
    assertThat(PathHash.of(one)).isEqualTo(PathHash.of(other));
  }

  @Test
  void otherFilesHaveOtherHashes() {
    assertThat(PathHash.of("s3://b/w/sales/f")).isNotEqualTo(PathHash.of("s3://b/w/sales_2/f"));
    assertThat(PathHash.of("s3://b/w/t/f1")).isNotEqualTo(PathHash.of("s3://b/w/t/f2"));
    assertThat(PathHash.canonical("s3://b")).isEqualTo("/");
  }
}
