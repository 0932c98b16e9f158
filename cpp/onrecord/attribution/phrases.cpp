// Tested by tests/cpp/attribution/phrases_test.cpp.
#include "onrecord/attribution/phrases.hpp"

namespace onrecord::attribution {

std::optional<NounPhrase> phrase_at(const Reading&, std::uint32_t, std::uint32_t) { return std::nullopt; }

std::optional<NounPhrase> phrase_before(const Reading&, std::uint32_t, std::uint32_t) { return std::nullopt; }

std::optional<NounPhrase> subject_before(const Reading&, std::uint32_t, const Cue&) { return std::nullopt; }

std::optional<NounPhrase> subject_after(const Reading&, const Cue&, std::uint32_t) { return std::nullopt; }

}  // namespace onrecord::attribution
