// Tested by tests/cpp/normalize/mojibake_test.cpp.
#include "onrecord/normalize/mojibake/alphabet.hpp"

#include <unicode/normalizer2.h>

#include <stdexcept>

#include "onrecord/data/data.hpp"
#include "onrecord/normalize/hex.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize::mojibake {
namespace {

constexpr std::size_t most_signs = 64;

template <class Use>
void for_each_table_row(std::string_view name, Use use) {
  text::for_each_row(name, data::table(name), use);
}

// "41-5A 22" → each of the code points.
template <class Use>
void for_each_code_point(std::string_view list, Use use) {
  text::for_each_piece(list, ' ', [&](std::string_view piece) {
    const std::size_t dash = piece.find('-');
    const char32_t first = parse_hex(piece.substr(0, dash));
    const char32_t last = dash == std::string_view::npos ? first : parse_hex(piece.substr(dash + 1));
    for (char32_t c = first; c <= last; ++c) use(c);
  });
}

std::size_t count_pieces(std::string_view list) {
  std::size_t count = 0;
  text::for_each_piece(list, ' ', [&](std::string_view) { ++count; });
  return count;
}

// The characters of a class, or those written out between brackets.
std::vector<char32_t> members(std::string_view piece,
                              const std::unordered_map<std::string, std::vector<char32_t>>& all) {
  if (!piece.starts_with('[')) {
    const auto found = all.find(std::string(piece));
    if (found == all.end()) throw std::invalid_argument("no class '" + std::string(piece) + "' of characters");
    return found->second;
  }
  std::vector<char32_t> characters;
  for (std::size_t i = 1; i + 1 < piece.size();) {
    const text::Decoded next = text::decode(piece, i);
    characters.push_back(next.code_point);
    i += next.length;
  }
  return characters;
}

}  // namespace

Alphabet::Alphabet() : letters_(2) {
  read_codecs();
  read_spaced();
  read_signs(read_classes());
}

Letter& Alphabet::at(char32_t c) {
  std::uint16_t& index = c < index_.size() ? index_[c] : beyond_[c];
  if (index == 0) {
    index = static_cast<std::uint16_t>(letters_.size());
    letters_.emplace_back();
  }
  return letters_[index];
}

void Alphabet::put(std::size_t codec, std::uint32_t byte, char32_t c) {
  Letter& letter = at(c);
  const auto bit = static_cast<std::uint16_t>(1U << codec);
  letter.bytes[codec] = static_cast<std::uint8_t>(byte);
  if (byte >= 0xC2 && byte <= 0xF4) letter.leads |= bit;
  if (byte < 0xC0) letter.continuations |= bit;
  if (byte == 0xA0 && c == 0xA0) spaced_ |= bit;
}

void Alphabet::read_codecs() {
  std::vector<std::string_view> names;
  for_each_table_row("common/codecs.tsv", [&](const text::Row& row) {
    if (names.empty() || names.back() != row[0]) names.push_back(row[0]);
    const std::size_t codec = names.size() - 1;
    if (codec >= codec_count) throw std::invalid_argument("too many encodings in common/codecs.tsv");
    std::uint32_t byte = parse_hex(row[1]);
    for_each_code_point(row[2], [&](char32_t c) {
      put(codec, byte, c);
      characters_[codec].at(byte - 0x80U) = c;
      // The first encoding stands for ISO-8859-1, too.
      if (codec == windows_1252 && byte < 0xA0) put(codec, byte, byte);
      ++byte;
    });
  });
}

void Alphabet::read_spaced() {
  for_each_table_row("common/mojibake_spaced.tsv",
                     [&](const text::Row& row) { spaced_accents_[parse_hex(row[0])] = parse_hex(row[1]); });
}

char32_t Alphabet::composed(char32_t before, char32_t mark) const {
  if (before == ' ') {
    const auto accent = spaced_accents_.find(mark);
    return accent == spaced_accents_.end() ? 0 : accent->second;
  }
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);
  const UChar32 whole = nfc->composePair(static_cast<UChar32>(before), static_cast<UChar32>(mark));
  return whole < 0 ? 0 : static_cast<char32_t>(whole);
}

Alphabet::Members Alphabet::read_classes() {
  Members classes;
  for_each_table_row("common/mojibake_classes.tsv", [&](const text::Row& row) {
    std::vector<char32_t>& members = classes[std::string(row[0])];
    for_each_code_point(row[1], [&](char32_t c) {
      members.push_back(c);
      if (row[0] == "common") at(c).common = true;
      if (row[0] == "stray" || row[0] == "note" || row[0] == "money") at(c).wordless = true;
    });
  });
  return classes;
}

void Alphabet::read_signs(const Members& classes) {
  std::size_t count = 0;
  for_each_table_row("common/mojibake_signs.tsv", [&](const text::Row& row) {
    if (count == most_signs) throw std::invalid_argument("too many signs in common/mojibake_signs.tsv");
    const Signs sign = Signs{1} << count;
    const std::size_t length = count_pieces(row[0]);
    if (length > sign_length) throw std::invalid_argument("too long a sign in common/mojibake_signs.tsv");
    std::size_t position = 0;
    text::for_each_piece(row[0], ' ', [&](std::string_view element) {
      add_element(element, position, sign, classes);
      ++position;
    });
    for (std::size_t more = length; more <= sign_length; ++more) shorter_[more] |= sign;
    lengths_[count] = static_cast<std::uint32_t>(length);
    if (row[1] == "weak") weak_ |= sign;
    ++count;
  });
}

// An element is classes and [characters], joined by "+".
void Alphabet::add_element(std::string_view element, std::size_t position, Signs sign, const Members& classes) {
  text::for_each_piece(element, '+', [&](std::string_view piece) {
    if (piece == "edge") {
      letters_[1].parts[position] |= sign;
    } else if (piece == "trail") {
      for (Letter& letter : letters_) {
        if (letter.continuations != 0) letter.parts[position] |= sign;
      }
    } else {
      for (const char32_t c : members(piece, classes)) at(c).parts[position] |= sign;
    }
  });
}

const Alphabet& alphabet() {
  static const Alphabet alphabet;
  return alphabet;
}

}  // namespace onrecord::normalize::mojibake
