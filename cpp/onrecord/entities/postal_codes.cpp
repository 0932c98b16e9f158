// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/postal_codes.hpp"

#include <array>
#include <string_view>

#include "onrecord/text/chars.hpp"

namespace onrecord::entities {
namespace {

constexpr std::array<std::string_view, 2> of_countries{"iso3166-2:US-", "iso3166-2:CA-"};

// The two letters at the end of a state's key; empty: it is no state's.
std::string_view code_of(std::string_view key) {
  for (const std::string_view country : of_countries) {
    if (key.starts_with(country) && key.size() == country.size() + 2) return key.substr(country.size());
  }
  return {};
}

}  // namespace

PostalCodes::PostalCodes(const Gazetteer& gazetteer) {
  std::uint32_t index = 0;
  for (const GazetteerEntry& entry : gazetteer.entries()) {
    const std::string_view code = code_of(entry.key);
    if (!code.empty() && entry.entity == index) {
      std::uint32_t& number = numbers_.at(text::folded_hash(code));
      if (number == 0) {
        entries_.push_back(index);
        number = static_cast<std::uint32_t>(entries_.size());
      }
    }
    ++index;
  }
  matches_.reserve(entries_.size());
  for (const std::uint32_t& entry : entries_) matches_.push_back({{}, &entry, 1});
}

}  // namespace onrecord::entities
