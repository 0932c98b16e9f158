// Variants: when two spellings are one name. A name is read into its parts — cut at blanks and hyphens, folded, without
// accents, dots and apostrophes — and a hash stands for any run of parts, whatever was between them:
//   Kim Jong-un = KIM Jong Un = kim|jong|un      Erdoğan = Erdogan      J.K. Rowling = j.k.|rowling
// Tested by tests/cpp/entities/variants_test.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "onrecord/text/flat_table.hpp"

namespace onrecord::entities {

// A run of letters by its hash; runs can be put together without reading the letters again.
struct Key {
  std::uint64_t hash = 0;
  std::uint64_t power = 1;  // the hash's base to the power of the number of letters
  friend Key operator+(Key a, Key b) { return {a.hash * b.power + b.hash, a.power * b.power}; }
  friend bool operator==(const Key&, const Key&) = default;
};

struct SpellingPart {
  Key key;
  char32_t initial = 0;       // its first letter, folded
  bool is_initials = false;   // a letter or several with a dot each: J., J.K.
  bool begins_word = false;   // a blank, not a hyphen, stands before it
  bool begins_small = false;  // with a letter in lower case: of, van
};

struct Spelling {
  static constexpr std::uint32_t max_parts = 10;  // of longer names the first ten are kept
  std::array<SpellingPart, max_parts> parts{};
  std::uint32_t count = 0;
  std::uint32_t words = 0;         // parts that begin a word
  std::uint32_t full_letters = 0;  // letters in parts that are no initials
  bool all_upper = true;           // two letters or more, none lower case
  Key generation{};                // Jr., Sr., II …: not among the parts

  // The hash of parts [begin, end).
  Key key(std::uint32_t begin, std::uint32_t end) const;
  Key key() const { return key(0, count); }
};

class Variants {
 public:
  Variants();  // reads en/nicknames.tsv, en/generations.tsv, en/family_first.tsv, en/legal_forms.tsv

  // Takes a name of valid UTF-8.
  Spelling read(std::string_view written) const;

  // Whether two full names of persons (two parts or more) may be one person's: the last parts equal, the first ones
  // equal, a nickname of each other, or one the initial of the other, middle names without conflict, no two
  // generations.
  //   Donald J. Trump = Donald Trump = D. Trump      Bill Clinton = William Clinton      Ann Lee ≠ Adam Lee
  bool same_person(const Spelling& a, const Spelling& b) const;

  // False where both names tell a generation, and not the same one.
  static bool same_generation(const Spelling& a, const Spelling& b) {
    return a.generation.hash == 0 || b.generation.hash == 0 || a.generation == b.generation;
  }

  // Whether the first part is a family name of those written first, as in Korean and Chinese: Kim, Xi.
  bool family_first(const Spelling& name) const;

  // The name of an organisation without article and legal form: The Acme Widget Co. Ltd. → acme|widget
  Spelling without_legal_form(Spelling name) const;

 private:
  using Words = text::FlatTable<std::uint64_t, std::uint32_t>;  // the hash of a word → its row's number, never 0

  bool same_given(const SpellingPart& a, const SpellingPart& b) const;

  Words nicknames_;  // given name → its group; a name may be in one only
  Words generations_;
  Words families_;
  Words legal_forms_;
};

}  // namespace onrecord::entities
