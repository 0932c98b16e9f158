#include "onrecord/attribution/subject_model.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "onrecord/attribution/clauses.hpp"
#include "onrecord/attribution/frames.hpp"
#include "reading_of.hpp"

using namespace onrecord;
using namespace onrecord::attribution;

namespace {

// The question for the last cue of a text of one sentence.
struct Question {
  explicit Question(std::string_view source) : text(source) {
    body = trimmed(text.reading, text.segments.sentences.front().tokens);
    cue = finder.find(text.reading, body).back();
  }
  SubjectModel::Asked asked(Frame frame = Frame::that) const {
    return {body, cue, frame, proposed_source(text.reading, body, cue)};
  }
  std::string words(const NounPhrase& phrase) const {
    return std::string(text::slice(text.text, text.reading.span(phrase.phrase)));
  }

  CueFinder finder;
  ReadText text;
  segment::TokenRange body;
  Cue cue;
};

}  // namespace

TEST_CASE("the candidates are nobody and the phrases of the sentence, the grammar's one marked") {
  const Question question("The mayor met a lawyer for the union and said that rents would fall.");
  const auto all = SubjectModel::candidates(question.text.reading, question.asked());
  REQUIRE(all.size() >= 4);
  CHECK(!all.front().phrase);
  CHECK(question.words(*all[1].phrase) == "The mayor");
  CHECK(std::ranges::count_if(all, &SubjectModel::Candidate::is_proposed) == 1);
}

TEST_CASE("the choice is a candidate with a probability") {
  const SubjectModel model;
  const Question question("A report by aides of the mayor found that rents would fall.");
  const auto choice = model.choose(question.text.reading, question.asked());
  REQUIRE(choice.source);
  CHECK(question.words(*choice.source).starts_with("A report"));
  CHECK(choice.probability > 0.5F);
  CHECK(choice.probability <= 1.0F);
}

TEST_CASE("a sentence of many phrases gives a bounded number of candidates, the grammar's among them") {
  std::string text = "Ann Lee said";
  for (int i = 0; i < 200; ++i) text += " to Bob Ray, to Cy Dee, and";
  const Question question(text + " warned that rents would fall.");
  const auto asked = question.asked();
  const auto all = SubjectModel::candidates(question.text.reading, asked);
  CHECK(all.size() <= 16);
  CHECK(std::ranges::any_of(all, &SubjectModel::Candidate::is_proposed));
}
