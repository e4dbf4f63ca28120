package dev.firn.lake.yaml.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeParserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boolean",
        "timestamptz",
        "decimal(38, 38)",
        "fixed[16]",
        "list<string>",
        "map<string, list<decimal(9, 2)>>",
        "struct<1: a: optional int>",
      })
  void readsWhatIcebergPrints(String printed) {
    String text =
        printed.replace("[", "(").replace("]", ")").replace("1: a: optional int", " a : int ");

    assertThat(TypeParser.parse(text, new AtomicInteger()::incrementAndGet)).hasToString(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "bigint|no type 'bigint'",
        "Long|no type 'Long'",
        "decimal|the type ends too early",
        "decimal(9)|')' where ',' is due: decimal(precision,scale)",
        "decimal(9,10)|the scale of a decimal must be from 0 to 9, not '10'",
        "decimal(99999999999,0)|the precision of a decimal must be from 1 to 38, not '99999999999'",
        "fixed(0)|the length of a fixed must be from 1 to 1048576, not '0'",
        "list<int|the type ends too early",
        "list<int>>|'>' follows after the end of the type",
        "map<string>|'>' where ',' is due: map<type, type>",
        "struct<a: int, a: int>|the struct has two fields 'a'",
        "long; drop|'; drop' is not part of a type",
        "int int|'int' follows after the end of the type",
      })
  void saysWhatIsWrong(String text, String reason) {
    assertThatThrownBy(() -> TypeParser.parse(text, new AtomicInteger()::incrementAndGet))
        .isInstanceOf(TypeSyntaxException.class)
        .hasMessage(reason);
  }
}
