// A memo of clauses: what each cue reports in its sentence, kept while the places of one document are gone through.
// Several rules ask for the same cue, and several places of a sentence do. Of constant size; one document's, one
// thread's.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "onrecord/attribution/clauses.hpp"

namespace onrecord::attribution {

class ClauseMemo {
 public:
  // Both must outlive it.
  ClauseMemo(const ClauseFinder& finder, const std::vector<Cue>& cues) : finder_(finder), cues_(cues) {}

  // As ClauseFinder::clause_of. `cue` is one of the cues. The answer holds until the next question.
  const std::optional<Reported>& clause_of(const Reading& reading, segment::TokenRange sentence, const Cue& cue) const {
    const auto index = static_cast<std::uint32_t>(&cue - cues_.data());
    Entry& entry = entries_[index % entries_.size()];
    if (entry.cue != index || entry.sentence.begin != sentence.begin || entry.sentence.end != sentence.end) {
      entry = {index, sentence, finder_.clause_of(reading, sentence, cue)};
    }
    return entry.reported;
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Entry {
    std::uint32_t cue = none;
    segment::TokenRange sentence;
    std::optional<Reported> reported;
  };

  const ClauseFinder& finder_;
  const std::vector<Cue>& cues_;
  mutable std::array<Entry, 16> entries_;  // by cue: those of a sentence and its neighbours
};

}  // namespace onrecord::attribution
