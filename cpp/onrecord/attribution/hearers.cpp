// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/hearers.hpp"

#include "onrecord/attribution/noun_clauses.hpp"
#include "onrecord/attribution/rules.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;

// “Wait,” |he was told|; |he was called| “a liar”: to whom something is said says nothing.
bool is_said_to(const Reading& reading, const Cue& cue, TokenRange subject) {
  if (!cue.is_passive || cue.kind != CueClass::verb || subject.end > cue.tokens.begin) return false;
  if (is_bid(reading, cue)) return true;
  if (cue.rate(Frame::object_that) < 0.5F || !reading.any(cue.tokens, WordClass::be)) return false;
  const std::uint32_t next = cue.tokens.end;  // was shown |shouting|, was quoted |as saying|
  if (next + 1 >= reading.tokens().size() || reading.is_quote_mark(next)) return true;
  const bool is_as = reading.is(next, WordClass::preposition) && reading.is(next + 1, WordClass::verb_ing);
  return !reading.is(next, WordClass::verb_ing) && !is_as;
}

// The man, the court |heard|, “flew into a rage”: a verb of what nobody here says.
bool is_heard(const Proposal& proposal) {
  const bool is_report = proposal.word != nullptr && !proposal.source && proposal.gap.is_introduced;
  return is_report && proposal.word->is_known() && proposal.word->entry->no_source >= 0.5F;
}

// Has yet to respond to |claims| that it “looked away”: what the subject hears of.
bool is_received_by_subject(const Reading& reading, const Place& place, const Proposal& proposal) {
  return proposal.word != nullptr && !proposal.source && is_received(reading, place.sentence.begin, *proposal.word);
}

}  // namespace

bool names_hearer(const Reading& reading, const Proposal& proposal) {
  return proposal.word != nullptr && proposal.source && is_said_to(reading, *proposal.word, *proposal.source);
}

bool is_told_to_subject(const Reading& reading, const Place& place, const Proposal& proposal) {
  return names_hearer(reading, proposal) || is_heard(proposal) ||
         (proposal.word != nullptr && is_rumour(reading, *proposal.word)) ||
         is_received_by_subject(reading, place, proposal);
}

}  // namespace onrecord::attribution
