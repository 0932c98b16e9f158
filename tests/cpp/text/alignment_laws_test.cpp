// Alignment against a plain slow twin, and its laws, on random texts.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include "onrecord/text/alignment.hpp"

using namespace onrecord;
using text::Alignment;
using text::Edit;
using text::Rewriter;

namespace {

using Dice = std::mt19937;

unsigned roll(Dice& dice, unsigned sides) { return static_cast<unsigned>(dice() % sides); }

// Replaces random pieces of a random text; insertions, deletions and adjacent edits are frequent.
std::pair<std::string, Alignment> rewritten(const std::string& input, Dice& dice) {
  Rewriter out(input);
  const auto size = static_cast<std::uint32_t>(input.size());
  for (std::uint32_t at = roll(dice, 4); at <= size; at += roll(dice, 4)) {
    const std::uint32_t end = std::min(size, at + roll(dice, 4));
    out.replace(at, end, std::string(roll(dice, 4), 'X'));
    at = std::max(end, at);
    if (at == size) break;
  }
  return out.finish();
}

// The twin: a list of pieces, unchanged bytes one by one.
struct Piece {
  Edit edit;
  bool changed;
};

std::vector<Piece> pieces(const Alignment& alignment) {
  std::vector<Piece> all;
  std::uint32_t source = 0;
  std::uint32_t text = 0;
  const auto copy_until = [&](std::uint32_t end) {
    for (; source < end; ++source, ++text) all.push_back({{{source, source + 1}, {text, text + 1}}, false});
  };
  for (const Edit& edit : alignment.edits()) {
    copy_until(edit.source.begin);
    REQUIRE(text == edit.text.begin);  // the edits tile
    all.push_back({edit, true});
    source = edit.source.end;
    text = edit.text.end;
  }
  copy_until(alignment.source_size());
  REQUIRE(text == alignment.text_size());
  return all;
}

// The hull of the other sides of all pieces that have a byte in the span, or lie, empty, inside it or at its ends.
template <class From, class To>
To slow_map(const std::vector<Piece>& all, From span, From Edit::* from, To Edit::* to, bool with_ends) {
  To hull{UINT32_MAX, 0};
  for (const Piece& piece : all) {
    const From side = piece.edit.*from;
    const bool at_end = side.begin == span.begin || side.begin == span.end;
    const bool inside = span.begin <= side.begin && side.begin <= span.end && (with_ends || !at_end);
    if (side.empty() ? !inside : !side.overlaps(span)) continue;
    hull.begin = std::min(hull.begin, (piece.edit.*to).begin);
    hull.end = std::max(hull.end, (piece.edit.*to).end);
  }
  return hull;
}

// What one or more joined pieces of two alignments hold: a piece of the middle text, and bytes of the outer two.
struct Component {
  TextSpan middle{UINT32_MAX, 0};
  std::uint32_t source_bytes = 0;
  std::uint32_t text_bytes = 0;
  bool changed = false;

  void add(TextSpan place, bool is_changed) {
    middle = {std::min(middle.begin, place.begin), std::max(middle.end, place.end)};
    changed = changed || is_changed;
  }
};

// Composition by connected components: pieces of the two alignments belong together where they share a middle byte, or
// are a deletion and an insertion at the same place. A component of two unchanged bytes is unchanged.
onrecord::text::EditList slow_composition(const Alignment& first, const Alignment& second) {
  const auto a = pieces(first);
  const auto b = pieces(second);
  const auto middle_of = [](const Piece& piece) { return TextSpan{piece.edit.source.begin, piece.edit.source.end}; };
  std::vector<std::size_t> group(a.size() + b.size());
  std::iota(group.begin(), group.end(), 0U);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t k = 0; k < b.size(); ++k) {
      const TextSpan x = a[i].edit.text;
      const TextSpan y = middle_of(b[k]);
      const std::size_t from = group[i];
      const std::size_t to = group[a.size() + k];
      if (x.overlaps(y) || (x == y && x.empty())) std::ranges::replace(group, from, to);
    }
  }
  std::vector<Component> components(group.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    components[group[i]].add(a[i].edit.text, a[i].changed);
    components[group[i]].source_bytes += a[i].edit.source.size();
  }
  for (std::size_t k = 0; k < b.size(); ++k) {
    components[group[a.size() + k]].add(middle_of(b[k]), b[k].changed);
    components[group[a.size() + k]].text_bytes += b[k].edit.text.size();
  }
  std::erase_if(components, [](const Component& one) { return one.middle.begin == UINT32_MAX; });
  std::ranges::stable_sort(components, {}, &Component::middle);
  onrecord::text::EditList edits;
  Edit at;
  for (const Component& one : components) {
    at = {{at.source.end, at.source.end + one.source_bytes}, {at.text.end, at.text.end + one.text_bytes}};
    if (one.changed && one.source_bytes + one.text_bytes > 0) edits.push_back(at);
  }
  return edits;
}

