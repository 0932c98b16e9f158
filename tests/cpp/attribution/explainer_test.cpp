#include "onrecord/attribution/explainer.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "onrecord/analyzer.hpp"
#include "onrecord/data/data.hpp"
#include "onrecord/text/table.hpp"

using namespace onrecord;
using namespace onrecord::attribution;

namespace {

std::unique_ptr<const Explained> explained(const std::string& text) {
  static const Analyzer analyzer;
  return analyzer.explain(text);
}

std::string slice(const Explained& from, const std::optional<TextSpan>& span) {
  return span ? std::string(text::slice(from.document().text(), *span)) : "";
}

float sum(const std::vector<Reason>& reasons) {
  float total = 0;
  for (const auto& reason : reasons) total += reason.weight;
  return total;
}

// The columns of a table's pieces that no row of en/feature_words.tsv puts into words.
std::string wordless(const std::string& table, char separator) {
  const FeatureWords words;
  std::string missing;
  text::for_each_row(table, data::table(table), [&](const text::Row& row) {
    if (!words.of_piece(row[0]).empty()) return;
    text::for_each_piece(row[0], separator, [&](std::string_view piece) {
      if (words.of_piece(piece).empty()) missing.append(piece).append(" ");
    });
  });
  return missing;
}

}  // namespace

TEST_CASE("the document explained is the one that analysis gives") {
  const Analyzer analyzer({.kinds = {true, true, true, false, true}});
  const std::string text = "The so-called “deal” failed. “We won,” Ann Lee said. She added that rents would fall.";
  const auto made = analyzer.explain(text);
  const auto document = analyzer.analyze(text);
  REQUIRE(made->document().quotes.size() == document.quotes.size());
  for (std::size_t i = 0; i < document.quotes.size(); ++i) {
    CHECK(made->document().quotes[i].span == document.quotes[i].span);
    CHECK(made->document().quotes[i].rule == document.quotes[i].rule);
  }
  CHECK(made->document().mentions.size() == document.mentions.size());
  CHECK(made->document().sentences.size() == document.sentences.size());
  CHECK_THROWS_AS(made->explain(document.quotes.size()), std::out_of_range);
}

TEST_CASE("a marked quotation: the reasons add up, the chosen candidate is its speaker, the marks its borders") {
  const auto made = explained("“We have run out of patience,” Ann Lee told Bob Ray.");
  const auto explanation = made->explain(0);
  REQUIRE(explanation.speech.score);
  CHECK(explanation.speech.model == "speech");
  CHECK(sum(explanation.speech.reasons) == doctest::Approx(*explanation.speech.score).epsilon(1e-5));
  CHECK(explanation.speech.probability == doctest::Approx(1 / (1 + std::exp(-*explanation.speech.score))));
  REQUIRE(explanation.confidence);
  CHECK(sum(explanation.confidence->reasons) == doctest::Approx(*explanation.confidence->score).epsilon(1e-4));
  CHECK(explanation.confidence->probability ==
        doctest::Approx(1 / (1 + std::exp(-*explanation.confidence->score))).epsilon(1e-4));
  REQUIRE(!explanation.candidates.empty());
  float total = 0;
  for (const auto& candidate : explanation.candidates) {
    CHECK(sum(candidate.reasons) == doctest::Approx(candidate.score).epsilon(1e-4));
    total += candidate.probability;
  }
  CHECK(total == doctest::Approx(1));
  CHECK(explanation.candidates.front().is_chosen);
  CHECK(slice(*made, explanation.candidates.front().source) == "Ann Lee");
  CHECK(slice(*made, explanation.candidates.front().cue) == "told");
  CHECK(explanation.referent.link == Link::name);
  REQUIRE(explanation.borders.size() == 1);
  CHECK(explanation.borders[0].how == "marks");
}

