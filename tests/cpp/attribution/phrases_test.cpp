#include "onrecord/attribution/phrases.hpp"

#include <doctest/doctest.h>

#include "reading_of.hpp"

using namespace onrecord::attribution;

namespace {

std::uint32_t size_of(const ReadText& read) { return static_cast<std::uint32_t>(read.reading.tokens().size()); }

// The subject of the first cue whose head is `verb`: its core, and its phrase where that is longer.
std::string subject_of(std::string_view text, std::string_view verb) {
  static const CueFinder finder;
  const ReadText read(text);
  for (const Cue& cue : finder.find(read.reading, {0, size_of(read)})) {
    if (read.reading.word(cue.head) != verb) continue;
    const auto subject = subject_before(read.reading, 0, cue);
    return subject ? std::string(onrecord::text::slice(text, read.reading.span(subject->core))) : "none";
  }
  return "no cue";
}

struct Spans {
  std::string core, phrase, whole;
};

Spans first_phrase(std::string_view text) {
  const ReadText read(text);
  const auto found = phrase_at(read.reading, 0, size_of(read));
  REQUIRE(found);
  const auto slice = [&](auto range) { return std::string(onrecord::text::slice(text, read.reading.span(range))); };
  return {slice(found->core), slice(found->phrase), slice(found->whole)};
}

}  // namespace

TEST_CASE("a phrase has a core, its prepositional phrases and its apposition") {
  const Spans spans = first_phrase("the head of the union, a lawyer by training, left");
  CHECK(spans.core == "the head");
  CHECK(spans.phrase == "the head of the union");
  CHECK(spans.whole == "the head of the union, a lawyer by training");
}

TEST_CASE("a phrase ends at a verb") {
  CHECK(first_phrase("the mayor said it").core == "the mayor");
  CHECK(first_phrase("Ana Cole argues that").core == "Ana Cole");
}

TEST_CASE("a pronoun is a phrase by itself") {
  CHECK(first_phrase("she said so").whole == "she");
  CHECK(first_phrase("They left").core == "They");
}

TEST_CASE("an apposition between subject and verb is stepped over") {
  CHECK(subject_of("Ana Cole, a lawyer for Ben Dray, said it was late.", "said") == "Ana Cole");
  CHECK(subject_of("Ana Cole, 45, a lawyer for Ben Dray, said it was late.", "said") == "Ana Cole");
  CHECK(subject_of("Ana Cole, however, said it was late.", "said") == "Ana Cole");
}

TEST_CASE("of a phrase with prepositions the head is the subject") {
  CHECK(subject_of("The head of the union said it was late.", "said") == "The head");
  CHECK(subject_of("The dockers' union said it was late.", "said") == "The dockers' union");
}

TEST_CASE("coordinated subjects are one") {
  CHECK(subject_of("Cole and Dray said it was late.", "said") == "Cole and Dray");
  CHECK(subject_of("Cole, Dray and the bank said it was late.", "said") == "Cole, Dray and the bank");
}

TEST_CASE("a coordinated or participial verb shares the subject before") {
  CHECK(subject_of("Cole left the room and said it was late.", "said") == "Cole");
  CHECK(subject_of("Cole left the room, saying it was late.", "saying") == "Cole");
  CHECK(subject_of("Cole said the dam would hold, adding that crews were on watch.", "adding") == "Cole");
}

TEST_CASE("a relative pronoun is the subject of its clause") {
  CHECK(subject_of("Cole, who said it was late, left.", "said") == "who");
}

TEST_CASE("days and adverbs between subject and verb are stepped over") {
  CHECK(subject_of("Cole on Monday said it was late.", "said") == "Cole");
  CHECK(subject_of("Cole now says it was late.", "says") == "Cole");
}

TEST_CASE("the possessor keeps its clitic") {
  const ReadText read("Ana Cole's claim");
  const auto owner = possessor_before(read.reading, 0, 3);
  REQUIRE(owner);
  CHECK(read.reading.word(owner->core.end - 1) == "'s");
  CHECK(owner->core.size() == 3);
}

TEST_CASE("nothing is read outside a text of a single token or none") {
  const ReadText empty("");
  CHECK_FALSE(phrase_at(empty.reading, 0, 0));
  CHECK_FALSE(phrase_before(empty.reading, 0, 0));
  const ReadText one("said");
  CHECK_FALSE(phrase_before(one.reading, 0, 0));
}
