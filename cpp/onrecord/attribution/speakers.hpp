// Speakers: the entity behind the words that name a source. A name is its mention; “he” and “she” are the last agreeing
// person who acted or spoke; “the senator” is the one person the document introduces as a senator. Where more than one
// could be meant there is none: never a guess dressed as a fact.
#pragma once

#include <vector>

#include "onrecord/attribution/reading.hpp"
#include "onrecord/quotes/quote.hpp"

namespace onrecord::attribution {

// The referents of pronouns and roles of a language, read from en/pronouns.tsv.
class SpeakerLinker {
 public:
  SpeakerLinker();

  // Sets `speaker_entity` of each quote that has a speaker. `quotes` by begin. Linear.
  void link(const Reading& reading, std::vector<quotes::Quote>& quotes) const;

  // What a pronoun asks of its referent.
  enum class Pronoun : std::uint8_t { male, female, plural, thing, nobody };

 private:
  segment::WordTable<Pronoun> pronouns_;
};

}  // namespace onrecord::attribution
