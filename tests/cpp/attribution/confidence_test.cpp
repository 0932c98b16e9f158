#include "onrecord/attribution/confidence.hpp"

#include <doctest/doctest.h>

#include "reading_of.hpp"

using namespace onrecord;
using namespace onrecord::attribution;

namespace {

const ReadText sample("Ann Lee said that rents would fall.");

quotes::Quote quote_with(float speech, float source) {
  quotes::Quote quote{.span = {13, 34}, .parts = {{13, 34}}, .kind = quotes::QuoteKind::indirect};
  quote.speaker = TextSpan{0, 7};
  quote.cue = TextSpan{8, 12};
  quote.rule = "said-that";
  quote.speech = speech;
  quote.source = source;
  return quote;
}

}  // namespace

TEST_CASE("confidence grows with the probabilities of speech and of the source") {
  const ConfidenceModel model;
  const float sure = model.probability(sample.reading, quote_with(0.99F, 0.99F));
  CHECK(sure > 0.9F);
  CHECK(sure < 1.0F);
  CHECK(model.probability(sample.reading, quote_with(0.35F, 0.99F)) < sure);
  CHECK(model.probability(sample.reading, quote_with(0.99F, 0.3F)) < sure);
}

TEST_CASE("only quotes that models found are judged again") {
  const ConfidenceModel model;
  std::vector<quotes::Quote> quotes{quote_with(0.99F, 0.99F), quote_with(0, 1)};
  quotes[1].kind = quotes::QuoteKind::scare;
  quotes[1].confidence = 0.7F;
  model.judge(sample.reading, quotes);
  CHECK(quotes[0].confidence > 0.5F);
  CHECK(quotes[1].confidence == 0.7F);
}

TEST_CASE("a bare quote without cue, speaker or words gets a confidence") {
  const ConfidenceModel model;
  quotes::Quote bare{.kind = quotes::QuoteKind::direct};
  const float probability = model.probability(sample.reading, bare);
  CHECK(probability >= 0.0F);
  CHECK(probability <= 1.0F);
}
