// accents: letters lose their accents: "Café" → "Cafe", "Łódź" → "Lodz", "Straße" → "Strasse", composed or not. Only
// where marks are accents, in Latin and Greek, and in Cyrillic the marks of stress: й, Indic vowel signs, Arabic and
// Hebrew points and Korean letters stay. Table common/accents.tsv holds the letters that Unicode does not take apart.
// Tested by tests/cases/normalize.jsonl.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <stdexcept>
#include <string>
#include <unordered_map>

#include "onrecord/data/data.hpp"
#include "onrecord/normalize/bmp_set.hpp"
#include "onrecord/normalize/hex.hpp"
#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize {
namespace {

constexpr char32_t grave = 0x300, acute = 0x301;

// Which marks behind a letter are accents.
enum class Accents : std::uint8_t { none, stress, all };

Accents accents_of(char32_t letter) {
  if (letter < 0x80) return (letter | 0x20U) >= 'a' && (letter | 0x20U) <= 'z' ? Accents::all : Accents::none;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(letter), &status);
  if (script == USCRIPT_LATIN || script == USCRIPT_GREEK) return Accents::all;
  return script == USCRIPT_CYRILLIC ? Accents::stress : Accents::none;
}

bool is_mark(char32_t c) {
  const bool in_blocks = (c >= 0x300 && c < 0x370) || (c >= 0x1AB0 && c < 0x1B00) || (c >= 0x1DC0 && c < 0x1E00);
  return in_blocks && u_getCombiningClass(static_cast<UChar32>(c)) != 0;
}

class Plain {
 public:
  Plain() : nfd_(decomposer()) {
    constexpr std::string_view name = "common/accents.tsv";
    text::for_each_row(name, data::table(name), [&](const text::Row& row) {
      text::for_each_piece(row[0], ' ', [&](std::string_view hex) { whole_[parse_hex(hex)] = row[1]; });
    });
  }

  // The letter without its accents; empty: it stays as it is.
  std::string of(char32_t c) const {
    if (const auto found = whole_.find(c); found != whole_.end()) return found->second;
    if (c < 0x80 || accents_of(c) != Accents::all) return {};
    icu::UnicodeString parts;
    if (!nfd_.getDecomposition(static_cast<UChar32>(c), parts)) return {};
    std::string plain;
    for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
      const auto part = static_cast<char32_t>(parts.char32At(i));
      if (is_mark(part)) continue;
      const auto found = whole_.find(part);
      if (found == whole_.end())
        text::append(plain, part);
      else
        plain += found->second;
    }
    return plain;
  }

 private:
  static const icu::Normalizer2& decomposer() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU has no NFD: ") + u_errorName(status));
    return *nfd;
  }

  const icu::Normalizer2& nfd_;
  std::unordered_map<char32_t, std::string> whole_;
};

const Plain& plain() {
  static const Plain letters;
  return letters;
}

bool may_go(char32_t c) { return is_mark(c) || !plain().of(c).empty(); }

bool goes(char32_t mark, Accents accents) {
  return accents == Accents::all || (accents == Accents::stress && (mark == grave || mark == acute));
}

}  // namespace

bool concerns::accents(char32_t c) { return may_go(c); }

void steps::accents(std::string_view input, text::Rewriter& out) {
  static const BmpSet changing(may_go);
  std::size_t marks_end = 0;  // of the marks behind the last letter that had some
  Accents accents = Accents::none;
  for (std::size_t i = scan::find_non_ascii(input, 0); i < input.size(); i = scan::find_non_ascii(input, i)) {
    const auto begin = static_cast<std::uint32_t>(i);
    const text::Decoded next = text::decode(input, i);
    i += next.length;
    const auto end = static_cast<std::uint32_t>(i);
    if (!changing.contains(next.code_point)) continue;
    if (!is_mark(next.code_point)) {
      out.replace(begin, end, plain().of(next.code_point));
      continue;
    }
    if (begin == 0) continue;
    if (begin != marks_end) accents = accents_of(text::decode_before(input, begin).code_point);
    marks_end = i;
    if (goes(next.code_point, accents)) out.replace(begin, end, "");
  }
}

}  // namespace onrecord::normalize
