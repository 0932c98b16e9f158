// Character classes: one question, one name. ASCII is answered from a table, the rest by ICU.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "onrecord/text/span.hpp"

namespace onrecord::text {

// What ICU says of characters beyond ASCII.
namespace beyond_ascii {
bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_lower(char32_t c);
bool is_digit(char32_t c);
bool is_mark(char32_t c);
bool is_space(char32_t c);
bool is_word_character(char32_t c);
bool is_format(char32_t c);
char32_t fold(char32_t c);
char32_t base_letter(char32_t c);
}  // namespace beyond_ascii

constexpr bool is_ascii_upper(char32_t c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_lower(char32_t c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_digit(char32_t c) { return c >= '0' && c <= '9'; }

// General category L*.
inline bool is_letter(char32_t c) {
  return c < 0x80 ? is_ascii_upper(c) || is_ascii_lower(c) : beyond_ascii::is_letter(c);
}
// Upper or title case letter.
inline bool is_upper(char32_t c) { return c < 0x80 ? is_ascii_upper(c) : beyond_ascii::is_upper(c); }
inline bool is_lower(char32_t c) { return c < 0x80 ? is_ascii_lower(c) : beyond_ascii::is_lower(c); }
// Decimal digit (Nd) of any script.
inline bool is_digit(char32_t c) { return c < 0x80 ? is_ascii_digit(c) : beyond_ascii::is_digit(c); }
// Combining mark (M*).
inline bool is_mark(char32_t c) { return c >= 0x80 && beyond_ascii::is_mark(c); }
// White_Space, line breaks included.
inline bool is_space(char32_t c) { return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : beyond_ascii::is_space(c); }
// The span of valid text without white space at its ends; the whole of it where it holds nothing else.
TextSpan without_blanks(std::string_view text, TextSpan span);
// Letter, digit or mark: what a name may not be cut between.
inline bool is_word_character(char32_t c) {
  return c < 0x80 ? is_ascii_lower(c) || is_ascii_upper(c) || is_ascii_digit(c) : beyond_ascii::is_word_character(c);
}
// General category Cf: soft hyphen, joiners, direction marks.
inline bool is_format(char32_t c) { return c >= 0x80 && beyond_ascii::is_format(c); }
bool is_punctuation(char32_t c);        // general category P*
bool is_quotation_mark(char32_t c);     // Unicode's Quotation_Mark: " ' “ ” ‘ ’ « » ‹ › 「 」 …
bool is_sentence_terminal(char32_t c);  // Unicode's Sentence_Terminal: . ! ? 。 ！ ？ । ؟
bool is_emoji(char32_t c);             // drawn as a picture unless asked otherwise (Emoji_Presentation), flags included
bool is_katakana(char32_t c);          // Katakana letters and the prolonged sound mark: written in runs, word by word
bool is_spaceless_script(char32_t c);  // Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar: words without spaces

// The simple case folding of one code point, and the folding of a whole word (lower case for look-ups; not a
// normalization).
inline char32_t fold(char32_t c) {
  if (c >= 0x80) return beyond_ascii::fold(c);
  return is_ascii_upper(c) ? c + ('a' - 'A') : c;
}
std::string fold(std::string_view word);

// The letter without its accents: é → e, Ł → L, 'ø' → 'o'. Letters of scripts whose marks are no accents (Korean) stay.
inline char32_t base_letter(char32_t c) { return c < 0x80 ? c : beyond_ascii::base_letter(c); }

// The hash of a word while it is read, one code point after the other; `value` is folded_hash of all that was added.
class FoldedHash {
 public:
  void add(char32_t c) {
    if (c < 0x80)
      mix(fold(c));
    else
      mix(c == 0x2019 || c == 0x2018 ? U'\'' : fold(c));
  }
  // An ASCII character that is no capital.
  constexpr void add_folded_ascii(unsigned char c) { mix(c); }
  constexpr std::uint32_t value() const {
    const std::uint32_t hash = state_ ^ (state_ >> 15U);
    return hash == 0 ? 1 : hash;
  }

 private:
  constexpr void mix(char32_t folded) { state_ = (state_ ^ static_cast<std::uint32_t>(folded)) * 16777619U; }
  std::uint32_t state_ = 2166136261U;  // FNV-1a
};

// A 32-bit hash of the folded word, the same for "Said", "SAID" and "said", with curly apostrophes counted as straight:
// the key of every word table. Never 0.
std::uint32_t folded_hash(std::string_view word);

// The same of a word of small ASCII letters, when the program is compiled.
consteval std::uint32_t hash_of(std::string_view word) {
  FoldedHash hash;
  for (const char c : word) hash.add_folded_ascii(static_cast<unsigned char>(c));
  return hash.value();
}

}  // namespace onrecord::text
