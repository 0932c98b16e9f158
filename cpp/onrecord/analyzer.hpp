// The analyzer: the whole pipeline behind one call. Built once, then const; any number of threads may share it.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/attribution/attributor.hpp"
#include "onrecord/attribution/explainer.hpp"
#include "onrecord/document.hpp"
#include "onrecord/entities/recognizer.hpp"
#include "onrecord/normalize/normalizer.hpp"
#include "onrecord/quotes/marked.hpp"
#include "onrecord/segment/language.hpp"
#include "onrecord/segment/segments.hpp"

namespace onrecord {

struct AnalyzerOptions {
  std::vector<std::string> steps = normalize::preset("default");
  std::shared_ptr<const entities::Gazetteer> gazetteer = entities::Gazetteer::embedded();  // null: none
  std::array<bool, quotes::quote_kind_count> kinds{true, true, true, true, true};  // by QuoteKind: what to report
  std::string language = "en";
};

// An analysed text that keeps what explanations ask for. Made by Analyzer::explain.
class Explained {
 public:
  const Document& document() const { return document_; }  // as Analyzer::analyze gives it

  // Why document().quotes[index] is what it is. Throws std::out_of_range.
  attribution::Explanation explain(std::size_t index) const { return explainer_->explain(document_.quotes.at(index)); }

 private:
  friend class Analyzer;
  Explained() = default;

  Document document_;
  segment::Segments segments_;
  entities::Found found_;
  std::vector<quotes::Marked> marked_;
  std::optional<attribution::Evidence> evidence_;    // views the members above
  std::optional<attribution::Explainer> explainer_;  // views the evidence
};

class Analyzer {
 public:
  // Throws std::invalid_argument for an unknown step or language, listing those there are.
  explicit Analyzer(AnalyzerOptions options = {});

  // Takes valid UTF-8 below 4 GiB, else throws std::invalid_argument. Everything is done when it returns.
  Document analyze(std::string source) const;
  // The same for who knows that the source is valid UTF-8: it is not looked at once more.
  Document analyze_valid(std::string source) const;
  // The same, ready to explain its quotes; slower. The analyzer must outlive it.
  std::unique_ptr<const Explained> explain(std::string source) const;
  // Mentions and entities only.
  Document match_entities(std::string source) const;
  Document match_entities_valid(std::string source) const;

  const AnalyzerOptions& options() const { return options_; }

 private:
  Document prepare(std::string source, segment::Segments& segments) const;
  void keep_kinds(std::vector<quotes::Quote>& quotes) const;

  AnalyzerOptions options_;
  normalize::Normalizer normalizer_;
  segment::Segmenter segmenter_;
  segment::EnglishCheck english_check_;
  entities::Recognizer recognizer_;
  quotes::Finder finder_;
  attribution::Attributor attributor_;
};

}  // namespace onrecord
