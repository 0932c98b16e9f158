// Parentheses: what stands between commas, dashes or brackets behind a subject and before its verb.
//   Ann Lee|, a nurse by training,| said          Ann Lee |(D-Ohio)| said
//   Ann Lee|, who runs the clinic|, and Sue Ray|, a nurse there,| said     both of them
#pragma once

#include <cstdint>
#include <optional>

#include "onrecord/attribution/phrases.hpp"

namespace onrecord::attribution {

// A comma, or a dash between spaces.
bool opens_parenthesis(const Reading& reading, std::uint32_t i);

// The bracket that opens before the one that closes at `closing`, at most `longest` tokens before it; `closing` where
// none does.
std::uint32_t opening_bracket(const Reading& reading, std::uint32_t first, std::uint32_t closing,
                              std::uint32_t longest);

// The phrase before the comma at `comma`, stepping over further parentheses to its left as long as they are such.
std::optional<NounPhrase> before_parentheses(const Reading& reading, std::uint32_t first, std::uint32_t comma);

}  // namespace onrecord::attribution
