// The whole pipeline on input made to break it. How time grows on such input is measured by
// benchmarks/speed/adversarial.py.
#include "onrecord/analyzer.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>
#include <string_view>

#include "support/cases.hpp"

using onrecord::Analyzer;

namespace {

std::string repeated(std::string_view unit, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += unit;
  return text;
}

}  // namespace

TEST_CASE("brackets in a row before a cue do not exhaust the stack") {
  const Analyzer analyzer;
  const auto document = analyzer.analyze("Lee " + repeated("(a) ", 100'000) + "said that rents rise.");
  CHECK(document.quotes.size() == 1);
}

TEST_CASE("joined verbs and nested marks in great numbers are read to the end") {
  const Analyzer analyzer;
  CHECK_NOTHROW(analyzer.analyze(repeated("and said ", 5'000)));
  CHECK_NOTHROW(analyzer.analyze(repeated("“‘", 5'000) + "so" + repeated("’”", 5'000)));
}

// What lies behind the end of a text is nobody's: the sanitizers see who reads it.
TEST_CASE("a text that is cut short behind any word is read to its end and no further") {
  const Analyzer analyzer;
  for (const char* const table : {"quotes", "attribution", "indirect"}) {
    for (const auto& one : onrecord::tests::cases(table)) {
      const std::string& text = one["text"].string;
      for (std::size_t i = text.find(' '); i != std::string::npos; i = text.find(' ', i + 1)) {
        CHECK_NOTHROW(analyzer.analyze(text.substr(0, i)));
      }
    }
  }
}

TEST_CASE("bytes that are no UTF-8 are refused with their place") {
  const Analyzer analyzer;
  CHECK_THROWS_WITH_AS(analyzer.analyze("ab\xFF"), "byte 2: not UTF-8; decode the text first", std::invalid_argument);
}
