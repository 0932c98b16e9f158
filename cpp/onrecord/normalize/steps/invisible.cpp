// invisible: characters that are not seen go: byte order mark, zero-width space, soft hyphen, bidi controls, NUL and
// other controls (table common/invisible.tsv). What writing needs stays: joiners inside emoji and in the scripts that
// shape or stack letters, tags behind the flag, variation selectors behind what they can style, tabs and line ends.
// Tested by tests/cpp/normalize/normalizer_test.cpp and tests/cases/normalize.jsonl.
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <vector>

#include "onrecord/data/data.hpp"
#include "onrecord/normalize/hex.hpp"
#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize {
namespace {

enum class Treatment : std::uint8_t { keep, drop, joiner, tag, selector };

constexpr char32_t joiner = 0x200D, emoji_selector = 0xFE0F, black_flag = 0x1F3F4, last_tag = 0xE007F;

Treatment parse_treatment(std::string_view name) {
  if (name == "drop") return Treatment::drop;
  if (name == "joiner") return Treatment::joiner;
  if (name == "tag") return Treatment::tag;
  if (name == "selector") return Treatment::selector;
  throw std::invalid_argument("common/invisible.tsv: unknown treatment " + std::string(name));
}

class Invisibles {
 public:
  Invisibles() {
    constexpr std::string_view name = "common/invisible.tsv";
    text::for_each_row(name, data::table(name), [&](const text::Row& row) {
      ranges_.push_back({parse_hex(row[0]), parse_hex(row[1]), parse_treatment(row[2])});
    });
    std::ranges::sort(ranges_, {}, &Range::first);
    for (const Range& range : ranges_) {
      for (char32_t c = range.first; c <= range.last; ++c) {
        std::string encoded;
        text::append(encoded, c);
        begins_[static_cast<unsigned char>(encoded.front())] = true;
      }
    }
  }

  Treatment of(char32_t c) const {
    const auto range = std::ranges::lower_bound(ranges_, c, {}, &Range::last);
    return range != ranges_.end() && range->first <= c ? range->treatment : Treatment::keep;
  }

  // The first byte at or behind `from` that may begin an invisible character, or the text's size.
  std::size_t find(std::string_view text, std::size_t from) const {
    const auto may_be = [](scan::Block bytes) {
      return scan::non_ascii(bytes) | scan::below(bytes, '\t') | scan::between(bytes, 0x0E, 0x1F) |
             scan::equal(bytes, 0x7F);
    };
    while (true) {
      from = scan::find(text, from, may_be);
      const std::size_t near = std::min(text.size(), from + 16);  // for text that is mostly not ASCII
      for (; from < near; ++from) {
        if (begins_[static_cast<unsigned char>(text[from])]) return from;
      }
      if (from >= text.size()) return text.size();
    }
  }

 private:
  struct Range {
    char32_t first, last;
    Treatment treatment;
  };
  std::vector<Range> ranges_;
  std::array<bool, 256> begins_{};
};

bool has_property(char32_t c, UProperty property) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0;
}

bool is_pictograph(char32_t c) { return has_property(c, UCHAR_EXTENDED_PICTOGRAPHIC); }

// Whether an emoji may end with `c`: a pictograph, its skin tone, its selector, its tags, the mark of a keycap.
bool ends_emoji(char32_t c) {
  return is_pictograph(c) || has_property(c, UCHAR_EMOJI_MODIFIER) || c == emoji_selector || c == last_tag;
}

// Scripts whose letters are shaped by their neighbours (Arabic, Mongolian) or stacked (all of India and its daughters).
bool needs_joiners(char32_t c) {
  if (c < 0x0600) return false;
  const auto point = static_cast<UChar32>(c);
  const auto joins = u_getIntPropertyValue(point, UCHAR_JOINING_TYPE);
  if (joins == U_JT_DUAL_JOINING || joins == U_JT_RIGHT_JOINING || joins == U_JT_LEFT_JOINING) return true;
  UErrorCode status = U_ZERO_ERROR;
  if (uscript_getScript(point, &status) == USCRIPT_COMMON) return false;
  return u_getIntPropertyValue(point, UCHAR_INDIC_SYLLABIC_CATEGORY) != U_INSC_OTHER;
}

// The characters beside an invisible one in the text as it will be: 0 where there is none.
struct Neighbours {
  char32_t before, after;
};

bool keeps_joiner(char32_t c, Neighbours beside) {
  if (c == joiner && ends_emoji(beside.before) && is_pictograph(beside.after)) return true;
  return needs_joiners(beside.before) || needs_joiners(beside.after);
}

// A selector styles a symbol, a keycap's digit or an ideograph, but no letter of an alphabet and no space.
bool keeps_selector(char32_t before) {
  if (before < 0x80) return (before >= '0' && before <= '9') || before == '#' || before == '*';
  return !text::is_space(before);
}

// Tags spell a region behind the flag: each stands behind the flag or another tag that stays.
bool keeps_tag(char32_t before) { return before == black_flag || (before >= 0xE0020 && before < last_tag); }

bool keeps(char32_t c, Treatment treatment, Neighbours beside) {
  switch (treatment) {
    case Treatment::keep:
      return true;
    case Treatment::drop:
      return false;
    case Treatment::joiner:
      return keeps_joiner(c, beside);
    case Treatment::tag:
      return keeps_tag(beside.before);
    case Treatment::selector:
      return keeps_selector(beside.before);
  }
  return true;
}

// The first character behind the run of invisible ones that begins at `begin`.
std::size_t run_end(const Invisibles& invisibles, std::string_view input, std::size_t begin) {
  while (begin < input.size()) {
    const text::Decoded next = text::decode(input, begin);
    if (invisibles.of(next.code_point) == Treatment::keep) break;
    begin += next.length;
  }
  return begin;
}

const Invisibles& table() {
  static const Invisibles invisibles;
  return invisibles;
}

}  // namespace

bool concerns::invisible(char32_t c) { return table().of(c) != Treatment::keep; }

void steps::invisible(std::string_view input, text::Rewriter& out) {
  const Invisibles& invisibles = table();
  std::size_t end = 0;      // of the run of invisible characters
  Neighbours beside{0, 0};  // before: the last character that stayed; after: the first behind the run
  for (std::size_t i = invisibles.find(input, 0); i < input.size(); i = invisibles.find(input, i)) {
    const std::size_t begin = i;
    const text::Decoded next = text::decode(input, i);
    i += next.length;
    const Treatment treatment = invisibles.of(next.code_point);
    if (treatment == Treatment::keep) continue;
    if (begin >= end && begin > 0) beside.before = text::decode_before(input, begin).code_point;
    if (begin >= end) {
      end = run_end(invisibles, input, begin);
      beside.after = end < input.size() ? text::decode(input, end).code_point : 0;
    }
    if (keeps(next.code_point, treatment, beside)) {
      beside.before = next.code_point;
    } else {
      out.replace(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i), "");
    }
  }
}

}  // namespace onrecord::normalize
