// Rules for an attribution that stands before its quotation: Lee told reporters on Monday, “We won.”
// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include <algorithm>
#include <array>

#include "onrecord/attribution/closing.hpp"
#include "onrecord/attribution/headlines.hpp"
#include "onrecord/attribution/noun_clauses.hpp"
#include "onrecord/attribution/rules.hpp"
#include "onrecord/attribution/second_verbs.hpp"
#include "onrecord/attribution/telling_words.hpp"

namespace onrecord::attribution {
namespace {

using segment::TokenRange;
using Word = WordClass;

// Passes what may stand between a cue and its quotation: “told [the crowd] [on Monday] [in Ohio], ‘…’”.
std::uint32_t skip_adjunct(const Reading& reading, std::uint32_t i, std::uint32_t last, bool takes_addressee) {
  if (reading.is(i, Word::time_word | Word::adverb | Word::number_word)) return i + 1;
  if (reading.is(i, Word::preposition | Word::infinitive_to)) {
    const auto object = i + 1 < last ? phrase_at(reading, i + 1, last) : std::nullopt;
    return object ? object->whole.end : i;
  }
  if (!takes_addressee) return i;
  const auto addressee = phrase_at(reading, i, last);
  return addressee ? addressee->whole.end : i;
}

// tell, ask, urge: verbs with somebody to whom it is said.
bool has_addressee(const Cue& cue) {
  return std::ranges::any_of(
      std::array{Frame::object_that, Frame::object_clause, Frame::object_wh, Frame::object_infinitive},
      [&](Frame frame) { return cue.rate(frame) > 0; });
}

Gap gap_of(const Reading& reading, const Cue& cue, std::uint32_t last) {
  Gap gap;
  bool takes_addressee = has_addressee(cue);
  std::uint32_t i = cue.tokens.end;
  while (i < last) {
    if (is_mark(reading, i, Mark::comma | Mark::colon)) {
      gap.is_introduced = i + 1 == last;
      ++i;
      continue;
    }
    if (reading.is(i, Word::complementizer | Word::infinitive_to) && i + 1 == last) {
      gap.that = i++;
      continue;
    }
    // told me |himself|, “…”
    if (i > cue.tokens.end && TellingWords::english().has(reading.token(i), TellingWords::reflexive)) {
      ++i;
      continue;
    }
    const std::uint32_t next = skip_adjunct(reading, i, last, takes_addressee);
    if (next == i) return gap;
    if (!reading.is(i, Word::time_word | Word::adverb | Word::preposition)) takes_addressee = false;
    i = next;
  }
  gap.is_light = true;
  return gap;
}

Piece gap_name(const Gap& gap) {
  if (!gap.is_light) return "heavy";
  if (gap.that) return "that";
  return gap.is_introduced ? Piece("introduced") : Piece("light");
}

Piece rank_name(std::uint32_t rank) {
  static constexpr std::array<Piece, 4> names{"nearest", "second", "third", "farther"};
  return names[std::min<std::size_t>(rank, 3)];
}

// Asks one cue before the place.
struct CueBefore {
  const Scene& scene;
  const Place& place;
  std::size_t index;
  const Cue& cue;
  const std::optional<Reported>& reported;
  std::uint32_t rank;  // 0: the nearest
  Gap gap;

  Proposal propose(const Piece& rule, const std::optional<NounPhrase>& source, const Features& none) const {
    Proposal proposal{.rule = rule, .cue = cue.tokens, .word = &cue, .gap = gap, .features = none};
    if (source) {
      proposal.source = source->phrase;
      add_source_features(scene, place, *source, proposal);
    } else {
      proposal.features.add(rule, "no-source");
    }
    add_cue_features(scene, place, cue, reported, proposal);
    add_features(proposal);
    return proposal;
  }

