// Tested by tests/cpp/attribution/cues_test.cpp.
#include "onrecord/words/inflection.hpp"

#include "onrecord/data/data.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::words {
namespace {

bool ends_in_consonant_y(std::string_view lemma) {
  constexpr std::string_view vowels = "aeiou";
  return lemma.size() > 1 && lemma.back() == 'y' && vowels.find(lemma[lemma.size() - 2]) == std::string_view::npos;
}

std::string without_last(std::string_view lemma) { return std::string(lemma.substr(0, lemma.size() - 1)); }

std::string with_s(std::string_view lemma) {
  if (ends_in_consonant_y(lemma)) return without_last(lemma) + "ies";
  for (const std::string_view hiss : {"s", "x", "z", "ch", "sh", "o"}) {
    if (lemma.ends_with(hiss)) return std::string(lemma) + "es";
  }
  return std::string(lemma) + "s";
}

std::string with_ed(std::string_view lemma) {
  if (ends_in_consonant_y(lemma)) return without_last(lemma) + "ied";
  return std::string(lemma) + (lemma.ends_with('e') ? "d" : "ed");
}

std::string with_ing(std::string_view lemma) {
  if (lemma.ends_with("ie")) return std::string(lemma.substr(0, lemma.size() - 2)) + "ying";
  const bool drops_e =
      lemma.ends_with('e') && !lemma.ends_with("ee") && !lemma.ends_with("oe") && !lemma.ends_with("ye");
  return (drops_e ? without_last(lemma) : std::string(lemma)) + "ing";
}

std::vector<std::string> pieces(std::string_view list) {
  std::vector<std::string> found;
  text::for_each_piece(list, ',', [&](std::string_view piece) { found.emplace_back(piece); });
  return found;
}

}  // namespace

std::string plural(std::string_view noun) { return with_s(noun); }

Inflector::Inflector() {
  text::for_each_row("en/verb_forms.tsv", data::table("en/verb_forms.tsv"), [&](const text::Row& row) {
    irregular_.emplace(row[0], VerbForms{{}, pieces(row[1]), pieces(row[2]), pieces(row[3])});
  });
}

VerbForms Inflector::forms(std::string_view lemma) const {
  VerbForms forms;
  if (const auto found = irregular_.find(lemma); found != irregular_.end()) forms = found->second;
  forms.third = with_s(lemma);
  if (forms.past.empty()) forms.past = {with_ed(lemma)};
  if (forms.participle.empty()) forms.participle = forms.past;
  if (forms.ing.empty()) forms.ing = {with_ing(lemma)};
  return forms;
}

}  // namespace onrecord::words
