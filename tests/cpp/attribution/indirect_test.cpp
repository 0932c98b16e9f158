#include "onrecord/attribution/indirect.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "reading_of.hpp"
#include "support/cases.hpp"

using namespace onrecord;
using namespace onrecord::attribution;

namespace {

struct Engines {
  CueFinder cues;
  ClauseFinder clauses;
};

std::vector<quotes::Quote> indirect_quotes(const ReadText& read, const std::vector<quotes::Quote>& taken = {}) {
  static const Engines engines;
  std::vector<Cue> cues;
  for (const auto& sentence : read.segments.sentences) {
    for (const Cue& cue : engines.cues.find(read.reading, sentence.tokens)) cues.push_back(cue);
  }
  return find_indirect(read.reading, engines.clauses, cues, taken);
}

std::string slice(const ReadText& read, TextSpan span) { return std::string(text::slice(read.text, span)); }

// One quote as "SPEAKER | CUE | PART|PART".
std::string told(const ReadText& read, const quotes::Quote& quote) {
  std::string line =
      (quote.speaker ? slice(read, *quote.speaker) : "") + " | " + slice(read, quote.cue.value()) + " | ";
  for (std::size_t i = 0; i < quote.parts.size(); ++i) line += (i == 0 ? "" : "|") + slice(read, quote.parts[i]);
  return line;
}

}  // namespace

TEST_CASE("the cases of tests/cases/indirect.jsonl") {
  for (const auto& one : tests::cases("indirect")) {
    CAPTURE(one["text"].string);
    CAPTURE(one["why"].string);
    const ReadText read(one["text"].string);
    std::vector<std::string> found;
    for (const auto& quote : indirect_quotes(read)) found.push_back(told(read, quote));
    std::vector<std::string> expected;
    for (const auto& quote : one["quotes"].array) {
      expected.push_back(quote["speaker"].string + " | " + quote["cue"].string + " | " + quote["content"].string);
    }
    std::ranges::sort(found);
    std::ranges::sort(expected);
    const auto all = [](const std::vector<std::string>& lines) {
      std::string text;
      for (const auto& line : lines) text += line + "\n";
      return text;
    };
    CHECK(all(found) == all(expected));
  }
}

TEST_CASE("a text that is cut off at any blank is read to its end and not behind it") {
  for (const auto& one : tests::cases("indirect")) {
    const std::string& text = one["text"].string;
    for (std::size_t end = text.find(' '); end != std::string::npos; end = text.find(' ', end + 1)) {
      const ReadText read(text.substr(0, end));
      for (const auto& quote : indirect_quotes(read)) CHECK(quote.span.end <= end);
    }
  }
}

TEST_CASE("every indirect quote names its rule and is as sure as a probability") {
  const ReadText read("The mayor said that rents would fall. According to the police, two men fled over the fence.");
  const auto quotes = indirect_quotes(read);
  REQUIRE(quotes.size() == 2);
  CHECK(std::string(quotes[0].rule) == "said-that");
  CHECK(std::string(quotes[1].rule) == "according-to");
  for (const auto& quote : quotes) {
    CHECK(quote.kind == quotes::QuoteKind::indirect);
    CHECK(quote.speech > 0.0F);
    CHECK(quote.speech <= 1.0F);
  }
}

TEST_CASE("what a quote found before covers is left to it") {
  const ReadText read("The mayor said that rents would fall.");
  auto taken = indirect_quotes(read);
  REQUIRE(taken.size() == 1);
  CHECK(indirect_quotes(read, taken).empty());
}

TEST_CASE("a clause that holds marked words is no indirect quote") {
  CHECK(indirect_quotes(ReadText("The mayor said that “greedy” landlords would pay.")).empty());
}

TEST_CASE("a long run of cues without an end stays linear") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "he said that ";
  CHECK(indirect_quotes(ReadText(text)).size() <= 20000);
}
