// The analyzer: the whole pipeline behind one call. Built once, then const; any number of threads may share it.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/attribution/attributor.hpp"
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

class Analyzer {
 public:
  // Throws std::invalid_argument for an unknown step or language, listing those there are.
  explicit Analyzer(AnalyzerOptions options = {});

  // Takes valid UTF-8 below 4 GiB, else throws std::invalid_argument. Everything is done when it returns.
  Document analyze(std::string source) const;
  // Mentions and entities only.
  Document match_entities(std::string source) const;

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
