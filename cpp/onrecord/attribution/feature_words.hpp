// Features in words: what an explanation says instead of "cue-right=strong,beside". Table: en/feature_words.tsv.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "onrecord/attribution/borders.hpp"
#include "onrecord/attribution/reports.hpp"

namespace onrecord::attribution {

// Where a clause may end: before `token`, of the tokens from `first` to `last`.
struct BorderSite {
  const Cue& cue;
  Frame frame = Frame::clause;
  std::uint32_t first = 0;
  std::uint32_t token = 0;
  std::uint32_t last = 0;
};

class FeatureWords {
 public:
  FeatureWords();  // reads en/feature_words.tsv

  // A feature's name: the words of the whole name, else those of its pieces.
  std::string of_name(std::string_view feature) const;
  // The same of a proposal's feature, without the rule that it begins with.
  std::string of_name(std::string_view feature, std::string_view rule) const;

  // A template of the report model with what it speaks of here: "cue+frame" is “claimed”, before “that …”.
  std::string of_report(std::string_view pattern, const Reading& reading, const Finding& finding) const;

  // A template of the border model for a place: "here+next" is “,” here, then “but”.
  std::string of_border(std::string_view pattern, const Reading& reading, const BorderSite& site) const;

  // A template of the subject model.
  std::string of_subject(std::string_view pattern) const;

  // The words for one piece, of a template with its model before it ("report.first"); empty where the table has none.
  std::string_view of_piece(std::string_view piece) const;

 private:
  template <class ValueOf>
  std::string filled(std::string_view model, std::string_view pattern, ValueOf value_of) const;

  std::unordered_map<std::string_view, std::string_view> words_;  // views into the table
};

}  // namespace onrecord::attribution
