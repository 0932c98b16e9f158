// Tested by tests/cpp/text/chars_test.cpp.
#include "onrecord/text/chars.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <array>

#include "onrecord/text/utf8.hpp"

namespace onrecord::text {
namespace {

std::uint32_t category(char32_t c) { return U_MASK(u_charType(static_cast<UChar32>(c))); }

}  // namespace

namespace beyond_ascii {

bool is_letter(char32_t c) { return (category(c) & U_GC_L_MASK) != 0; }
bool is_upper(char32_t c) { return (category(c) & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0; }
bool is_lower(char32_t c) { return (category(c) & U_GC_LL_MASK) != 0; }
bool is_digit(char32_t c) { return (category(c) & U_GC_ND_MASK) != 0; }
bool is_mark(char32_t c) { return (category(c) & U_GC_M_MASK) != 0; }
bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }
bool is_word_character(char32_t c) { return (category(c) & (U_GC_L_MASK | U_GC_ND_MASK | U_GC_M_MASK)) != 0; }
bool is_format(char32_t c) { return (category(c) & U_GC_CF_MASK) != 0; }
char32_t fold(char32_t c) { return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT)); }

}  // namespace beyond_ascii

bool is_punctuation(char32_t c) { return (category(c) & U_GC_P_MASK) != 0; }
bool is_quotation_mark(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_QUOTATION_MARK) != 0; }
bool is_sentence_terminal(char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_S_TERM) != 0; }
bool is_emoji(char32_t c) {
  return c >= 0x231A && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI_PRESENTATION) != 0;
}

bool is_katakana(char32_t c) {
  return (c >= 0x30A1 && c <= 0x30FF && c != 0x30FB) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9F);
}

bool is_spaceless_script(char32_t c) {
  if (c < 0xE00) return false;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
      return true;
    default:
      return false;
  }
}

std::string fold(std::string_view word) {
  std::string folded;
  folded.reserve(word.size());
  for (std::size_t i = 0; i < word.size();) {
    const Decoded next = decode(word, i);
    append(folded, fold(next.code_point));
    i += next.length;
  }
  return folded;
}

namespace {

char32_t first_of(const std::array<UChar, 8>& units) {
  return static_cast<char32_t>(U16_IS_LEAD(units[0]) ? U16_GET_SUPPLEMENTARY(units[0], units[1]) : units[0]);
}

}  // namespace

char32_t beyond_ascii::base_letter(char32_t c) {
  // Latin letters that Unicode does not take apart.
  static constexpr std::u32string_view whole = U"łŁøØđĐðÐþÞıħĦßæÆœŒ";
  static constexpr std::u32string_view plain = U"lLoOdDdDtTihHsaAoO";
  if (const std::size_t at = whole.find(c); at != std::u32string_view::npos) return plain[at];
  UErrorCode status = U_ZERO_ERROR;
  if (c >= 0xAC00 && c <= 0xD7A3) return c;
  const UNormalizer2* const nfd = unorm2_getNFDInstance(&status);
  std::array<UChar, 8> decomposed{};
  const int32_t length = U_FAILURE(status) ? -1
                                           : unorm2_getDecomposition(nfd, static_cast<UChar32>(c), decomposed.data(),
                                                                     decomposed.size(), &status);
  return length <= 0 || U_FAILURE(status) ? c : first_of(decomposed);
}

TextSpan without_blanks(std::string_view text, TextSpan span) {
  TextSpan rest = span;
  while (rest.begin < rest.end) {
    const Decoded first = decode(text, rest.begin);
    if (!is_space(first.code_point)) break;
    rest.begin += first.length;
  }
  while (rest.begin < rest.end) {
    const Decoded last = decode_before(text, rest.end);
    if (!is_space(last.code_point)) break;
    rest.end -= last.length;
  }
  return rest.empty() ? span : rest;
}

std::uint32_t folded_hash(std::string_view word) {
  FoldedHash hash;
  for (std::size_t i = 0; i < word.size();) {
    const Decoded next = decode(word, i);
    hash.add(next.code_point);
    i += next.length;
  }
  return hash.value();
}

}  // namespace onrecord::text
