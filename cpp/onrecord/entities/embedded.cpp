// Reads the embedded tables; their columns are described in data/README.md.
// Tested by tests/cpp/entities/embedded_test.cpp.
#include "onrecord/entities/embedded.hpp"

#include <array>
#include <stdexcept>
#include <string>

#include "onrecord/data/data.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::entities {
namespace {

constexpr std::array<std::string_view, 12> name_tables{
    "en/countries.tsv", "en/states.tsv", "en/cities.tsv", "en/places.tsv", "en/facilities.tsv", "en/organisations.tsv",
    "en/people.tsv",    "en/events.tsv", "en/works.tsv",  "en/laws.tsv",   "en/products.tsv",   "en/languages.tsv"};

CaseMode case_mode(std::string_view word) {
  if (word.empty() || word == "title") return CaseMode::title;
  if (word == "exact") return CaseMode::exact;
  if (word == "folded") return CaseMode::folded;
  throw std::invalid_argument("unknown case '" + std::string(word) + "'");
}

Gender gender(std::string_view letter) {
  if (letter.empty()) return Gender::unknown;
  if (letter == "m") return Gender::male;
  if (letter == "f") return Gender::female;
  throw std::invalid_argument("unknown gender '" + std::string(letter) + "'");
}

std::uint8_t weight(std::string_view digit) {
  if (digit.empty()) return 5;
  if (digit.size() == 1 && digit[0] >= '0' && digit[0] <= '9') return static_cast<std::uint8_t>(digit[0] - '0');
  throw std::invalid_argument("weight '" + std::string(digit) + "' is no digit");
}

void add_aliases(GazetteerBuilder& builder, std::string_view aliases) {
  text::for_each_piece(aliases, '|', [&](std::string_view alias) { builder.add_alias(alias); });
}

// name, type, key, aliases, case, gender, weight, roles, years
void add_name(GazetteerBuilder& builder, const text::Row& row) {
  builder.add({row[0], row[1], row[2], case_mode(row[4]), gender(row[5]), weight(row[6]), {}, false, row[7], row[8]});
  add_aliases(builder, row[3]);
}

// form, what it belongs to, type, other forms
void add_demonym(GazetteerBuilder& builder, const text::Row& row) {
  constexpr std::uint8_t demonym_weight = 7;  // above cities that happen to have a people's name, as countries are
  builder.add({row[0], row[2], {}, CaseMode::title, Gender::unknown, demonym_weight, row[1]});
  add_aliases(builder, row[3]);
}

// short form, name of a row of people.tsv
void add_known_alone(GazetteerBuilder& builder, const text::Row& row) {
  constexpr std::uint8_t known_alone_weight = 6;
  builder.add({row[0], "PERSON", {}, CaseMode::title, Gender::unknown, known_alone_weight, row[1]});
}

void read_table(std::string_view table, GazetteerBuilder& builder, void (*add)(GazetteerBuilder&, const text::Row&)) {
  text::for_each_row(table, data::table(table), [&](const text::Row& row) {
    try {
      add(builder, row);
    } catch (const std::invalid_argument& wrong) {
      throw std::invalid_argument(std::string(table) + ":" + std::to_string(row.line()) + ": " + wrong.what());
    }
  });
}

}  // namespace

void add_embedded(GazetteerBuilder& builder) {
  for (const auto table : name_tables) read_table(table, builder, add_name);
  read_table("en/demonyms.tsv", builder, add_demonym);
  read_table("en/known_alone.tsv", builder, add_known_alone);
}

}  // namespace onrecord::entities
