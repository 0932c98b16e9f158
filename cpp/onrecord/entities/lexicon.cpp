// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/lexicon.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>

#include "onrecord/data/data.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/text/utf8.hpp"
#include "onrecord/words/word_classes.hpp"

namespace onrecord::entities {
namespace {

using text::for_each_piece;
using text::for_each_row;
using text::Row;

constexpr std::array class_names{std::pair{"never", WordClass::never},
                                 std::pair{"calendar", WordClass::calendar},
                                 std::pair{"opener", WordClass::opener},
                                 std::pair{"direction", WordClass::direction},
                                 std::pair{"particle", WordClass::particle},
                                 std::pair{"prefix", WordClass::prefix},
                                 std::pair{"syllable", WordClass::syllable},
                                 std::pair{"suffix", WordClass::suffix},
                                 std::pair{"numbered", WordClass::numbered},
                                 std::pair{"place_in", WordClass::place_in},
                                 std::pair{"place_at", WordClass::place_at},
                                 std::pair{"person_verb", WordClass::person_verb},
                                 std::pair{"compound", WordClass::compound},
                                 std::pair{"wavering", WordClass::wavering},
                                 std::pair{"of_place", WordClass::of_place},
                                 std::pair{"modifier", WordClass::modifier},
                                 std::pair{"staff", WordClass::staff},
                                 std::pair{"place_noun", WordClass::place_noun},
                                 std::pair{"body_noun", WordClass::body_noun},
                                 std::pair{"auxiliary", WordClass::auxiliary},
                                 std::pair{"fore", WordClass::fore},
                                 std::pair{"count", WordClass::count},
                                 std::pair{"work", WordClass::work}};

constexpr std::array deed_names{
    std::pair{"human", Deed::human},   std::pair{"own", Deed::own},           std::pair{"contest", Deed::contest},
    std::pair{"versus", Deed::versus}, std::pair{"star", Deed::star},         std::pair{"player", Deed::player},
    std::pair{"game", Deed::game},     std::pair{"opposing", Deed::opposing}, std::pair{"print", Deed::print},
    std::pair{"lead", Deed::lead},     std::pair{"honour", Deed::honour},     std::pair{"held", Deed::held}};

constexpr std::array head_places{std::pair{"last", WordClass::head_last}, std::pair{"first", WordClass::head_first},
                                 std::pair{"of", WordClass::head_of},     std::pair{"on", WordClass::head_on},
                                 std::pair{"form", WordClass::form},      std::pair{"lower", WordClass::lower_head},
                                 std::pair{"branch", WordClass::branch},  std::pair{"family", WordClass::family}};

template <class Names>
std::uint32_t flags_of(const Names& names, std::string_view list, std::string_view table, std::size_t line) {
  std::uint32_t flags = 0;
  for_each_piece(list, '|', [&](std::string_view piece) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const auto& name) { return piece == name.first; });
    if (found == names.end())
      throw std::invalid_argument(std::string(table) + ":" + std::to_string(line) + ": unknown class '" +
                                  std::string(piece) + "'");
    flags |= found->second;
  });
  return flags;
}

std::uint8_t digit(std::string_view column) {
  return column.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(column.front() - '0');
}

Gender gender_of(std::string_view column) {
  if (column == "m") return Gender::male;
  return column == "f" ? Gender::female : Gender::unknown;
}

}  // namespace

const Lexicon& Lexicon::english() {
  static const Lexicon shared;
  return shared;
}

Lexicon::Lexicon() : slots_(std::size_t{1} << 18U), mask_(slots_.size() - 1) {
  read_common_words();
  read_given_names();
  read_family_names();
  read_classes();
  read_deeds();
  for (const std::string_view name : {"en/other_suffixes.tsv", "en/place_suffixes.tsv", "en/org_suffixes.tsv"})
    read_suffixes(name);
  read_heads();
  read_kinds();
  read_titles();
  read_grammar();
}

std::vector<WordFacts> Lexicon::facts(const std::vector<segment::Token>& tokens) const {
  std::vector<WordFacts> all(tokens.size());
  constexpr std::size_t ahead = 40;  // tokens; the table is larger than the fast memory
  const std::size_t asked_ahead = tokens.size() - std::min(tokens.size(), ahead);
  std::size_t i = 0;
  for (; i < asked_ahead; ++i) {
    prefetch(tokens[i + ahead].folded);
    all[i] = facts(tokens[i].folded);
  }
  for (; i < tokens.size(); ++i) all[i] = facts(tokens[i].folded);
  return all;
}

bool Lexicon::is_inflected(std::string_view word) const {
  static constexpr std::array endings{"s", "es", "d", "ed", "ing", "ly", "er", "ers"};
  return std::ranges::any_of(endings, [&](std::string_view ending) {
    if (word.size() < ending.size() + 3 || !word.ends_with(ending)) return false;
    const std::string_view stem = word.substr(0, word.size() - ending.size());
    if (facts(text::folded_hash(stem)).common()) return true;
    return ending == "ing" && facts(text::folded_hash(std::string(stem) + "e")).common();
  });
}

