// nfc, nfd, nfkc, nfkd: Unicode's normalization forms (UAX 15), by ICU. Text is cut into segments that normalize on
// their own (a letter with its marks); most segments need no look, and an edit is what differs inside one: "e" + U+0301
// ↔ "é". Tested by tests/cpp/normalize/normal_forms_test.cpp.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <vector>

#include "onrecord/normalize/bmp_set.hpp"
#include "onrecord/normalize/scan.hpp"
#include "onrecord/normalize/steps.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::normalize {
namespace {

// ICU orders marks by insertion, which is quadratic in their number: longer segments are ordered here first.
constexpr std::size_t most_marks_for_icu = 64;
// A segment of more bytes (nothing but combining marks) is cut, as ICU's strings end at 2^31 units.
constexpr std::size_t most_bytes = std::size_t{1} << 28U;

using Getter = const icu::Normalizer2* (*)(UErrorCode&);

const icu::Normalizer2& instance(Getter getter) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = getter(status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU has no normalization data: ") + u_errorName(status));
  return *form;
}

bool is_continuation(std::string_view text, std::size_t i) {
  return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
}

struct Ordered {
  UChar32 code_point;
  std::uint8_t combining_class;
};

// Canonical ordering by counting, in linear time: each run of marks by combining class, equal ones in their order.
void order_marks(std::vector<Ordered>& points) {
  std::vector<Ordered> sorted;
  for (auto begin = points.begin(); begin != points.end();) {
    begin = std::find_if(begin, points.end(), [](const Ordered& p) { return p.combining_class != 0; });
    const auto end = std::find_if(begin, points.end(), [](const Ordered& p) { return p.combining_class == 0; });
    std::array<std::size_t, 257> place{};
    for (auto p = begin; p != end; ++p) ++place[p->combining_class + 1U];
    for (std::size_t i = 1; i < place.size(); ++i) place[i] += place[i - 1];
    sorted.assign(begin, end);
    for (const Ordered& p : sorted) *(begin + static_cast<std::ptrdiff_t>(place[p.combining_class]++)) = p;
    begin = end;
  }
}

class Form {
 public:
  // `decomposer`: the form's decomposition, canonical or compatible. `quick_check`: ICU's property of that name.
  Form(Getter form, Getter decomposer, UProperty quick_check)
      : form_(instance(form)), decomposer_(instance(decomposer)), quick_check_(quick_check), plain_(IsPlain{this}) {}

  void apply(std::string_view input, text::Rewriter& out) const {
    std::size_t done = 0;      // end of the last segment
    std::size_t previous = 0;  // the code point before `i`, where it is behind `done`
    for (std::size_t i = scan::find_non_ascii(input, 0); i < input.size();) {
      if (i > 0 && static_cast<unsigned char>(input[i - 1]) < 0x80) previous = i - 1;
      const text::Decoded next = text::decode(input, i);
      if (plain_.contains(next.code_point)) {
        previous = i;
        i = next_to_look_at(input, i + next.length);
        continue;
      }
      const std::size_t begin = begins_segment(next.code_point) ? i : std::max(done, previous);
      done = segment_end(input, i + next.length, begin);
      rewrite(input.substr(begin, done - begin), begin, out);
      previous = done;
      i = next_to_look_at(input, done);
    }
  }

 private:
  // Whether a code point begins a segment and stays as it is while nothing follows that joins it.
  struct IsPlain {
    const Form* form;
    bool operator()(char32_t c) const {
      return form->begins_segment(c) && u_getIntPropertyValue(static_cast<UChar32>(c), form->quick_check_) == UNORM_YES;
    }
  };

  bool begins_segment(char32_t c) const { return form_.hasBoundaryBefore(static_cast<UChar32>(c)); }

  static std::size_t next_to_look_at(std::string_view input, std::size_t from) {
    const bool ascii = from < input.size() && static_cast<unsigned char>(input[from]) < 0x80;
    return ascii ? scan::find_non_ascii(input, from) : from;
  }

  std::size_t segment_end(std::string_view input, std::size_t end, std::size_t begin) const {
    while (end < input.size() && end - begin < most_bytes) {
      const text::Decoded next = text::decode(input, end);
      if (plain_.contains(next.code_point) || begins_segment(next.code_point)) break;
      end += next.length;
    }
    return end;
  }