  void add_features(Proposal& proposal) const {
    auto& features = proposal.features;
    const Piece rule = proposal.rule;
    const Piece strength = strength_name(cue.strength());
    features.add(rule, shape_name(place), gap_name(gap));
    features.add(rule, gap_name(gap), strength);
    features.add(rule, rank_name(rank), strength);
    features.add(rule, "distance", distance_name(place.tokens.begin - cue.tokens.end));
    const bool has_marks = index > 0 && scene.places[index - 1].tokens.begin >= cue.tokens.end;
    if (has_marks) features.add(rule, "marks-between", gap_name(gap));
    const bool is_taken = index > 0 && scene.earlier[index - 1] && scene.earlier[index - 1]->cue &&
                          scene.earlier[index - 1]->cue->begin == cue.tokens.begin;
    if (is_taken) features.add(rule, "taken", shape_name(place));
  }
};

// “was called ‘a sham’ |by Lee|”; “, described |by Lee| as ‘a sham’,”.
std::optional<NounPhrase> agent_behind(const Reading& reading, const Place& place, const Cue& cue) {
  const TokenRange after = place.after();
  const bool is_charged = reading.word(place.tokens.begin - 1) == "of";  // accused |by Lee| of “theft”
  if ((!cue.is_passive || is_charged) && takes_agent(reading, cue) && reading.word(cue.tokens.end) == "by")
    return agent_of(reading, cue, place.tokens.begin);
  if (!takes_agent(reading, cue) || after.size() < 2 || reading.word(after.begin) != "by") return std::nullopt;
  constexpr std::uint32_t clause = Word::finite | Word::auxiliary | Word::modal;  // said she was “hurt” |by it|
  if (reading.any({cue.tokens.end, place.tokens.begin}, clause)) return std::nullopt;
  return phrase_at(reading, after.begin + 1, after.end);
}

// The |claim| that it was “rotten” was made |by Lee|: whose a noun is, told behind its clause.
std::optional<NounPhrase> maker_behind(const Reading& reading, const Place& place, const Cue& cue) {
  constexpr std::uint32_t farthest = 12;  // tokens
  if (cue.kind != CueClass::noun || !reading.is(cue.tokens.end, Word::complementizer)) return std::nullopt;
  const std::uint32_t last = place.sentence.end;
  for (std::uint32_t i = place.tokens.end; i + 3 < last && i < place.tokens.end + farthest; ++i) {
    if (!is_finite_verb(reading, i)) continue;
    while (i + 3 < last && reading.is(i + 1, Word::be | Word::adverb)) ++i;
    const bool is_made = TellingWords::english().has(reading.token(i + 1), TellingWords::maker);
    return is_made && reading.word(i + 2) == "by" ? phrase_at(reading, i + 3, last) : std::nullopt;
  }
  return std::nullopt;
}

// Lee rejected the |proposals|, but it referenced “a new dawn”: a verb that no row knows beside the marks, so that no
// noun further away can be their cue.
bool is_overruled(const Scene& scene, const Place& place, TokenRange cues, const Cue& cue) {
  const Cue& nearest = scene.cues[cues.end - 1];
  if (nearest.is_known() || nearest.tokens.end != place.tokens.begin) return false;
  if (cue.kind == CueClass::noun) return true;
  // As the verdict was |read|, Lee mouthed “…”
  if (!scene.reading.is(place.sentence.begin, Word::subordinator)) return false;
  constexpr std::uint32_t longest = 60;  // tokens
  std::uint32_t comma = place.sentence.begin;
  if (nearest.tokens.begin > comma + longest) return false;
  while (comma < nearest.tokens.begin && !is_comma(scene.reading, comma)) ++comma;
  const bool is_only = comma < nearest.tokens.begin && cues.size() > 1 && scene.cues[cues.end - 2].tokens.end <= comma;
  return is_only && cue.tokens.end <= comma;
}

// A noun or an adjective that two cues part from the place: it hardly ever reports what the marks hold.
bool is_too_far(const Cue& cue, std::uint32_t rank) {
  return rank > 1 && (cue.kind == CueClass::noun || cue.kind == CueClass::adjective);
}

// In Lee’s |words|, “…”: a noun right before the comma or the colon that opens the marks.
// In |her| words, the deal is “dead”: the same before all of the sentence.
bool introduces(const Reading& reading, const Place& place, const Cue& cue) {
  const TokenRange before = place.before();
  const bool is_opening = cue.tokens.end < before.end && is_comma(reading, cue.tokens.end) &&
                          reading.is(before.begin, Word::preposition) && reading.word(cue.head) == "words";
  if (is_opening) return true;
  return cue.tokens.end + 1 == place.tokens.begin && is_mark(reading, cue.tokens.end, Mark::comma | Mark::colon);
}

// Denied |claims by the union| that the vote was “a sham”: no verb before a noun with its owner reports what the noun's
// clause does.
bool is_owned_clause(const Scene& scene, const Place& place, const Cue& cue, const std::optional<Reported>& reported) {
  if (cue.kind != CueClass::noun || !reported ||
      (reported->frame != Frame::object_that && reported->frame != Frame::that))
    return false;
  const bool holds = std::ranges::any_of(reported->content, [&](TokenRange range) {
    return range.begin <= place.tokens.begin && place.tokens.end <= range.end;
  });
  return holds && (scene.reading.word(cue.tokens.end) == "by" || is_owned_statement(scene.reading, cue));
}

// In |Lee’s| words, “…”; |Lee’s| claim of “fraud”: whose a noun is that tells its owner's words.
std::optional<NounPhrase> owner_of_words(const Reading& reading, const Place& place, const Cue& cue) {
  if (cue.kind != CueClass::noun || (cue.strength() < 0.2F && !introduces(reading, place, cue))) return std::nullopt;
  return owner_of(reading, place.before(), cue);
}

std::optional<NounPhrase> subject_of(const Scene& scene, const Place& place, const Cue& cue,
                                     const std::optional<Reported>& reported) {
  if (auto agent = agent_behind(scene.reading, place, cue)) return agent;
  if (auto maker = maker_behind(scene.reading, place, cue)) return maker;
  if (is_rumour(scene.reading, cue)) return std::nullopt;
  if (cue.kind == CueClass::adverbial) return object_at(scene.reading, cue.tokens.end, place.tokens.begin);
  if (auto owner = owner_of_words(scene.reading, place, cue)) return owner;
  if (reported && reported->frame != Frame::after) {
    const auto& clause = scene.clauses.clause_of(scene.reading, place.sentence, cue);
    if (clause->source) return clause->source;
  }
  if (is_received(scene.reading, place.sentence.begin, cue)) return std::nullopt;
  auto subject = subject_before(scene.reading, place.sentence.begin, cue);
  if (subject && names_nobody(scene.reading, cue, *subject)) subject.reset();
  return subject;
}

// “Said Lee: ‘…’”: the phrase behind the cue, where nothing but a comma or a colon stands between it and the mark.
std::optional<NounPhrase> inverted_subject(const Scene& scene, const Place& place, const Cue& cue) {
  if (cue.kind != CueClass::verb || !cue.is_finite) return std::nullopt;
  auto phrase = subject_after(scene.reading, cue, place.tokens.begin);
  if (!phrase || phrase->whole.end + 1 != place.tokens.begin) return std::nullopt;
  return is_mark(scene.reading, phrase->whole.end, Mark::comma | Mark::colon) ? phrase : std::nullopt;
}

// Whether subject and verb stand in a clause of their own behind the marks before: Lee said “yes” [and Ray said] “no.”
bool has_own_clause(const Scene& scene, std::size_t index, const Cue& cue, const NounPhrase& subject) {
  if (index == 0 || cue.kind != CueClass::verb || !cue.is_finite || cue.strength() < 0.45F) return false;
  const std::uint32_t marks_end = scene.places[index - 1].tokens.end;
  if (subject.whole.begin <= marks_end) return false;
  if (scene.reading.is(subject.whole.begin - 1, Word::coordinator | Word::subordinator)) return true;
  // Lee said “yes”, |Ray said| “no”
  return cue.tokens.end == scene.places[index].tokens.begin && subject.whole.begin - 1 == marks_end &&
         is_comma(scene.reading, marks_end);
}

bool is_likely_around(const Place& place, const std::optional<Reported>& reported) {
  return reported && reported->confidence >= 0.35F && reported->holds(place.tokens);
}

// Whether the proposal's cue is itself reported, with the place, by a cue before it: |Lee said| Ray |called| it “a
// mess.”
void add_depth(const Place& place, const std::vector<Reported>& reports, Proposal& proposal) {
  for (const Reported& outer : reports) {
    if (!outer.holds({proposal.word->tokens.begin, place.tokens.end})) continue;
    const Piece certainty = outer.confidence >= 0.7F ? Piece("surely") : Piece("likely");
    proposal.features.add(proposal.rule, "reported", certainty);
    proposal.features.add("reported", certainty, strength_name(proposal.word->strength()));
    return;
  }
}

// Whether the place stands behind marks that end a clause of their own: When she said “no,” [Lee called it “a mess.”]
bool is_parted(const Scene& scene, std::size_t index) {
  if (index == 0) return false;
  const Place& before = scene.places[index - 1];
  return before.sentence.begin == scene.places[index].sentence.begin && ends_subordinate_clause(scene.reading, before);
}

// Adds what one cue proposes, and tells its subject.
std::optional<NounPhrase> propose_cue(const CueBefore& asked, const Features& none, Proposals& proposals) {
  auto subject = subject_of(asked.scene, asked.place, asked.cue, asked.reported);
  const auto inverted = inverted_subject(asked.scene, asked.place, asked.cue);
  // It was, |admitted Lee|, “a mess”: who speaks stands between two commas, and the clause's own subject before them.
  const bool is_inserted =
      inverted && (is_somebody(asked.scene.reading, *inverted) || asked.cue.rate(Frame::after) >= 0.4F) &&
      ends_insertion(asked.scene.reading, asked.cue, inverted->whole.end) &&
      asked.cue.tokens.begin > asked.place.sentence.begin && is_comma(asked.scene.reading, asked.cue.tokens.begin - 1);
  if (is_inserted) subject.reset();
  if (subject || !inverted) proposals.push_back(asked.propose(rules::source_cue_quote, subject, none));
  if (inverted) proposals.push_back(asked.propose(rules::cue_source_quote, inverted, none));
  return subject;
}

// Whether what was asked is the cue of a clause of its own behind the marks before.
bool is_answer(const CueBefore& asked, const std::optional<NounPhrase>& subject) {
  const bool is_own = asked.gap.is_light || is_likely_around(asked.place, asked.reported);
  return subject && is_own && has_own_clause(asked.scene, asked.index, asked.cue, *subject);
}

// According to Lee, |who told| the panel it was “false”: the verb of a relative clause reports it, not what stands
// before the clause.
bool speaks_in_relative(const Reading& reading, const Cue& cue, const std::optional<NounPhrase>& subject) {
  return cue.kind == CueClass::verb && cue.strength() >= 0.45F && subject && reading.word(subject->core.begin) == "who";
}

// Said rents were up |and accused| the city of “greed”: what a second verb of who speaks reports, the first does not.
bool is_first_of_two(const CueBefore& asked, const Cue& verb) {
  if (!asked.reported || asked.reported->frame == Frame::after || asked.cue.kind != CueClass::verb) return false;
  return is_second_verb(asked.scene.reading, asked.cue.tokens, asked.reported->content.front().begin, verb);
}

// Found “no trace” of it, a finding |the union| called “a joke”: who answers what a cue before him reports.
bool takes_up(const Reading& reading, const Place& place, const std::optional<NounPhrase>& subject) {
  return subject && subject->core.begin < place.tokens.begin &&
         over_resumption(reading, place.sentence.begin, subject->core.begin) < subject->core.begin;
}

// Warned of rain, |with its chair predicting| “a flood”: what somebody else says meanwhile.
bool is_in_company(const Reading& reading, const Place& place, const Cue& cue) {
  constexpr std::uint32_t longest = 8;  // tokens of who says it
  if (cue.form != VerbForm::ing) return false;
  const std::uint32_t first = place.sentence.begin + 1;
  for (std::uint32_t i = cue.tokens.begin; i > first && i + longest > cue.tokens.begin; --i) {
    if (reading.token(i - 1).folded == text::hash_of("with")) return is_comma(reading, i - 2);
  }
  return false;
}

// Lee says it is safe, but |parents remain| “unconvinced”: whose state the marks tell, where the clause of the cue
// before has ended.
bool is_in_contrast(const CueBefore& asked) {
  const Reading& reading = asked.scene.reading;
  const std::uint32_t verb = asked.place.tokens.begin - 1;
  if (asked.cue.tokens.end + 3 >= verb || !is_finite_verb(reading, verb)) return false;
  if (!asked.reported || asked.reported->holds(asked.place.tokens)) return false;
  const auto subject = phrase_before(reading, asked.cue.tokens.end, verb);
  if (!subject || !is_somebody(reading, *subject) || subject->core.begin <= asked.cue.tokens.end + 1) return false;
  const std::uint32_t link = subject->core.begin - 1;
  return reading.is(link, Word::coordinator | Word::subordinator) && reading.word(link) != "and" &&
         is_comma(reading, link - 1);
}

bool is_in_relative(const Scene& scene, std::size_t index) {
  return index > 0 && scene.earlier[index - 1] && is_behind_relative_of(scene, index, *scene.earlier[index - 1]);
}

// “It was, |you know,| ‘grim’”: what only fills a pause.
bool is_filler(const Reading& reading, const Cue& cue) {
  if (cue.tokens.size() != 1 || cue.head < 2 || cue.head + 1 >= reading.tokens().size()) return false;
  if (reading.token(cue.head - 1).folded != text::hash_of("you") || !is_comma(reading, cue.head + 1)) return false;
  return is_comma(reading, cue.head - 2) && (reading.word(cue.head) == "know" || reading.word(cue.head) == "see");
}

// |Asked| for a word, the captain had two: “Never again.” What opens the sentence, before a clause of its own.
bool is_of_opening(const Reading& reading, const Place& place, const Cue& cue) {
  constexpr std::uint32_t longest = 24;  // tokens
  if (cue.tokens.begin != place.sentence.begin || cue.kind != CueClass::verb) return false;
  if (!reading.is(cue.head, Word::verb_participle)) return false;
  const std::uint32_t last = std::min(place.tokens.begin, cue.tokens.end + longest);
  for (std::uint32_t i = cue.tokens.end; i + 2 < last; ++i) {
    if (is_comma(reading, i)) return is_clause_at(reading, {i + 1, place.tokens.begin});
  }
  return false;
}

// Their |statement| read, in part: “…”: a noun that is the subject of the verb behind it.
bool is_subject_of_verb(const Reading& reading, TokenRange cues, const std::vector<Cue>& all, const Cue& cue) {
  if (cue.kind != CueClass::noun || !is_finite_verb(reading, cue.tokens.end)) return false;
  const auto next = static_cast<std::size_t>(&cue - all.data()) + 1;
  return next < cues.end && all[next].tokens.begin == cue.tokens.end && all[next].kind == CueClass::verb;
}

// When the doctor |rang| she said “yes”: does the cue stand in a clause that tells when, which opens the sentence?
bool is_in_subordinate(const Reading& reading, const Place& place, const Cue& cue) {
  constexpr std::uint32_t longest = 8;  // tokens
  const std::uint32_t first = place.sentence.begin;
  if (cue.tokens.begin <= first + 1 || cue.tokens.begin > first + longest) return false;
  return reading.is(first, Word::subordinator) && !reading.is(first, Word::complementizer);
}

// She |rang| me and said “yes”: a verb that seldom reports, before a second verb, or one with its pronoun, that does so
// right before the marks.
bool is_first_deed(const Scene& scene, const Place& place, TokenRange cues, const Cue& cue) {
  const Cue& nearest = scene.cues[cues.end - 1];
  if (&nearest == &cue || cue.strength() >= 0.45F) return false;
  const bool is_introduced = nearest.is_known() && place.preceding == U',' && starts_upper(scene.reading, place);
  if (nearest.strength() < 0.45F && !is_introduced) return false;  // waved and |went|, “Hello.”
  if (nearest.kind != CueClass::verb || nearest.tokens.begin <= cue.tokens.end) return false;
  const std::uint32_t end = is_comma(scene.reading, nearest.tokens.end) ? nearest.tokens.end + 1 : nearest.tokens.end;
  const bool has_subject = is_in_subordinate(scene.reading, place, cue) && nearest.tokens.begin == cue.tokens.end + 1 &&
                           scene.reading.is(cue.tokens.end, Word::subject_pronoun);
  const bool is_second = has_subject || scene.reading.word(nearest.tokens.begin - 1) == "and" ||
                         scene.reading.word(nearest.head - 1) == "then";
  return end == place.tokens.begin && is_second;
}

// Council scraps |plan|: ‘We listened’; minister on defence |spending|: ‘We had no choice’. What somebody does
// something to, or speaks on, in a headline reports nothing.
bool is_object_in_headline(const Reading& reading, const Place& place, const Cue& cue) {
  if (cue.tokens.end >= place.tokens.begin || place.preceding != U':' || cue.strength() >= 0.45F) return false;
  const auto form = headline_form(reading, place.paragraph);
  if (form && form->cue.end == place.tokens.begin) return form->source.end < cue.tokens.begin;
  if (cue.tokens.end + 1 != place.tokens.begin || (cue.kind != CueClass::noun && cue.form != VerbForm::base))
    return false;
  const auto source = headline_closing(reading, place);
  return source && source->end < cue.tokens.begin;
}

// A cue that cannot be the place's, whatever it reports.
bool is_passed_over(const Scene& scene, const Place& place, TokenRange cues, const Cue& cue, std::uint32_t rank) {
  return cue.tokens.end > place.tokens.begin || is_overruled(scene, place, cues, cue) || is_too_far(cue, rank) ||
         is_first_deed(scene, place, cues, cue) || is_filler(scene.reading, cue) ||
         is_of_opening(scene.reading, place, cue) || is_object_in_headline(scene.reading, place, cue) ||
         is_subject_of_verb(scene.reading, cues, scene.cues, cue);
}

// What the cues nearer to the place leave to those before them.
struct Nearer {
  bool is_answered;           // no cue before the marks before can be this place's
  bool is_explained = false;  // nor an adverbial one: a relative clause reports it
  const Cue* verb = nullptr;  // the one asked before

