// Tested by tests/cpp/text/alignment_test.cpp.
#include "onrecord/text/alignment.hpp"

#include <algorithm>
#include <cassert>

namespace onrecord::text {
namespace {

// One direction of the map, written once for both: `from` and `to` choose the sides of an edit.
template <class From, class To, class FromSide, class ToSide>
To map(const std::vector<Edit>& edits, From span, FromSide from, ToSide to) {
  const auto shifted = [&](std::uint32_t position, auto edit) {
    // Position in the unchanged stretch before `edit`.
    if (edit == edits.begin()) return position;
    const Edit& before = *(edit - 1);
    return position - from(before).end + to(before).end;
  };
  const auto first = std::ranges::upper_bound(edits, span.begin, {}, [&](const Edit& e) { return from(e).end; });
  const bool begins_inside = first != edits.end() && from(*first).begin <= span.begin;
  const std::uint32_t begin = begins_inside ? to(*first).begin : shifted(span.begin, first);
  if (span.empty()) return To{begin, begin};
  const auto last = std::ranges::lower_bound(edits, span.end, {}, [&](const Edit& e) { return from(e).end; });
  const bool ends_inside = last != edits.end() && from(*last).begin < span.end;
  if (ends_inside) return To{begin, to(*last).end};
  return To{begin, std::max(begin, shifted(span.end, last))};
}

constexpr auto source_side = [](const Edit& edit) { return edit.source; };
constexpr auto text_side = [](const Edit& edit) { return edit.text; };

}  // namespace

Alignment::Alignment(std::vector<Edit> edits, std::uint32_t source_size, std::uint32_t text_size)
    : edits_(std::move(edits)), source_size_(source_size), text_size_(text_size) {}

SourceSpan Alignment::to_source(TextSpan span) const {
  return map<TextSpan, SourceSpan>(edits_, span, text_side, source_side);
}

TextSpan Alignment::to_text(SourceSpan span) const {
  return map<SourceSpan, TextSpan>(edits_, span, source_side, text_side);
}

Alignment Alignment::then(const Alignment& next) const {
  if (next.is_identity()) return *this;
  if (is_identity()) return next;
  assert(text_size_ == next.source_size_);
  // Sweep over the middle text. Edits of both that touch or overlap there melt into one.
  std::vector<Edit> merged;
  merged.reserve(edits_.size() + next.edits_.size());
  auto a = edits_.begin();
  auto b = next.edits_.begin();
  std::int64_t a_shift = 0;  // source − middle, in the unchanged stretch before *a
  std::int64_t b_shift = 0;  // text − middle, in the unchanged stretch before *b
  while (a != edits_.end() || b != next.edits_.end()) {
    const bool a_first = b == next.edits_.end() || (a != edits_.end() && a->text.begin <= b->source.begin);
    const std::uint32_t begin = a_first ? a->text.begin : b->source.begin;
    std::uint32_t end = begin;
    const auto source_begin = static_cast<std::uint32_t>(begin + a_shift);
    const auto text_begin = static_cast<std::uint32_t>(begin + b_shift);
    const auto absorb = [&](std::uint32_t piece_begin, std::uint32_t piece_end) {
      // Overlaps the group, or is an insertion or deletion on its border.
      if (piece_begin > end || (piece_begin == end && end != begin && piece_end > piece_begin)) return false;
      end = std::max(end, piece_end);
      return true;
    };
    for (bool grown = true; grown;) {
      grown = false;
      while (a != edits_.end() && absorb(a->text.begin, a->text.end)) {
        a_shift = static_cast<std::int64_t>(a->source.end) - a->text.end;
        ++a;
        grown = true;
      }
      while (b != next.edits_.end() && absorb(b->source.begin, b->source.end)) {
        b_shift = static_cast<std::int64_t>(b->text.end) - b->source.end;
        ++b;
        grown = true;
      }
    }
    const Edit edit{{source_begin, static_cast<std::uint32_t>(end + a_shift)},
                    {text_begin, static_cast<std::uint32_t>(end + b_shift)}};
    if (!edit.source.empty() || !edit.text.empty()) merged.push_back(edit);
  }
  return {std::move(merged), source_size_, next.text_size_};
}

void Rewriter::replace(std::uint32_t begin, std::uint32_t end, std::string_view with) {
  assert(copied_ <= begin && begin <= end && end <= input_.size());
  if (begin == end && with.empty()) return;
  if (edits_.empty()) output_.reserve(input_.size() + 16);
  output_.append(input_, copied_, begin - copied_);
  const auto text_begin = static_cast<std::uint32_t>(output_.size());
  output_.append(with);
  edits_.push_back({{begin, end}, {text_begin, static_cast<std::uint32_t>(output_.size())}});
  copied_ = end;
}

std::pair<std::string, Alignment> Rewriter::finish() {
  output_.append(input_.substr(copied_));
  const auto source_size = static_cast<std::uint32_t>(input_.size());
  const auto text_size = static_cast<std::uint32_t>(output_.size());
  return {std::move(output_), Alignment(std::move(edits_), source_size, text_size)};
}

}  // namespace onrecord::text