TEST_CASE("of several fragments the surest one tells why they are speech") {
  const auto whole = explained("“No,” Ann Lee said. “We have run out of patience, and there is nothing left to say.”");
  REQUIRE(whole->document().quotes.size() == 1);
  const auto judgement = whole->explain(0).speech;
  CHECK(std::ranges::any_of(judgement.reasons, [](const Reason& one) { return one.feature == "words=10-19"; }));
}

TEST_CASE("an indirect report: its model's reasons, the other cues of its sentence, and where it may have ended") {
  const auto made = explained("Ann Lee said that taxes would rise, but that rents would fall, and left for Rome.");
  const auto& quotes = made->document().quotes;
  REQUIRE(quotes.size() == 1);
  const auto explanation = made->explain(0);
  CHECK(explanation.speech.model == "report");
  CHECK(sum(explanation.speech.reasons) == doctest::Approx(*explanation.speech.score).epsilon(1e-4));
  CHECK(explanation.candidates.front().rule == "said-that");
  REQUIRE(explanation.borders.size() == 1);
  CHECK(explanation.borders[0].how == "clause");
  const auto& ends = explanation.borders[0].ends;
  CHECK(std::ranges::count(ends, true, &ClauseEnd::is_chosen) == 1);
  const auto chosen = std::ranges::find(ends, true, &ClauseEnd::is_chosen);
  CHECK(chosen->before.begin >= quotes[0].span.end);
}

TEST_CASE("how a speaker's entity was found, or why there is none") {
  const auto link_of = [](const std::string& text, std::size_t index) {
    return explained(text)->explain(index).referent.link;
  };
  CHECK(link_of("“We won,” Ann Lee said.", 0) == Link::name);
  CHECK(link_of("“We won,” Ann Lee said. “And how,” she added.", 1) == Link::last_speaker);
  CHECK(link_of("Ann Lee left early. “We won,” she said.", 0) == Link::actor);
  CHECK(link_of("“We won,” a spokeswoman said.", 0) == Link::no_mention);
  CHECK(link_of("“We won,” she said.", 0) == Link::none_agrees);
  CHECK(link_of("The so-called “deal” failed.", 0) == Link::no_speaker);
}

TEST_CASE("a term tells why it is no speech") {
  const auto nickname = explained("Dwayne “The Rock” Johnson arrived.")->explain(0);
  CHECK(nickname.speech.probability < 0.5F);
  CHECK(nickname.speech.note.find("nickname") != std::string_view::npos);
  CHECK(nickname.candidates.empty());
  const auto label = explained("The so-called “deal” failed on Monday.")->explain(0);
  CHECK(std::ranges::any_of(label.speech.reasons, [](const Reason& reason) {
    return reason.feature.starts_with("naming=called,beside") && reason.weight < 0;
  }));
}

TEST_CASE("posts, turns and headlines tell the form that made them") {
  const auto made = explained("White House: Second summit planned in February\n\nMore was not known on Monday.");
  REQUIRE(!made->document().quotes.empty());
  CHECK(made->explain(0).speech.model == "headline");
  CHECK(made->explain(0).candidates.front().is_chosen);
}

TEST_CASE("every feature and template has words") {
  CHECK(wordless("en/speech.tsv", ',') == "");
  CHECK(wordless("en/sources.tsv", ',') == "");
  CHECK(wordless("en/confidence.tsv", ',') == "");
  const FeatureWords words;
  const auto check = [&](const std::string& model, const auto& templates) {
    for (const std::string_view pattern : templates) {
      text::for_each_piece(pattern, '+', [&](std::string_view piece) {
        CAPTURE(model);
        CAPTURE(std::string(piece));
        // Where a piece is a bucket, its values have the words.
        const bool has_buckets = piece == "frame" || piece == "form" || piece == "source" || piece == "negation" ||
                                 piece == "capital" || piece == "bias";
        CHECK((has_buckets || !words.of_piece(model + std::string(piece)).empty()));
      });
    }
  };
  check("report.", ReportModel::templates);
  check("border.", BorderModel::templates);
  check("subject.", SubjectModel::templates);
  check("subject.", SubjectModel::nobody_templates);
}
