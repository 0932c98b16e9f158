#include "onrecord/attribution/cues.hpp"

#include <doctest/doctest.h>

#include "reading_of.hpp"

using namespace onrecord::attribution;

namespace {

// The cues of a text, each as its words, separated by " | ".
std::string cues_of(std::string_view text) {
  static const CueFinder finder;
  const ReadText read(text);
  std::string found;
  for (const Cue& cue : finder.find(read.reading, {0, static_cast<std::uint32_t>(read.reading.tokens().size())})) {
    if (!found.empty()) found += " | ";
    found += onrecord::text::slice(text, read.reading.span(cue.tokens));
  }
  return found;
}

Cue first_cue(std::string_view text) {
  static const CueFinder finder;
  const ReadText read(text);
  return finder.find(read.reading, {0, static_cast<std::uint32_t>(read.reading.tokens().size())}).at(0);
}

}  // namespace

TEST_CASE("a cue takes in its auxiliaries, adverbs and negation") {
  CHECK(cues_of("The mayor has repeatedly said that rents fell.") == "has repeatedly said");
  CHECK(cues_of("She did not say whether rents fell.") == "did not say");
}

TEST_CASE("a cue takes in its preposition, but not an infinitive's to") {
  CHECK(cues_of("Doctors called for calm.") == "called for");
  CHECK(cues_of("Doctors promised to help.") == "promised");
}

TEST_CASE("a weekday and an addressee do not belong to the cue") {
  CHECK(cues_of("The mayor told us Monday that rents fell.") == "told");
}

TEST_CASE("an adverbial cue is found as a phrase") {
  CHECK(cues_of("Rents fell, according to the mayor.") == "according to");
}

TEST_CASE("a noun that looks like a verb is no verb after a determiner") {
  CHECK(first_cue("The claims that rents fell were false.").kind == CueClass::noun);
  CHECK(first_cue("She claims that rents fell.").kind == CueClass::verb);
}

TEST_CASE("a cue knows its form") {
  const Cue passive = first_cue("The mayor was accused of theft.");
  CHECK(passive.is_passive);
  CHECK(passive.is_finite);
  const Cue negated = first_cue("The mayor never denied it.");
  CHECK(negated.is_negated);
  CHECK(first_cue("Rents fell, the mayor said.").form == VerbForm::past);
}

TEST_CASE("irregular and regular forms share their row") {
  CHECK(first_cue("He says it fell.").entry->lemma == "say");
  CHECK(first_cue("He said it fell.").entry->lemma == "say");
  CHECK(first_cue("He denied that it fell.").entry->lemma == "deny");
}

TEST_CASE("a table with an unknown class or frame is refused") {
  CHECK_THROWS_WITH(CueFinder("say\tword\n"), "en/cues.tsv:1: unknown class");
  CHECK_THROWS_WITH(CueFinder("say\tverb\t.5\tthus=.3\n"), "en/cues.tsv:1: unknown frame");
}
