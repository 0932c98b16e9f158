// Character classes: one question, one name. ASCII is answered from a table, the rest by ICU.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace onrecord::text {

bool is_letter(char32_t c);          // general category L*
bool is_upper(char32_t c);           // upper or title case letter
bool is_lower(char32_t c);           // lower case letter
bool is_digit(char32_t c);           // decimal digit (Nd) of any script
bool is_mark(char32_t c);            // combining mark (M*)
bool is_space(char32_t c);           // White_Space, line breaks included
bool is_word_character(char32_t c);  // letter, digit or mark: what a name may not be cut between
bool is_spaceless_script(char32_t c);  // Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar: words without spaces

// The simple case folding of one code point, and the folding of a whole word (lower case for look-ups; not a normalization).
char32_t fold(char32_t c);
std::string fold(std::string_view word);

// A 32-bit hash of the folded word, the same for "Said", "SAID" and "said", with curly apostrophes counted as straight:
// the key of every word table. Never 0.
std::uint32_t folded_hash(std::string_view word);

}  // namespace onrecord::text
