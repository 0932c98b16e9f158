// Offices: what a title before a name, or an apposition behind it, says a person is. It tells bearers of one family
// name apart: who was called so before, and who is known to have held it, by the roles of the gazetteer.
//   Sen. Paul  →  "senator", held by whose role begins so: "senator from Kentucky"
//   Clinton, the former president,  →  "president"
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
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
  // Whether a word before a title tells that nobody holds the office yet: "a President Clinton".
  bool is_article(std::uint32_t word) const;
  // Whether one of the roles (separated by |) begins with the words of the office.
  bool holds(std::string_view roles, std::uint32_t office) const;

  // Whether the office is that of a political title (President, Senator), whose holders lists know, and not one that
  // more people have than any list names (Judge, General).
  bool is_political(std::uint32_t office) const { return political_.contains(office); }
  // Whether one of the roles is the office with what it is of ("senator from Kentucky"), or an office of several words
  // ("treasury secretary"); a single word alone is a calling (minister).
  bool holds_of(std::string_view roles, std::uint32_t office) const;

 private:
  enum class Kind : std::uint8_t { plain, silent, article, end };
  struct Reading {
    Kind kind = Kind::plain;
    std::vector<std::uint32_t> words;  // folded hashes of those it stands for
  };

  // Adds a word to the hash of those before it.
  std::uint32_t with(std::uint32_t office, std::uint32_t word) const;
  std::uint32_t in_words(std::string_view words) const;

  std::unordered_map<std::uint32_t, Reading> readings_;  // by folded hash
  std::unordered_set<std::uint32_t> political_;          // offices
};

}  // namespace onrecord::entities
