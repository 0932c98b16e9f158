// Character classes: one question, one name. ASCII is answered from a table, the rest by ICU.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord::text {

bool is_letter(char32_t c);             // general category L*
bool is_upper(char32_t c);              // upper or title case letter
bool is_lower(char32_t c);              // lower case letter
bool is_digit(char32_t c);              // decimal digit (Nd) of any script
bool is_mark(char32_t c);               // combining mark (M*)
bool is_space(char32_t c);              // White_Space, line breaks included
bool is_word_character(char32_t c);     // letter, digit or mark: what a name may not be cut between
bool is_punctuation(char32_t c);        // general category P*
bool is_quotation_mark(char32_t c);     // Unicode's Quotation_Mark: " ' “ ” ‘ ’ « » ‹ › 「 」 …
bool is_sentence_terminal(char32_t c);  // Unicode's Sentence_Terminal: . ! ? 。 ！ ？ । ؟
bool is_emoji(char32_t c);             // drawn as a picture unless asked otherwise (Emoji_Presentation), flags included
bool is_format(char32_t c);            // general category Cf: soft hyphen, joiners, direction marks
bool is_katakana(char32_t c);          // Katakana letters and the prolonged sound mark: written in runs, word by word
bool is_spaceless_script(char32_t c);  // Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar: words without spaces

// The simple case folding of one code point, and the folding of a whole word (lower case for look-ups; not a
// normalization).
char32_t fold(char32_t c);
std::string fold(std::string_view word);

// The letter without its accents: é → e, Ł → L, 'ø' → 'o'. Letters of scripts whose marks are no accents (Korean) stay.
char32_t base_letter(char32_t c);

// The hash of a word while it is read, one code point after the other; `value` is folded_hash of all that was added.
class FoldedHash {
 public:
  void add(char32_t c) {
    if (c < 0x80)
      mix(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    else
      mix(c == 0x2019 || c == 0x2018 ? U'\'' : fold(c));
  }
  // An ASCII character that is no capital.
  void add_folded_ascii(unsigned char c) { mix(c); }
  std::uint32_t value() const {
    const std::uint32_t hash = state_ ^ (state_ >> 15U);
    return hash == 0 ? 1 : hash;
  }

 private:
  void mix(char32_t folded) { state_ = (state_ ^ static_cast<std::uint32_t>(folded)) * 16777619U; }
  std::uint32_t state_ = 2166136261U;  // FNV-1a
};

// A 32-bit hash of the folded word, the same for "Said", "SAID" and "said", with curly apostrophes counted as straight:
// the key of every word table. Never 0.
std::uint32_t folded_hash(std::string_view word);

}  // namespace onrecord::text
