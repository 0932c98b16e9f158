// Tags: the words that say who speaks, found where no closing mark stands before them.
//   We had a plan, |said Lorne.|      Where were you? |asked Lucien.|      At home, |she said.|
//   We shall appeal, |Ann Lee told the court on Friday.|
#pragma once

#include "onrecord/segment/segments.hpp"
#include "onrecord/segment/word_table.hpp"

namespace onrecord::quotes {

class Tags {
 public:
  Tags();  // reads the verbs of saying in en/sentence_words.tsv

  // Whether a tag begins at token `i` and ends before token `end`: a verb of saying with its subject before or behind
  // it. At most a few tokens are looked at.
  bool is_tag(const segment::Segments& segments, std::uint32_t i, std::uint32_t end) const;

  // The same, where the words may as well be a part of what is said: the tag must end its sentence.
  bool is_sure_tag(std::string_view text, const segment::Segments& segments, std::uint32_t i, std::uint32_t end) const;

 private:
  // The verb of a tag at `i`; `end` where none is.
  std::uint32_t verb_of(const segment::Segments& segments, std::uint32_t i, std::uint32_t end) const;

  // The same behind words between commas: the owner, |Carlo Benni|, said.
  std::uint32_t verb_behind_aside(std::string_view text, const segment::Segments& segments, std::uint32_t i,
                                  std::uint32_t end) const;

  // Over what may stand between the verb of a tag and its stop: told |reporters on Friday|.
  std::uint32_t over_tail(const segment::Segments& segments, std::uint32_t i, std::uint32_t end) const;

  // Whether the verb that opens a tag has a name behind it, and then a stop: said |the vicar, Rev. Paul Amis.|
  bool names_behind(std::string_view text, const segment::Segments& segments, std::uint32_t verb,
                    std::uint32_t end) const;

  segment::WordTable<bool> verbs_;
  segment::WordTable<bool> tails_;
};

}  // namespace onrecord::quotes
