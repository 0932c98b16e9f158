// Tested by tests/python/test_quotes.py on tests/cases/quotes.jsonl.
#include "onrecord/attribution/telling_words.hpp"

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "onrecord/data/data.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::attribution {
namespace {

constexpr std::string_view table_name = "en/telling_words.tsv";

constexpr std::array<std::pair<std::string_view, std::uint64_t>, 37> names{{{"aside", TellingWords::aside},
                                                                            {"maker", TellingWords::maker},
                                                                            {"gesture", TellingWords::gesture},
                                                                            {"time", TellingWords::time},
                                                                            {"manner", TellingWords::manner},
                                                                            {"occasion", TellingWords::occasion},
                                                                            {"utterance", TellingWords::utterance},
                                                                            {"body", TellingWords::body},
                                                                            {"perception", TellingWords::perception},
                                                                            {"document", TellingWords::document},
                                                                            {"published", TellingWords::published},
                                                                            {"venue", TellingWords::venue},
                                                                            {"resumption", TellingWords::resumption},
                                                                            {"measure", TellingWords::measure},
                                                                            {"reflexive", TellingWords::reflexive},
                                                                            {"many", TellingWords::many},
                                                                            {"opening", TellingWords::opening},
                                                                            {"nearly", TellingWords::nearly},
                                                                            {"arrival", TellingWords::arrival},
                                                                            {"hearing", TellingWords::hearing},
                                                                            {"nobody", TellingWords::nobody},
                                                                            {"counting", TellingWords::counting},
                                                                            {"receiving", TellingWords::receiving},
                                                                            {"dissent", TellingWords::dissent},
                                                                            {"proof", TellingWords::proof},
                                                                            {"linking", TellingWords::linking},
                                                                            {"rumour", TellingWords::rumour},
                                                                            {"identifying", TellingWords::identifying},
                                                                            {"replying", TellingWords::replying},
                                                                            {"learning", TellingWords::learning},
                                                                            {"epithet", TellingWords::epithet},
                                                                            {"departing", TellingWords::departing},
                                                                            {"making", TellingWords::making},
                                                                            {"bidding", TellingWords::bidding},
                                                                            {"policing", TellingWords::policing},
                                                                            {"utterer", TellingWords::utterer},
                                                                            {"doing", TellingWords::doing}}};

std::uint64_t role_of(const text::Row& row) {
  for (const auto& [name, role] : names) {
    if (row[1] == name) return role;
  }
  throw std::invalid_argument(std::string(table_name) + ":" + std::to_string(row.line()) + ": unknown role");
}

}  // namespace

TellingWords::TellingWords() {
  const auto add = [this](std::string_view word, std::uint64_t role) {
    const auto* const before = roles_.find(text::folded_hash(word));
    roles_.add(word, (before == nullptr ? std::uint64_t{0} : *before) | role);
  };
  text::for_each_row(table_name, data::table(table_name), [&](const text::Row& row) { add(row[0], role_of(row)); });
  constexpr std::string_view headings = "en/not_speakers.tsv";
  text::for_each_row(headings, data::table(headings),
                     [&](const text::Row& row) { add(row[0], TellingWords::heading); });
}

const TellingWords& TellingWords::english() {
  static const TellingWords words;
  return words;
}

}  // namespace onrecord::attribution