  void rewrite(std::string_view segment, std::size_t begin, text::Rewriter& out) const {
    std::string with = normalized(segment);
    if (with == segment) return;
    // What both begin or end with is left out of the edit.
    std::size_t head = 0;
    const std::size_t most = std::min(segment.size(), with.size());
    while (head < most && segment[head] == with[head]) ++head;
    while (is_continuation(segment, head) || is_continuation(with, head)) --head;
    std::size_t tail = 0;
    while (tail < most - head && segment[segment.size() - tail - 1] == with[with.size() - tail - 1]) ++tail;
    while (tail > 0 && is_continuation(segment, segment.size() - tail)) --tail;
    out.replace(static_cast<std::uint32_t>(begin + head), static_cast<std::uint32_t>(begin + segment.size() - tail),
                std::string_view(with).substr(head, with.size() - tail - head));
  }

  std::string normalized(std::string_view segment) const {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString units =
        text::count_code_points(segment) > most_marks_for_icu
            ? decomposed(segment)
            : icu::UnicodeString::fromUTF8({segment.data(), static_cast<int32_t>(segment.size())});
    const icu::UnicodeString result = form_.normalize(units, status);
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU could not normalize: ") + u_errorName(status));
    std::string utf8;
    result.toUTF8String(utf8);
    return utf8;
  }

  icu::UnicodeString decomposed(std::string_view segment) const {
    std::vector<Ordered> points;
    const auto add = [&](UChar32 c) { points.push_back({c, decomposer_.getCombiningClass(c)}); };
    for (std::size_t i = 0; i < segment.size();) {
      const text::Decoded next = text::decode(segment, i);
      i += next.length;
      const auto c = static_cast<UChar32>(next.code_point);
      icu::UnicodeString parts;
      if (!decomposer_.getDecomposition(c, parts)) parts = icu::UnicodeString(c);
      for (int32_t k = 0; k < parts.length(); k = parts.moveIndex32(k, 1)) add(parts.char32At(k));
    }
    order_marks(points);
    icu::UnicodeString units;
    for (const Ordered& point : points) units.append(point.code_point);
    return units;
  }

  const icu::Normalizer2& form_;
  const icu::Normalizer2& decomposer_;
  UProperty quick_check_;
  BmpSet<IsPlain> plain_;
};

bool may_change(char32_t c, Getter getter, UProperty quick_check) {
  const auto point = static_cast<UChar32>(c);
  return !instance(getter).hasBoundaryBefore(point) || u_getIntPropertyValue(point, quick_check) != UNORM_YES;
}

}  // namespace

bool concerns::nfc(char32_t c) { return may_change(c, icu::Normalizer2::getNFCInstance, UCHAR_NFC_QUICK_CHECK); }
bool concerns::nfd(char32_t c) { return may_change(c, icu::Normalizer2::getNFDInstance, UCHAR_NFD_QUICK_CHECK); }
bool concerns::nfkc(char32_t c) { return may_change(c, icu::Normalizer2::getNFKCInstance, UCHAR_NFKC_QUICK_CHECK); }
bool concerns::nfkd(char32_t c) { return may_change(c, icu::Normalizer2::getNFKDInstance, UCHAR_NFKD_QUICK_CHECK); }

void steps::nfc(std::string_view input, text::Rewriter& out) {
  static const Form form(icu::Normalizer2::getNFCInstance, icu::Normalizer2::getNFDInstance, UCHAR_NFC_QUICK_CHECK);
  form.apply(input, out);
}

void steps::nfd(std::string_view input, text::Rewriter& out) {
  static const Form form(icu::Normalizer2::getNFDInstance, icu::Normalizer2::getNFDInstance, UCHAR_NFD_QUICK_CHECK);
  form.apply(input, out);
}

void steps::nfkc(std::string_view input, text::Rewriter& out) {
  static const Form form(icu::Normalizer2::getNFKCInstance, icu::Normalizer2::getNFKDInstance, UCHAR_NFKC_QUICK_CHECK);
  form.apply(input, out);
}

void steps::nfkd(std::string_view input, text::Rewriter& out) {
  static const Form form(icu::Normalizer2::getNFKDInstance, icu::Normalizer2::getNFKDInstance, UCHAR_NFKD_QUICK_CHECK);
  form.apply(input, out);
}

}  // namespace onrecord::normalize
