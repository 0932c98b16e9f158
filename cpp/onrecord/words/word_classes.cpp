// Tested by tests/cpp/attribution/phrases_test.cpp.
#include "onrecord/words/word_classes.hpp"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "onrecord/data/data.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/words/inflection.hpp"

namespace onrecord::words {
namespace {

using Word = WordClass;

constexpr std::array class_names{
    std::pair{"determiner", Word::determiner},
    std::pair{"possessive", Word::possessive},
    std::pair{"subject_pronoun", Word::subject_pronoun},
    std::pair{"object_pronoun", Word::object_pronoun},
    std::pair{"preposition", Word::preposition},
    std::pair{"coordinator", Word::coordinator},
    std::pair{"subordinator", Word::subordinator},
    std::pair{"complementizer", Word::complementizer},
    std::pair{"wh_word", Word::wh_word},
    std::pair{"relative", Word::relative},
    std::pair{"auxiliary", Word::auxiliary},
    std::pair{"be", Word::be},
    std::pair{"modal", Word::modal},
    std::pair{"negation", Word::negation},
    std::pair{"infinitive_to", Word::infinitive_to},
    std::pair{"quantifier", Word::quantifier},
    std::pair{"adverb", Word::adverb},
    std::pair{"time_word", Word::time_word},
    std::pair{"number_word", Word::number_word},
    std::pair{"adjective", Word::adjective},
    std::pair{"noun", Word::noun},
    std::pair{"person", Word::person_noun},
    std::pair{"verb", Word::any_verb},
};

std::uint32_t classes_of(std::string_view names) {
  std::uint32_t classes = 0;
  text::for_each_piece(names, ' ', [&](std::string_view name) {
    for (const auto& [known, bit] : class_names) {
      if (name == known) classes |= bit;
    }
  });
  return classes;
}

}  // namespace

std::vector<Row> open_words() {
  const Inflector inflector;
  std::vector<Row> rows;
  const auto add = [&](std::string_view word, std::uint32_t more) { rows.push_back({text::folded_hash(word), more}); };
  text::for_each_row("en/words.tsv", data::table("en/words.tsv"), [&](const text::Row& row) {
    const std::uint32_t all = classes_of(row[1]);
    const std::uint32_t as_noun = all & (Word::noun | Word::person_noun);
    if (all != Word::any_verb) add(row[0], all & ~Word::any_verb);
    if (as_noun != 0) add(row[2].empty() ? plural(row[0]) : std::string(row[2]), as_noun);
    if ((all & Word::any_verb) == 0) return;
    const auto forms = inflector.forms(row[0]);
    add(row[0], Word::verb_base);
    add(forms.third, Word::verb_third);
    for (const auto& form : forms.past) add(form, Word::verb_past);
    for (const auto& form : forms.participle) add(form, Word::verb_participle);
    for (const auto& form : forms.ing) add(form, Word::verb_ing);
  });
  return rows;
}

std::vector<Row> function_words() {
  std::vector<Row> rows;
  text::for_each_row("en/function_words.tsv", data::table("en/function_words.tsv"),
                     [&](const text::Row& row) { rows.push_back({text::folded_hash(row[0]), classes_of(row[1])}); });
  return rows;
}

}  // namespace onrecord::words
