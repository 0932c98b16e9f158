// Cues: the words that say that something is said. “said”, “has repeatedly warned that …”, “according to”, “a claim
// that”. Their table is en/cues.tsv; a finite verb that it does not know is a weak cue where it stands right beside a
// closing mark or before “that”. Who speaks and what is said is asked later: see phrases.hpp and clauses.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/attribution/reading.hpp"
#include "onrecord/segment/word_table.hpp"
#include "onrecord/text/search.hpp"
#include "onrecord/words/inflection.hpp"

namespace onrecord::attribution {

// An adjective is a cue with “be” (“is confident that”); so are passive participles (“was accused of”, “is expected
// to”).
enum class CueClass : std::uint8_t { verb, noun, adjective, adverbial };
enum class VerbForm : std::uint8_t { none, base, third, past, participle, ing };

// The frames: what may follow a cue, or stand before it.
enum class Frame : std::uint8_t {
  that,               // said that taxes would rise
  clause,             // said taxes would rise
  wh,                 // asked whether …, explained how …
  infinitive,         // promised to leave
  ing,                // considers leaving
  adjective,          // seems likely: a state of somebody, so that no row has a rate of it
  object,             // rejected the plan; called for a vote
  object_that,        // told reporters that …
  object_clause,      // told reporters taxes would rise
  object_wh,          // asked reporters whether …
  object_infinitive,  // urged them to leave
  object_as,          // described him as a liar
  after,              // taxes would rise, she said: the content stands before the cue
  colon,              // said: …
};
constexpr std::size_t frame_count = 14;
std::string_view name(Frame frame);

// A row of en/cues.tsv.
struct CueEntry {
  std::string lemma;  // “say”, “point out”, “be accused of”, “claim”, “according to”
  CueClass kind = CueClass::verb;
  std::uint32_t key = 0;  // text::folded_hash of the lemma
  float strength = 0;     // how often the word is a cue, of all its uses (PolNeAR train)
  float no_source = 0;    // how often its report has no source in the text (“it seems that”)
  std::array<float, frame_count>
      rates{};  // by frame: how often the word in that frame is a cue and the frame its content
};

struct Cue {
  segment::TokenRange tokens;  // with auxiliaries, negation, adverbs and the verb's own preposition or particle
  std::uint32_t head = 0;      // the token of the verb, noun or adjective itself
  CueClass kind = CueClass::verb;
  VerbForm form = VerbForm::none;
  bool is_finite = false;           // has a tense: may have a subject
  bool is_passive = false;          // was accused of
  bool is_negated = false;          // did not say
  const CueEntry* entry = nullptr;  // null: an unknown verb in a cue's place

  bool is_known() const { return entry != nullptr; }
  float strength() const { return entry ? entry->strength : 0; }
  float rate(Frame frame) const { return entry ? entry->rates[static_cast<std::size_t>(frame)] : 0; }
};

// Does the cue report more often than not where “that” follows, and not only there: maintained |that|? Then it also
// reports a clause without “that”, or one before it.
inline bool takes_that(const Cue& cue) { return cue.rate(Frame::that) >= 0.5F && cue.strength() >= 0.15F; }

// Residents |told| to leave: a passive without its “was”, whose subject others bid to do something.
bool is_bid(const Reading& reading, const Cue& cue);

// “They |were told|”, “he |was asked|”: a passive whose subject says nothing.
inline bool is_told(const Cue& cue) {
  return cue.is_passive && cue.kind == CueClass::verb && cue.rate(Frame::object_that) >= 0.6F;
}

// The index of the first of the cues, which lie in order, that begins at or behind `token`; their number where none
// does.
inline std::uint32_t first_cue_from(std::span<const Cue> cues, std::uint32_t token) {
  const auto found = text::first_not_below(cues, token, [](const Cue& cue) { return cue.tokens.begin; });
  return static_cast<std::uint32_t>(found - cues.begin());
}

class CueFinder {
 public:
  CueFinder();  // reads en/cues.tsv
  // Reads another table of the same columns.
  explicit CueFinder(std::string_view table);

  // The cues of a range of tokens (a sentence, a paragraph), in order, not overlapping. Linear.
  // The finder must outlive them.
  std::vector<Cue> find(const Reading& reading, segment::TokenRange range) const;
  // The same, added behind `cues`.
  void add_to(std::vector<Cue>& cues, const Reading& reading, segment::TokenRange range) const;

 private:
  using Phrases = segment::PhraseTable<const CueEntry*>;
  void add(std::string_view lemma, const CueEntry& entry);
  void add_phrase(CueClass kind, std::string_view phrase, const CueEntry& entry);
  Phrases& phrases(CueClass kind) { return phrases_[static_cast<std::size_t>(kind)]; }
  const Phrases& phrases(CueClass kind) const { return phrases_[static_cast<std::size_t>(kind)]; }
  // Whether a row of the class may begin with the token.
  bool may_begin(const segment::Token& token, CueClass kind) const {
    return (beginnings_[token.folded & 0xFFFFU] >> static_cast<unsigned>(kind) & 1U) != 0;
  }
  // False for most tokens, by a glance and without a branch: which words may be cues is not to be foreseen.
  bool may_be_cue(const Reading& reading, std::uint32_t i) const {
    const std::uint32_t low_bits = reading.token(i).folded & 0xFFFFU;
    const std::uint64_t may_begin = any_beginning_[low_bits >> 6U] >> (low_bits & 63U) & 1U;
    return (may_begin | (reading.classes[i] & (WordClass::verb_past | WordClass::verb_third))) != 0;
  }
  // Which tokens of a block (at most `block_size`) may be cues, in bits; has the memory fetch what their look-ups read.
  static constexpr std::uint32_t block_size = 64;
  std::uint64_t candidates(const Reading& reading, segment::TokenRange block) const;
  // Whether a cue of the class has its head at token `i`; if so, sets it.
  bool verb_at(const Reading& reading, segment::TokenRange range, std::uint32_t i, Cue& cue) const;
  bool adverbial_at(const Reading& reading, segment::TokenRange range, std::uint32_t i, Cue& cue) const;
  bool adjective_at(const Reading& reading, segment::TokenRange range, std::uint32_t i, Cue& cue) const;
  bool noun_at(const Reading& reading, segment::TokenRange range, std::uint32_t i, Cue& cue) const;
  bool unknown_verb_at(const Reading& reading, segment::TokenRange range, std::uint32_t i, Cue& cue) const;
  bool cue_at(const Reading& reading, segment::TokenRange range, std::uint32_t i, Cue& cue) const;

  words::Inflector inflector_;
  segment::Tokenizer tokenizer_;
  std::deque<CueEntry> entries_;    // a deque: entries keep their address
  std::array<Phrases, 4> phrases_;  // by class
  // By the low bits of a word's folded hash: bit 1 << class where a row of it begins so. Spares most tokens the
  // look-ups.
  std::vector<std::uint8_t> beginnings_ = std::vector<std::uint8_t>(1U << 16U);
  // The same in one bit for all classes: small enough for the fastest memory.
  std::array<std::uint64_t, (1U << 16U) / 64> any_beginning_{};
};

// May “by Lee” behind what the cue holds name who says it: was called “a sham” by Lee; the plan, described as “a sham”
// by Lee?
bool takes_agent(const Reading& reading, const Cue& cue);

}  // namespace onrecord::attribution
