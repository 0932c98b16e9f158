// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/finishing.hpp"

#include <algorithm>

namespace onrecord::attribution {
namespace {

using quotes::Quote;
using quotes::QuoteKind;

// How many open quotes are asked for a parent: deeper nesting is read as flat.
constexpr std::size_t most_open = 16;

bool has_part_around(const Quote& outer, TextSpan span) {
  return std::ranges::any_of(outer.parts, [&](TextSpan part) { return part.contains(span); });
}

bool is_said_by_itself(const Quote& quote) {
  return quote.speaker && quote.kind != QuoteKind::post &&
         std::ranges::any_of(quote.parts, [&](TextSpan part) { return part.overlaps(*quote.speaker); });
}

// Quotes that are open at a position, innermost last.
class Open {
 public:
  explicit Open(const std::vector<Quote>& quotes) : quotes_(quotes) {}

  std::optional<std::uint32_t> around(TextSpan span) {
    std::erase_if(stack_, [&](std::uint32_t i) { return quotes_[i].span.end <= span.begin; });
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (has_part_around(quotes_[stack_[i]], span)) return stack_[i];
    }
    return std::nullopt;
  }
  void add(std::uint32_t index) {
    if (stack_.size() < most_open) stack_.push_back(index);
  }

 private:
  const std::vector<Quote>& quotes_;
  std::vector<std::uint32_t> stack_;
};

}  // namespace

std::vector<Quote> finished(std::vector<Quote> quotes) {
  std::ranges::stable_sort(quotes, [](const Quote& a, const Quote& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<Quote> kept;
  kept.reserve(quotes.size());
  Open open(kept);
  for (Quote& quote : quotes) {
    if (quote.parts.empty()) continue;
    if (is_said_by_itself(quote)) quote.speaker.reset();
    quote.parent = open.around(quote.span);
    if (quote.parent) {
      const Quote& outer = kept[*quote.parent];
      const bool is_term_inside = quote.kind == QuoteKind::scare && outer.kind == QuoteKind::mixed;
      if (is_term_inside || outer.span == quote.span) continue;
    }
    const auto index = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(quote));
    open.add(index);
  }
  return kept;
}

}  // namespace onrecord::attribution
