// Tested by tests/cpp/analyzer_test.cpp.
#include "onrecord/analyzer.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <stdexcept>

#include "onrecord/text/utf8.hpp"

namespace onrecord {
namespace {

void require_room(std::string_view source) {
  if (source.size() >= std::numeric_limits<std::uint32_t>::max()) {
    throw std::invalid_argument("the text has " + std::to_string(source.size()) + " bytes; split it below 4 GiB");
  }
}

void require_utf8(std::string_view source) {
  require_room(source);
  if (const auto at = text::first_invalid(source)) {
    throw std::invalid_argument("byte " + std::to_string(*at) + ": not UTF-8; decode the text first");
  }
}

AnalyzerOptions checked(AnalyzerOptions options) {
  if (options.language == "en") return options;
  throw std::invalid_argument("unknown language '" + options.language + "'; there are: en");
}

void finish(Document& document, segment::Segments segments, entities::Found found) {
  document.mentions = std::move(found.mentions);
  document.entities = std::move(found.entities);
  document.sentences = std::move(segments.sentences);
  document.regions = std::move(segments.regions);
}

}  // namespace

Analyzer::Analyzer(AnalyzerOptions options)
    : options_(checked(std::move(options))),
      normalizer_(options_.steps),
      recognizer_(options_.gazetteer),
      attributor_({.indirect = options_.kinds[static_cast<std::size_t>(quotes::QuoteKind::indirect)]}) {}

Document Analyzer::prepare(std::string source, segment::Segments& segments) const {
  Document document;
  document.source = std::move(source);
  auto normalized = normalizer_.apply_valid(document.source);
  document.normalized = std::move(normalized.text);
  document.is_normalized = normalized.changed;
  document.alignment = std::move(normalized.alignment);
  segments = segmenter_.segment(document.text());
  if (!english_check_.reads_like_english(document.text(), segments.tokens)) {
    document.warnings.emplace_back(
        "the text does not read like English: expect little but what marks and known names tell");
  }
  return document;
}

Document Analyzer::match_entities(std::string source) const {
  require_utf8(source);
  return match_entities_valid(std::move(source));
}

Document Analyzer::match_entities_valid(std::string source) const {
  require_room(source);
  segment::Segments segments;
  Document document = prepare(std::move(source), segments);
  auto found = recognizer_.find(document.text(), segments);
  finish(document, std::move(segments), std::move(found));
  return document;
}

Document Analyzer::analyze(std::string source) const {
  require_utf8(source);
  return analyze_valid(std::move(source));
}

Document Analyzer::analyze_valid(std::string source) const {
  require_room(source);
  if (std::ranges::none_of(options_.kinds, std::identity{})) return match_entities_valid(std::move(source));
  segment::Segments segments;
  Document document = prepare(std::move(source), segments);
  auto found = recognizer_.find(document.text(), segments);
  const auto marked = finder_.find(document.text(), segments);
  document.quotes = attributor_.attribute({document.text(), segments, found, marked, options_.gazetteer.get()});
  keep_kinds(document.quotes);
  finish(document, std::move(segments), std::move(found));
  return document;
}

std::unique_ptr<const Explained> Analyzer::explain(std::string source) const {
  require_utf8(source);
  std::unique_ptr<Explained> made(new Explained);
  auto& document = made->document_;
  document = prepare(std::move(source), made->segments_);
  made->found_ = recognizer_.find(document.text(), made->segments_);
  made->marked_ = finder_.find(document.text(), made->segments_);
  made->evidence_.emplace(
      attribution::Evidence{document.text(), made->segments_, made->found_, made->marked_, options_.gazetteer.get()});
  made->explainer_.emplace(attributor_, *made->evidence_);
  document.quotes = made->explainer_->quotes();
  keep_kinds(document.quotes);
  finish(document, made->segments_, made->found_);
  return made;
}

void Analyzer::keep_kinds(std::vector<quotes::Quote>& quotes) const {
  const auto is_kept = [&](const quotes::Quote& quote) { return options_.kinds[static_cast<std::size_t>(quote.kind)]; };
  if (std::ranges::all_of(quotes, is_kept)) return;
  // Where each quote went. A parent comes before its children; one that is not kept hands them to its own parent.
  std::vector<std::optional<std::uint32_t>> moved_to(quotes.size());
  std::vector<quotes::Quote> kept;
  kept.reserve(quotes.size());
  for (std::size_t i = 0; i < quotes.size(); ++i) {
    auto& quote = quotes[i];
    if (quote.parent) quote.parent = moved_to[*quote.parent];
    if (!is_kept(quote)) {
      moved_to[i] = quote.parent;
      continue;
    }
    moved_to[i] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(quote));
  }
  quotes = std::move(kept);
}

}  // namespace onrecord