void check_laws(std::string_view source, std::string_view text, const Alignment& alignment) {
  const auto all = pieces(alignment);
  for (const Piece& piece : all) {
    if (!piece.changed) REQUIRE(slice(source, piece.edit.source) == slice(text, piece.edit.text));
  }
  for (std::uint32_t begin = 0; begin <= text.size(); ++begin) {
    for (std::uint32_t end = begin; end <= text.size(); ++end) {
      const TextSpan span{begin, end};
      const SourceSpan there = alignment.to_source(span);
      REQUIRE(there.begin <= there.end);
      REQUIRE(there.end <= source.size());
      if (!span.empty()) REQUIRE(there == slow_map(all, span, &Edit::text, &Edit::source, false));
      REQUIRE(alignment.to_text(there).contains(span));  // there and back covers
      if (end < text.size()) {
        const SourceSpan wider = alignment.to_source({begin, end + 1});
        if (!span.empty()) REQUIRE(wider.contains(there));  // monotone
      }
    }
  }
  for (std::uint32_t begin = 0; begin <= source.size(); ++begin) {
    for (std::uint32_t end = begin + 1; end <= source.size(); ++end) {
      const SourceSpan span{begin, end};
      REQUIRE(alignment.to_text(span) == slow_map(all, span, &Edit::source, &Edit::text, true));
    }
  }
  const auto text_size = static_cast<std::uint32_t>(text.size());
  const auto source_size = static_cast<std::uint32_t>(source.size());
  if (text.empty()) return;
  REQUIRE(alignment.to_source({0, 0}) == SourceSpan{0, 0});
  REQUIRE(alignment.to_source({text_size, text_size}) == SourceSpan{source_size, source_size});
  REQUIRE(alignment.to_text({0, 0}).begin == 0);
  REQUIRE(alignment.to_text({source_size, source_size}).end == text_size);
}

}  // namespace

TEST_CASE("an alignment maps as its slow twin does, and keeps the laws") {
  Dice dice(7);
  for (int round = 0; round < 400; ++round) {
    const std::string source(roll(dice, 14), 'a');
    const auto [text, alignment] = rewritten(source, dice);
    check_laws(source, text, alignment);
  }
}

TEST_CASE("composition is that of the slow twin, and keeps the laws") {
  Dice dice(8);
  for (int round = 0; round < 3000; ++round) {
    std::string source(roll(dice, 14), ' ');
    for (char& c : source) c = static_cast<char>('a' + roll(dice, 26));
    const auto [middle, first] = rewritten(source, dice);
    const auto [text, second] = rewritten(middle, dice);
    const auto both = first.then(second);
    CAPTURE(source);
    CAPTURE(middle);
    CAPTURE(text);
    REQUIRE(both.edits() == slow_composition(first, second));
    check_laws(source, text, both);
  }
}

TEST_CASE("composing many alignments is associative where no two meet at one place") {
  const std::string source = "one two three four five";
  Rewriter a(source);
  a.replace(0, 1, "O");
  const auto [x, first] = a.finish();
  Rewriter b(x);
  b.replace(4, 7, "2");
  const auto [y, second] = b.finish();
  Rewriter c(y);
  c.replace(6, 11, "");
  const auto [z, third] = c.finish();
  CHECK(first.then(second).then(third).edits() == first.then(second.then(third)).edits());
}
