// Cues: the words that say that something is said. “said”, “has repeatedly warned that …”, “according to”, “a claim that”.
// Their table is en/cues.tsv; a finite verb that it does not know is a weak cue where it stands right beside a closing mark
// or before “that”. Who speaks and what is said is asked later: see phrases.hpp and clauses.hpp.
#pragma once

#include <cstdint>
#include <vector>

#include "onrecord/attribution/reading.hpp"
#include "onrecord/segment/word_table.hpp"

namespace onrecord::attribution {

enum class CueClass : std::uint8_t { verb, noun, adverbial };
enum class VerbForm : std::uint8_t { none, base, third, past, participle, ing };

// What a cue may take, as bits.
struct Frame {
  static constexpr std::uint16_t clause = 1;              // said (that) taxes would rise
  static constexpr std::uint16_t addressee = 2;           // told reporters that …
  static constexpr std::uint16_t infinitive = 4;          // promised to leave
  static constexpr std::uint16_t object_infinitive = 8;   // urged them to leave
  static constexpr std::uint16_t object_complement = 16;  // called it a mess
  static constexpr std::uint16_t wh_clause = 32;          // asked whether …, explained how …
  static constexpr std::uint16_t object = 64;             // criticized the plan, denied the claims
  static constexpr std::uint16_t of_phrase = 128;         // accused her of lying, warned of delays
  static constexpr std::uint16_t after = 256;             // “…,” she added: the content may stand before it
  static constexpr std::uint16_t quote = 512;             // “…,” she laughed: a cue beside marks only
};

struct Cue {
  segment::TokenRange tokens;  // with auxiliaries, negation and the verb's own preposition or particle
  std::uint32_t head = 0;      // the token of the verb or noun itself
  CueClass kind = CueClass::verb;
  VerbForm form = VerbForm::none;
  std::uint16_t frames = 0;
  bool is_finite = false;   // has a tense: may have a subject
  bool is_passive = false;  // was accused of
  bool is_negated = false;  // did not say
  bool is_known = true;     // false: an unknown verb in a cue's place
  float strength = 0;       // how often this word is a cue, of all its uses (PolNeAR train)
};

class CueFinder {
 public:
  CueFinder();  // reads en/cues.tsv

  // The cues of a range of tokens (a sentence, a paragraph), in order, not overlapping.
  std::vector<Cue> find(const Reading& reading, segment::TokenRange range) const;

 private:
  struct Entry {
    CueClass kind;
    VerbForm form;
    std::uint16_t frames;
    float strength;
  };
  segment::Tokenizer tokenizer_;
  segment::PhraseTable<Entry> entries_;
};

}  // namespace onrecord::attribution
