// Tested by tests/cpp/text/alignment_test.cpp.
#include "onrecord/text/alignment.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <stdexcept>

namespace onrecord::text {
namespace {

constexpr const char* too_long = "the rewritten text would have 4 GiB or more; split it";

// One direction of the map, written once for both: `from` and `to` choose the sides of an edit.
template <class FromSide, class ToSide>
class Mapper {
 public:
  Mapper(const EditList& edits, FromSide from, ToSide to) : edits_(edits), from_(from), to_(to) {}

  // The tight map of a span that is not empty: what has no partner at its borders stays outside.
  template <class To, class From>
  To span(From span) const {
    return To{last_partner(span.begin), first_partner(span.end)};
  }

  // All the positions that `position` may stand for.
  template <class To>
  To point(std::uint32_t position) const {
    const auto edit = std::ranges::upper_bound(edits_, position, {}, [&](const Edit& e) { return from_(e).end; });
    if (edit != edits_.end() && from_(*edit).begin < position) return To{to_(*edit).begin, to_(*edit).end};
    return To{first_partner(position), last_partner(position)};
  }

 private:
  // Where a span that begins at `position` begins: behind all that has no partner here, at the start of an edit it is
  // in.
  std::uint32_t last_partner(std::uint32_t position) const {
    const auto edit = std::ranges::upper_bound(edits_, position, {}, [&](const Edit& e) { return from_(e).end; });
    if (edit != edits_.end() && from_(*edit).begin <= position) return to_(*edit).begin;
    return shifted(position, edit);
  }

  // Where a span that ends at `position` ends: before all that has no partner here, at the end of an edit it is in.
  std::uint32_t first_partner(std::uint32_t position) const {
    const auto edit = std::ranges::lower_bound(edits_, position, {}, [&](const Edit& e) { return from_(e).end; });
    if (edit != edits_.end() && from_(*edit).begin < position) return to_(*edit).end;
    return shifted(position, edit);
  }

  // A position in the unchanged stretch before `next`.
  std::uint32_t shifted(std::uint32_t position, EditList::const_iterator next) const {
    if (next == edits_.begin()) return position;
    const Edit& before = *(next - 1);
    return position - from_(before).end + to_(before).end;
  }

  const EditList& edits_;
  FromSide from_;
  ToSide to_;
};

constexpr auto source_side = [](const Edit& edit) { return edit.source; };
constexpr auto text_side = [](const Edit& edit) { return edit.text; };

// Composes two lists of edits by one sweep over the middle text. Edits of the first and the second that overlap there
// melt into one, and so do a deletion and an insertion at the same place; edits that only touch stay apart.
class Composer {
 public:
  Composer(const EditList& first, const EditList& second)
      : a_(first.begin()), a_end_(first.end()), b_(second.begin()), b_end_(second.end()) {}

  EditList compose() {
    EditList composed;
    composed.reserve(static_cast<std::size_t>((a_end_ - a_) + (b_end_ - b_)));
    while (a_ != a_end_ || b_ != b_end_) {
      const Edit edit = next_group();
      // Text that the first inserted and the second deleted leaves no trace.
      if (!edit.source.empty() || !edit.text.empty()) composed.push_back(edit);
    }
    return composed;
  }

 private:
  struct Piece {  // of the middle text
    std::uint32_t begin, end;
    auto operator<=>(const Piece&) const = default;
  };
  Piece a_piece() const { return {a_->text.begin, a_->text.end}; }
  Piece b_piece() const { return {b_->source.begin, b_->source.end}; }

