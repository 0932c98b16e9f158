// Language: does a text read like English? A cheap look, for a warning: rules made for English find little elsewhere.
//   “Der Minister sagte, dass er nicht zurücktreten wird.”  der, dass, nicht, wird: no.   “Scores: Ajax 2, Roma 1”: too
//   little to say.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "onrecord/segment/tokens.hpp"
#include "onrecord/segment/word_table.hpp"

namespace onrecord::segment {

class EnglishCheck {
 public:
  EnglishCheck();  // reads common/function_words.tsv

  // False where the little words of other languages outnumber those of English, where most letters are not Latin, or
  // where a long text has hardly any English ones. Looks at some hundreds of words spread over the text, however long
  // it is.
  bool reads_like_english(std::string_view text, const std::vector<Token>& tokens) const;

 private:
  enum class Language : std::uint8_t { unknown, foreign, english };
  WordTable<Language> languages_;  // by function word
};

}  // namespace onrecord::segment
