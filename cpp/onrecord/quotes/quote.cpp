#include "onrecord/quotes/quote.hpp"

#include <array>

namespace onrecord::quotes {
namespace {
constexpr std::array<std::string_view, quote_kind_count> names{"direct", "mixed", "indirect", "scare", "post"};
}

std::string_view name(QuoteKind kind) { return names[static_cast<std::size_t>(kind)]; }

std::optional<QuoteKind> quote_kind(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == name) return static_cast<QuoteKind>(i);
  }
  return std::nullopt;
}

}  // namespace onrecord::quotes
