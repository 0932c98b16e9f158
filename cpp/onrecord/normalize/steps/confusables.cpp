// confusables: a word that mixes Latin letters with look-alikes of another script goes into one script:
//   "Ptrуmp" (Cyrillic у) → "Ptrymp", "Кремлeм" (Latin e) → "Кремлем"
// The script is the one whose letters the other does not have; a word that truly mixes both (kΩ, TNFα, VIPов) stays,
// and so does every word of one script. Table common/confusables.tsv. Tested by tests/cases/normalize.jsonl.
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <string>
#include <unordered_map>

#include "onrecord/data/data.hpp"
#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize {
namespace {

constexpr std::size_t longest_word = 256;  // bytes; what is longer is no word

UScriptCode script_of(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &status);
}

bool has_look_alikes(UScriptCode script) {
  return script == USCRIPT_CYRILLIC || script == USCRIPT_GREEK || script == USCRIPT_ARMENIAN;
}

// Letters of Greek, Cyrillic and Armenian lie in one stretch.
bool may_look_alike(char32_t c) { return c >= 0x370 && c < 0x590; }

using Letters = std::unordered_map<char32_t, char32_t>;

struct LookAlikes {
  Letters to_latin;
  std::unordered_map<int, Letters> from_latin;  // by UScriptCode

  LookAlikes() {
    constexpr std::string_view name = "common/confusables.tsv";
    text::for_each_row(name, data::table(name), [&](const text::Row& row) {
      const char32_t letter = text::decode(row[1], 0).code_point;
      const char32_t latin = text::decode(row[2], 0).code_point;
      to_latin[letter] = latin;
      from_latin[script_of(letter)].emplace(latin, letter);
    });
  }
};

const LookAlikes& look_alikes() {
  static const LookAlikes table;
  return table;
}

bool is_of_word(char32_t c) { return text::is_letter(c) || text::is_mark(c); }

std::size_t word_begin(std::string_view text, std::size_t begin, std::size_t least) {
  while (begin > least) {
    const text::Decoded previous = text::decode_before(text, begin);
    if (!is_of_word(previous.code_point)) break;
    begin -= previous.length;
  }
  return begin;
}

std::size_t word_end(std::string_view text, std::size_t end) {
  while (end < text.size()) {
    const text::Decoded next = text::decode(text, end);
    if (!is_of_word(next.code_point)) break;
    end += next.length;
  }
  return end;
}

// The letters of a word, by script.
struct Mixture {
  UScriptCode other = USCRIPT_COMMON;
  std::size_t latin_letters = 0, other_letters = 0;
  bool only_latin = false, only_other = false;  // it has a letter without a twin on the other side
  bool third_script = false;
};

Mixture mixture_of(std::string_view word) {
  Mixture mixture;
  for (std::size_t i = 0; i < word.size();) {
    const text::Decoded next = text::decode(word, i);
    i += next.length;
    const UScriptCode script = script_of(next.code_point);
    if (script == USCRIPT_LATIN) {
      ++mixture.latin_letters;
    } else if (has_look_alikes(script) && (mixture.other == USCRIPT_COMMON || mixture.other == script)) {
      mixture.other = script;
      ++mixture.other_letters;
      mixture.only_other = mixture.only_other || !look_alikes().to_latin.contains(next.code_point);
    } else if (script != USCRIPT_COMMON && script != USCRIPT_INHERITED) {
      mixture.third_script = true;
    }
  }
  if (mixture.latin_letters == 0 || mixture.other_letters == 0) return mixture;
  const auto twins = look_alikes().from_latin.find(mixture.other);
  for (std::size_t i = 0; i < word.size();) {
    const text::Decoded next = text::decode(word, i);
    i += next.length;
    if (script_of(next.code_point) != USCRIPT_LATIN) continue;
    mixture.only_latin =
        mixture.only_latin || twins == look_alikes().from_latin.end() || !twins->second.contains(next.code_point);
  }
  return mixture;
}

// What replaces letters in a mixed word; null: it stays.
const Letters* cure(const Mixture& mixture) {
  if (mixture.latin_letters == 0 || mixture.other_letters == 0 || mixture.third_script) return nullptr;
  if (mixture.only_latin && mixture.only_other) return nullptr;
  const bool to_latin = mixture.only_latin || (!mixture.only_other && mixture.latin_letters >= mixture.other_letters);
  return to_latin ? &look_alikes().to_latin : &look_alikes().from_latin.at(mixture.other);
}

void rewrite(std::string_view word, std::size_t begin, const Letters& letters, text::Rewriter& out) {
  for (std::size_t i = 0; i < word.size();) {
    const text::Decoded next = text::decode(word, i);
    if (const auto twin = letters.find(next.code_point); twin != letters.end()) {
      std::string with;
      text::append(with, twin->second);
      out.replace(static_cast<std::uint32_t>(begin + i), static_cast<std::uint32_t>(begin + i + next.length), with);
    }
    i += next.length;
  }
}

}  // namespace

void steps::confusables(std::string_view input, text::Rewriter& out) {
  std::size_t done = 0;
  for (std::size_t i = scan::find_non_ascii(input, 0); i < input.size(); i = scan::find_non_ascii(input, i)) {
    const text::Decoded next = text::decode(input, i);
    if (!may_look_alike(next.code_point)) {
      i += next.length;
      continue;
    }
    const std::size_t begin = word_begin(input, i, done);
    done = i = std::max(word_end(input, i), i + next.length);
    const std::string_view word = input.substr(begin, done - begin);
    if (word.size() > longest_word) continue;
    if (const Letters* const letters = cure(mixture_of(word))) rewrite(word, begin, *letters, out);
  }
}

}  // namespace onrecord::normalize
