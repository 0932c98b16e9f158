// The splitter: cuts a text's tokens into paragraphs (lines) and these into sentences. Private to segment/.
// A sentence ends at a stop (. ! ? … or an abbreviation's dot) and the marks and brackets that close there, if what
// follows can begin another:
//   He met Mr. Smith in the U.S. | The U.S. Senate rose. | “Why?” she asked. | “Why?” | Nobody knew. | (He left.) | It
//   cost 3.5 …
// Paragraphs of scripts without capitals are cut by ICU. Where a region ends inside a paragraph, so does a sentence.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "onrecord/segment/abbreviations.hpp"
#include "onrecord/segment/segments.hpp"

namespace onrecord::segment {

class Splitter {
 public:
  Splitter();  // reads en/sentence_words.tsv and en/abbreviations.tsv

  // Fills `segments.paragraphs` from `segments.tokens`. Linear.
  static void split_lines(Segments& segments);
  // Fills `segments.sentences` from tokens and paragraphs. Linear.
  void split_sentences(std::string_view text, Segments& segments) const;
  // Ends a sentence before each token of `cuts` (ascending) that lies inside one. Linear.
  static void cut_sentences(Segments& segments, const std::vector<std::uint32_t>& cuts);

 private:
  friend class ParagraphSplitter;
  Abbreviations abbreviations_;
  std::unordered_set<std::uint32_t> starters_;  // folded hashes
  std::unordered_set<std::uint32_t> speech_;
};

}  // namespace onrecord::segment
