// Offices: what a title before a name, or an apposition behind it, says a person is. It tells bearers of one family
// name apart: who was called so before, and who is known to have held it, by the roles of the gazetteer.
//   Sen. Paul  →  "senator", held by whose role begins so: "senator from Kentucky"
//   Clinton, the former president,  →  "president"
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "onrecord/segment/tokens.hpp"

namespace onrecord::entities {

class Offices {
 public:
  Offices();  // reads en/offices.tsv and the honorifics of en/titles.tsv

  // A hash of an office's words; 0: none. Honorifics (Mr., Dr., Sir) tell none.
  std::uint32_t in_title(std::span<const segment::Token> title) const;
  // Of the apposition that begins with the first of these tokens, if they begin with a comma and one follows.
  std::uint32_t in_apposition(std::string_view text, std::span<const segment::Token> behind) const;
  // Whether one of the roles (separated by |) begins with the words of the office.
  bool holds(std::string_view roles, std::uint32_t office) const;

 private:
  enum class Kind : std::uint8_t { plain, silent, end };
  struct Reading {
    Kind kind = Kind::plain;
    std::vector<std::uint32_t> words;  // folded hashes of those it stands for
  };

  // Adds a word to the hash of those before it.
  std::uint32_t with(std::uint32_t office, std::uint32_t word) const;

  std::unordered_map<std::uint32_t, Reading> readings_;  // by folded hash
};

}  // namespace onrecord::entities