Lexicon::Slot& Lexicon::at(std::uint32_t folded) {
  if (2 * (used_ + 1) > slots_.size()) grow();
  const std::size_t i = slot_of(folded);
  if (slots_[i].folded == 0) ++used_;
  slots_[i].folded = folded;
  return slots_[i];
}

void Lexicon::grow() {
  text::TableVector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  mask_ = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.folded == 0) continue;
    slots_[slot_of(slot.folded)] = slot;
  }
}

// The commonest are entered first, so that each lies where a look-up begins.
void Lexicon::read_common_words() {
  struct Common {
    std::uint32_t folded;
    std::uint8_t lower, capital;
    std::uint8_t most() const { return std::max(lower, capital); }
  };
  std::vector<Common> words;
  for_each_row("en/common_words.tsv", data::table("en/common_words.tsv"),
               [&](const Row& row) { words.push_back({text::folded_hash(row[0]), digit(row[1]), digit(row[2])}); });
  std::ranges::stable_sort(words, std::greater{}, &Common::most);
  for (const Common& word : words) {
    WordFacts& facts = at(word.folded).facts;
    facts.lower = word.lower;
    facts.capital = word.capital;
  }
}

void Lexicon::read_given_names() {
  for_each_row("en/given_names.tsv", data::table("en/given_names.tsv"), [&](const Row& row) {
    WordFacts& facts = at(row[0]);
    facts.given = static_cast<std::uint8_t>(digit(row[2]) + 1);
    facts.gender = gender_of(row[1]);
  });
}

void Lexicon::read_family_names() {
  constexpr std::string_view name = "en/family_names.tsv";
  for_each_row(name, data::table(name), [&](const Row& row) { at(row[0]).family = true; });
}

void Lexicon::read_classes() {
  constexpr std::string_view name = "en/name_words.tsv";
  for_each_row(name, data::table(name),
               [&](const Row& row) { at(row[0]).classes |= flags_of(class_names, row[1], name, row.line()); });
}

void Lexicon::read_deeds() {
  constexpr std::string_view name = "en/deeds.tsv";
  for_each_row(name, data::table(name), [&](const Row& row) {
    at(row[0]).deeds |= static_cast<std::uint16_t>(flags_of(deed_names, row[1], name, row.line()));
  });
}

EntityType type_of(std::string_view label, std::string_view table, std::size_t line) {
  const auto* const type = std::ranges::find(ontonotes_types, label);
  if (type != ontonotes_types.end()) return static_cast<EntityType>(type - ontonotes_types.begin());
  throw std::invalid_argument(std::string(table) + ":" + std::to_string(line) + ": unknown type '" +
                              std::string(label) + "'");
}

void Lexicon::read_suffixes(std::string_view name) {
  for_each_row(name, data::table(name), [&](const Row& row) {
    WordFacts& facts = at(row[0]);
    facts.head = type_of(row[1], name, row.line());
    if (row[2] != "first") facts.classes |= WordClass::head_last;
    if (row[2] == "first") facts.classes |= WordClass::head_first;
    if (row[2] == "any") facts.classes |= WordClass::head_of;
  });
}

void Lexicon::read_heads() {
  constexpr std::string_view name = "en/name_heads.tsv";
  for_each_row(name, data::table(name), [&](const Row& row) {
    WordFacts& facts = at(row[0]);
    facts.head = type_of(row[1], name, row.line());
    facts.classes |= flags_of(head_places, row[2], name, row.line());
  });
}

void Lexicon::read_kinds() {
  constexpr std::string_view name = "en/kinds.tsv";
  for_each_row(name, data::table(name), [&](const Row& row) {
    WordFacts& facts = at(row[0]);
    const EntityType type = type_of(row[1], name, row.line());
    const bool has_head = facts.is(WordClass::head_last | WordClass::head_first | WordClass::head_of);
    if (has_head && facts.head != type)
      throw std::invalid_argument(std::string(name) + ":" + std::to_string(row.line()) +
                                  ": heads names of another type");
    facts.head = type;
    facts.kind = true;
  });
}

void Lexicon::read_titles() {
  const segment::Tokenizer tokenizer;
  for_each_row("en/titles.tsv", data::table("en/titles.tsv"), [&](const Row& row) {
    const bool is_role = text::is_lower(text::decode(row[0], 0).code_point);
    auto& table = is_role ? roles_ : titles_;
    const auto words = tokenizer.tokenize(row[0]);
    if (!words.empty()) at(words.front().folded).facts.classes |= WordClass::title_start;
    const bool may_be_family = row[1] == "royal" || row[1] == "religious" || row[1] == "professional";
    table.add(tokenizer, row[0],
              {gender_of(row[2]), row[3] != "after", is_role, is_role || row[4] != "0", row[1] == "honorific",
               may_be_family && words.size() == 1});
  });
}

void Lexicon::read_grammar() {
  for (const words::Row& row : words::open_words()) at(row.folded).grammar |= row.classes;
  for (const words::Row& row : words::function_words()) at(row.folded).grammar = row.classes;
}

}  // namespace onrecord::entities
