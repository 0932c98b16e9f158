// A memo of clauses: what each cue reports in its sentence, kept while the places of one document are gone through.
// Several rules ask for the same cue, and several places of a sentence do; most need to know no more than that a clause
// does not hold their place. Of constant size; one document's, one thread's.
#pragma once

#include <algorithm>
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
    return entry_of(reading, sentence, cue, Detail::all).reported;
  }

  // The same for a place of the sentence before or behind the cue. Of a clause that does not hold the place only this
  // is sure: that it does not, and its frame.
  const std::optional<Reported>& clause_around(const Reading& reading, segment::TokenRange sentence, const Cue& cue,
                                               segment::TokenRange place) const {
    const Detail least = cue.tokens.begin < place.end ? Detail::content : Detail::beginning;
    const auto& outline = entry_of(reading, sentence, cue, least).reported;
    return outline && outline->holds(place) ? clause_of(reading, sentence, cue) : outline;
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Entry {
    std::uint32_t cue = none;
    segment::TokenRange sentence;
    Detail detail = Detail::beginning;
    std::optional<Reported> reported;
  };

  // The entry of a cue with at least that much detail.
  Entry& entry_of(const Reading& reading, segment::TokenRange sentence, const Cue& cue, Detail detail) const {
    const auto index = static_cast<std::uint32_t>(&cue - cues_.data());
    Entry& entry = entries_[index % entries_.size()];
    const bool is_known =
        entry.cue == index && entry.sentence.begin == sentence.begin && entry.sentence.end == sentence.end;
    if (is_known && (entry.detail >= detail || !entry.reported)) return entry;
    if (!is_known || entry.detail == Detail::beginning) {
      const Detail outlined = std::min(detail, Detail::content);
      entry = {index, sentence, outlined, finder_.outline_of(reading, sentence, cue, outlined)};
    }
    if (detail == Detail::all && entry.reported) finder_.complete(reading, sentence, cue, *entry.reported);
    entry.detail = detail;
    return entry;
  }

  const ClauseFinder& finder_;
  const std::vector<Cue>& cues_;
  mutable std::array<Entry, 16> entries_;  // by cue: those of a sentence and its neighbours
};

}  // namespace onrecord::attribution
