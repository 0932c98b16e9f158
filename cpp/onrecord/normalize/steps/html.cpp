// html: character references become what they name: &eacute; &#8217; &#x2019; and &#146; (windows-1252, as browsers
// read it), and, escaped twice, &amp;nbsp;. Without the semicolon only &amp &lt &gt &quot &nbsp, and not before a
// letter, a digit or "=" (AT&T, ?a=1&amp=2). What is not well-formed or not known stays. Tags are not touched. Tested
// by tests/cpp/normalize/html_test.cpp and tests/cases/normalize.jsonl.
#include <algorithm>
#include <string>
#include <unordered_map>

#include "onrecord/data/data.hpp"
#include "onrecord/normalize/hex.hpp"
#include "onrecord/normalize/steps.hpp"
#include "onrecord/normalize/windows_1252.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize {
namespace {

constexpr std::size_t longest_name = 31;  // CounterClockwiseContourIntegral

struct Named {
  std::string characters;
  bool bare;  // also read without its semicolon
};

struct References {
  std::unordered_map<std::string_view, Named> named;

  References() {
    const auto add_name = [&](const text::Row& row) {
      Named& entry = named[row[0]];
      text::for_each_piece(row[1], ' ', [&](std::string_view hex) { text::append(entry.characters, parse_hex(hex)); });
      entry.bare = row[2] == "bare";
    };
    text::for_each_row("common/html_entities.tsv", data::table("common/html_entities.tsv"), add_name);
  }
};

const References& references() {
  static const References table;
  return table;
}

struct Reference {
  std::size_t length = 0;  // from the "&"; 0: none
  std::string characters;
};

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// The character of a number, as WHATWG HTML's "numeric character reference end state" has it.
char32_t numbered(std::uint64_t number) {
  if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) return 0xFFFD;
  const auto code_point = static_cast<char32_t>(number);
  if (code_point > 0xFF) return code_point;
  return Windows1252::get().read(static_cast<unsigned char>(code_point)).value_or(code_point);
}

// "&#8217;" or "&#x2019;" at the start of `rest`.
Reference numeric(std::string_view rest) {
  const bool hex = rest.substr(2).starts_with('x') || rest.substr(2).starts_with('X');
  const std::size_t first = hex ? 3 : 2;
  std::size_t at = first;
  std::uint64_t number = 0;
  for (; at < rest.size(); ++at) {
    const auto c = static_cast<unsigned char>(rest[at]);
    const bool digit = c >= '0' && c <= '9';
    const bool letter = hex && ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'f');
    if (!digit && !letter) break;
    const std::uint64_t value = digit ? c - '0' : (c | 0x20U) - 'a' + 10;
    number = std::min<std::uint64_t>(number * (hex ? 16 : 10) + value, 0x110000);  // more digits change nothing
  }
  if (at == first || at == rest.size() || rest[at] != ';') return {};
  Reference found{at + 1, {}};
  text::append(found.characters, numbered(number));
  return found;
}

// "&eacute;" or "&amp" at the start of `rest`.
Reference named(std::string_view rest) {
  std::size_t end = 1;
  while (end < rest.size() && end <= longest_name && is_alphanumeric(rest[end])) ++end;
  const auto entry = references().named.find(rest.substr(1, end - 1));
  if (entry == references().named.end()) return {};
  if (end < rest.size() && rest[end] == ';') return {end + 1, entry->second.characters};
  const bool ends = end == rest.size() || (!is_alphanumeric(rest[end]) && rest[end] != '=');
  return entry->second.bare && ends ? Reference{end, entry->second.characters} : Reference{};
}

Reference reference_at(std::string_view rest) { return rest.substr(1).starts_with('#') ? numeric(rest) : named(rest); }

// The reference at the start of `rest`; where it names an ampersand, it may begin another: &amp;amp;quot;.
Reference unescaped(std::string_view rest) {
  Reference found = reference_at(rest);
  while (found.length != 0 && found.characters == "&" && found.length < rest.size()) {
    // The inner reference, as it reads after its "&".
    if (rest[found.length - 1] != ';') break;
    const std::string_view inner = rest.substr(found.length - 1);  // begins with ";" in the place of "&"
    const Reference next = reference_at(inner);
    if (next.length == 0 || inner[next.length - 1] != ';') break;
    found = {found.length - 1 + next.length, next.characters};
  }
  return found;
}

}  // namespace

void steps::html(std::string_view input, text::Rewriter& out) {
  for (std::size_t at = input.find('&'); at < input.size();) {
    const Reference found = unescaped(input.substr(at));
    const std::size_t end = at + found.length;
    if (found.length != 0)
      out.replace(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), found.characters);
    at = input.find('&', found.length != 0 ? end : at + 1);
  }
}

}  // namespace onrecord::normalize
