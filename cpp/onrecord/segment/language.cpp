// Tested by tests/cpp/segment/language_test.cpp.
#include "onrecord/segment/language.hpp"

#include <algorithm>

#include "onrecord/data/data.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::segment {
namespace {

constexpr std::string_view table_name = "common/function_words.tsv";
constexpr std::size_t sample_size = 128;          // tokens looked at
constexpr std::uint32_t fewest_foreign = 3;       // little words of another language that are no accident
constexpr std::uint32_t fewest_other_script = 4;  // words of another script that are no mere names
constexpr std::uint32_t long_text = 100;          // words after which English must have shown itself

struct Counts {
  std::uint32_t words = 0;
  std::uint32_t english = 0;
  std::uint32_t foreign = 0;
  std::uint32_t other_script = 0;  // words that begin with a letter that is not Latin
};

bool is_latin(char32_t c) { return c < 0x370 || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2C60 && c < 0x2C80); }

}  // namespace

EnglishCheck::EnglishCheck() {
  text::for_each_row(table_name, data::table(table_name), [&](const text::Row& row) {
    const Language language = row[0] == "en" ? Language::english : Language::foreign;
    text::for_each_piece(row[1], '|', [&](std::string_view word) { languages_.add(word, language); });
  });
}

bool EnglishCheck::reads_like_english(std::string_view text, const std::vector<Token>& tokens) const {
  Counts counts;
  const std::size_t step = std::max<std::size_t>(1, tokens.size() / sample_size);
  for (std::size_t i = 0; i < tokens.size(); i += step) {
    // Summed without branches: what is a word, and which, is not to be foreseen.
    const Token& token = tokens[i];
    const auto is_word = static_cast<std::uint32_t>(token.is_word());
    const Language language = languages_.of(token);
    counts.words += is_word;
    counts.english += is_word & static_cast<std::uint32_t>(language == Language::english);
    counts.foreign += is_word & static_cast<std::uint32_t>(language == Language::foreign);
    const bool may_be_other = token.is(TokenShape::not_ascii) && token.is_word() && language == Language::unknown;
    if (may_be_other && !is_latin(text::decode(text, token.begin).code_point)) ++counts.other_script;
  }
  if (counts.foreign >= fewest_foreign && counts.foreign > counts.english) return false;
  if (counts.other_script >= fewest_other_script && 2 * counts.other_script > counts.words) return false;
  return counts.words < long_text || 100 * counts.english >= counts.words;
}

}  // namespace onrecord::segment
