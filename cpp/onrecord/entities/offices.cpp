// Tested by tests/cpp/entities/offices_test.cpp and tests/cases/resolution.jsonl.
#include "onrecord/entities/offices.hpp"

#include <stdexcept>
#include <string>

#include "onrecord/data/data.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/span.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::entities {
namespace {

constexpr std::uint32_t most_words = 6;  // of an apposition up to where its office ends

std::uint32_t plus(std::uint32_t office, std::uint32_t word) { return (office ^ word) * 0x85EBCA6BU; }

bool is_mark(std::string_view text, const segment::Token& token, std::string_view mark) {
  return text::slice(text, token.span()) == mark;
}

}  // namespace

Offices::Offices() {
  text::for_each_row("en/titles.tsv", data::table("en/titles.tsv"), [&](const text::Row& row) {
    if (row[1] == "honorific") readings_[text::folded_hash(row[0])].kind = Kind::silent;
  });
  text::for_each_row("en/offices.tsv", data::table("en/offices.tsv"), [&](const text::Row& row) {
    Reading& reading = readings_[text::folded_hash(row[0])];
    if (row[1] == "silent") return void(reading.kind = Kind::silent);
    if (row[1] == "article") return void(reading.kind = Kind::article);
    if (row[1] == "end") return void(reading.kind = Kind::end);
    if (row[1] != "short")
      throw std::invalid_argument("en/offices.tsv:" + std::to_string(row.line()) + ": unknown kind");
    text::for_each_piece(row[2], ' ', [&](std::string_view word) { reading.words.push_back(text::folded_hash(word)); });
  });
  text::for_each_row("en/titles.tsv", data::table("en/titles.tsv"), [&](const text::Row& row) {
    if (row[1] == "political") political_.insert(in_words(row[0]));
  });
}

std::uint32_t Offices::in_words(std::string_view words) const {
  std::uint32_t office = 0;
  text::for_each_piece(words, ' ', [&](std::string_view word) { office = with(office, text::folded_hash(word)); });
  return office;
}

std::uint32_t Offices::with(std::uint32_t office, std::uint32_t word) const {
  const auto known = readings_.find(word);
  if (known == readings_.end()) return plus(office, word);
  if (known->second.kind == Kind::silent || known->second.kind == Kind::article) return office;
  if (known->second.words.empty()) return plus(office, word);
  for (const std::uint32_t meant : known->second.words) office = plus(office, meant);
  return office;
}

bool Offices::is_article(std::uint32_t word) const {
  const auto known = readings_.find(word);
  return known != readings_.end() && known->second.kind == Kind::article;
}

std::uint32_t Offices::in_title(std::span<const segment::Token> title) const {
  std::uint32_t office = 0;
  for (const segment::Token& token : title) office = with(office, token.folded);
  return office;
}

std::uint32_t Offices::in_apposition(std::string_view text, std::span<const segment::Token> behind) const {
  if (behind.empty() || !is_mark(text, behind[0], ",")) return 0;
  std::uint32_t office = 0;
  for (std::size_t i = 1; i < behind.size() && i <= most_words; ++i) {
    const segment::Token& token = behind[i];
    const auto known = readings_.find(token.folded);
    const bool ends = !token.is_word() || (known != readings_.end() && known->second.kind == Kind::end);
    if (ends) return token.is_word() || is_mark(text, token, ",") || is_mark(text, token, ".") ? office : 0;
    const bool is_whose = office == 0 && token.is(segment::TokenShape::capitalized);  // the French president
    if (!is_whose) office = with(office, token.folded);
  }
  return 0;
}

bool Offices::holds(std::string_view roles, std::uint32_t office) const {
  if (office == 0) return false;
  bool held = false;
  text::for_each_piece(roles, '|', [&](std::string_view role) {
    std::uint32_t so_far = 0;
    text::for_each_piece(role, ' ', [&](std::string_view word) {
      so_far = with(so_far, text::folded_hash(word));
      held = held || so_far == office;
    });
  });
  return held;
}

bool Offices::holds_of(std::string_view roles, std::uint32_t office) const {
  bool held = false;
  text::for_each_piece(roles, '|', [&](std::string_view role) {
    std::uint32_t so_far = 0;
    std::uint32_t words = 0;
    text::for_each_piece(role, ' ', [&](std::string_view word) {
      const auto known = readings_.find(text::folded_hash(word));
      const bool ends = known != readings_.end() && known->second.kind == Kind::end;
      held = held || (ends && so_far == office);
      so_far = with(so_far, text::folded_hash(word));
      ++words;
    });
    held = held || (words > 1 && so_far == office);
  });
  return held;
}

}  // namespace onrecord::entities