  Edit next_group() {
    const bool from_a = b_ == b_end_ || (a_ != a_end_ && a_piece() <= b_piece());
    // A deletion by the first and an insertion by the second.
    const bool points_meet = a_ != a_end_ && b_ != b_end_ && a_piece() == b_piece();
    group_ = from_a ? a_piece() : b_piece();
    Edit edit;
    edit.source.begin = static_cast<std::uint32_t>(group_.begin + a_shift_);
    edit.text.begin = static_cast<std::uint32_t>(group_.begin + b_shift_);
    const auto belongs = [&](Piece piece) {
      return (points_meet && piece == group_) || (piece.begin < group_.end && group_.begin < piece.end);
    };
    from_a ? take_a() : take_b();
    while (true) {
      if (a_ != a_end_ && belongs(a_piece()))
        take_a();
      else if (b_ != b_end_ && belongs(b_piece()))
        take_b();
      else
        break;
    }
    edit.source.end = static_cast<std::uint32_t>(group_.end + a_shift_);
    edit.text.end = static_cast<std::uint32_t>(group_.end + b_shift_);
    return edit;
  }

  void take_a() {
    group_.end = std::max(group_.end, a_->text.end);
    a_shift_ = static_cast<std::int64_t>(a_->source.end) - a_->text.end;
    ++a_;
  }
  void take_b() {
    group_.end = std::max(group_.end, b_->source.end);
    b_shift_ = static_cast<std::int64_t>(b_->text.end) - b_->source.end;
    ++b_;
  }

  EditList::const_iterator a_, a_end_, b_, b_end_;
  Piece group_{};
  std::int64_t a_shift_ = 0;  // source − middle, in the unchanged stretch before *a_
  std::int64_t b_shift_ = 0;  // text − middle, in the unchanged stretch before *b_
};

}  // namespace

Alignment::Alignment(EditList edits, std::uint32_t source_size, std::uint32_t text_size)
    : edits_(std::move(edits)), source_size_(source_size), text_size_(text_size) {}

SourceSpan Alignment::to_source(TextSpan span) const {
  const Mapper mapper(edits_, text_side, source_side);
  if (!span.empty()) return mapper.span<SourceSpan>(span);
  // The ends of the text are those of the source, whatever was deleted there.
  const bool at_start = span.begin == 0;
  const bool at_end = span.begin == text_size_;
  if (at_start || at_end) return {at_start ? 0 : source_size_, at_end ? source_size_ : 0};
  return mapper.point<SourceSpan>(span.begin);
}

TextSpan Alignment::to_text(SourceSpan span) const {
  const Mapper mapper(edits_, source_side, text_side);
  return {mapper.point<TextSpan>(span.begin).begin, mapper.point<TextSpan>(span.end).end};
}

Alignment Alignment::then(const Alignment& next) const {
  if (next.is_identity()) return *this;
  if (is_identity()) return next;
  assert(text_size_ == next.source_size_);
  return {Composer(edits_, next.edits_).compose(), source_size_, next.text_size_};
}

void Rewriter::replace(std::uint32_t begin, std::uint32_t end, std::string_view with) {
  assert(copied_ <= begin && begin <= end && end <= input_.size());
  if (begin == end && with.empty()) return;
  if (edits_.empty()) {
    output_.reserve(input_.size() + input_.size() / 16 + 16);
    ask_for_large_pages(output_.data(), output_.capacity());
  }
  output_.append(input_, copied_, begin - copied_);
  const auto text_begin = static_cast<std::uint32_t>(output_.size());
  if (output_.size() + with.size() > std::numeric_limits<std::uint32_t>::max()) throw std::length_error(too_long);
  output_.append(with);
  edits_.push_back({{begin, end}, {text_begin, static_cast<std::uint32_t>(output_.size())}});
  copied_ = end;
}

std::pair<std::string, Alignment> Rewriter::finish() {
  output_.append(input_.substr(copied_));
  if (output_.size() > std::numeric_limits<std::uint32_t>::max()) throw std::length_error(too_long);
  const auto source_size = static_cast<std::uint32_t>(input_.size());
  const auto text_size = static_cast<std::uint32_t>(output_.size());
  return {std::move(output_), Alignment(std::move(edits_), source_size, text_size)};
}

}  // namespace onrecord::text