  // Whether neither the cue nor one before it can be the place's.
  bool rules_out(const Scene& scene, std::size_t index, const Cue& cue) const {
    if (is_answered && cue.tokens.end <= scene.places[index - 1].tokens.begin) return true;
    return is_explained && cue.kind == CueClass::adverbial;
  }

  // The same of what the cue is found to report.
  bool rules_out(const CueBefore& asked) const {
    return (verb != nullptr && is_first_of_two(asked, *verb)) || is_in_contrast(asked);
  }

  void note(const CueBefore& asked, const std::optional<NounPhrase>& subject) {
    if (asked.cue.kind == CueClass::verb) verb = &asked.cue;
    is_answered = is_answered || is_answer(asked, subject);
    is_explained = is_explained || speaks_in_relative(asked.scene.reading, asked.cue, subject);
  }
};

// Whether the place is told of by this cue or those nearer, and by none before it.
bool is_settled_by(const CueBefore& asked, const std::optional<NounPhrase>& subject) {
  const Reading& reading = asked.scene.reading;
  const Place& place = asked.place;
  const Cue& cue = asked.cue;
  if (is_owned_clause(asked.scene, place, cue, asked.reported)) return true;
  if (takes_up(reading, place, subject) || is_in_company(reading, place, cue)) return true;
  // Asked the clerk and |was told|: “…”
  return is_told(cue) && cue.tokens.end + 1 == place.tokens.begin && asked.gap.is_introduced;
}

// Asks the cues one by one, the nearest first, until it is settled whom the place is told of. What they are found to
// report and likely holds the place.
std::vector<Reported> propose_cues(const Scene& scene, std::size_t index, TokenRange cues, Proposals& proposals) {
  const Place& place = scene.places[index];
  const Features none = proposals.front().features;
  Nearer nearer{.is_answered = is_parted(scene, index)};
  std::vector<Reported> reports;
  for (std::uint32_t rank = 0; rank < most_cues && rank < cues.size(); ++rank) {
    const Cue& cue = scene.cues[cues.end - 1 - rank];
    if (is_passed_over(scene, place, cues, cue, rank)) continue;
    if (nearer.rules_out(scene, index, cue)) break;
    const auto reported = scene.clauses.clause_around(scene.reading, place.sentence, cue, place.tokens);
    const CueBefore asked{scene, place, index, cue, reported, rank, gap_of(scene.reading, cue, place.tokens.begin)};
    if (nearer.rules_out(asked)) break;
    if (is_likely_around(place, reported)) reports.push_back(*reported);
    const auto subject = propose_cue(asked, none, proposals);
    if (is_settled_by(asked, subject)) break;
    nearer.note(asked, subject);
  }
  return reports;
}

}  // namespace

bool ends_insertion(const Reading& reading, const Cue& cue, std::uint32_t i) {
  const bool is_plain = !cue.is_passive && cue.tokens.end == cue.head + 1;
  return is_comma(reading, i) || (is_plain && is_mark(reading, i, Mark::colon));
}

bool is_rumour(const Reading& reading, const Cue& cue) {
  const std::uint32_t to = cue.tokens.end;  // but known |to fans| as “Bubba”
  if (!cue.is_passive || to + 1 >= reading.tokens().size() || !reading.is(to, Word::infinitive_to)) return false;
  return reading.is(to + 1, Word::verb_base | Word::be | Word::auxiliary) &&
         TellingWords::english().has(reading.token(cue.head), TellingWords::rumour);
}

void propose_before(const Scene& scene, std::size_t index, Proposals& proposals) {
  const Place& place = scene.places[index];
  if (is_in_relative(scene, index) || sender_before(scene.reading, place)) return;
  const TokenRange cues = cues_in(scene, place.before());
  if (cues.empty()) return;
  const std::size_t first = proposals.size();
  const auto reports = propose_cues(scene, index, cues, proposals);
  for (std::size_t i = first; i < proposals.size(); ++i) add_depth(place, reports, proposals[i]);
}

}  // namespace onrecord::attribution
