// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/speakers.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <vector>

#include "onrecord/attribution/appositions.hpp"
#include "onrecord/attribution/mentions.hpp"
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/places.hpp"
#include "onrecord/attribution/roles.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/data/data.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::attribution {
namespace {

using entities::Entity;
using entities::EntityType;
using entities::Gender;
using entities::Mention;
using quotes::Quote;
using segment::TokenRange;
using Pronoun = SpeakerLinker::Pronoun;
using Word = WordClass;

// How many mentions before a pronoun are asked, and how far back a speaker goes on, in sentences.
constexpr std::size_t most_mentions = 24;
constexpr std::uint32_t most_sentences = 4;
constexpr std::uint32_t longest_apposition = 16;  // or what stands in brackets, in tokens

bool agrees(const Entity& entity, Pronoun pronoun) {
  const bool is_person = entity.type == EntityType::person;
  switch (pronoun) {
    case Pronoun::male:
      return is_person && !entity.plural && entity.gender != Gender::female;
    case Pronoun::female:
      return is_person && !entity.plural && entity.gender != Gender::male;
    case Pronoun::plural:
      return entity.plural || entity.type == EntityType::org || entity.type == EntityType::norp;
    case Pronoun::thing:
      return entity.type == EntityType::org || entity.type == EntityType::gpe;
    case Pronoun::relative_thing:
      return agrees(entity, Pronoun::thing);
    case Pronoun::relative:
      return is_person || entity.type == EntityType::norp;
    case Pronoun::nobody:
    case Pronoun::own:
      return false;
  }
  return false;
}

// One document's view of its mentions, sentences and roles.
class Linking {
 public:
  explicit Linking(const Reading& reading)
      : reading_(reading), found_(reading.evidence.found), roles_(reading), genders_(found_.entities.size()) {}

  Referent of_words(TokenRange core, const Quote& quote);
  Referent spoken_to(Pronoun pronoun, const Quote& quote, const Quote* last) const;
  Referent of_source(TokenRange core, const Pronoun* pronoun, const Quote& quote, const Quote* last);
  Referent of_pronoun(Pronoun pronoun, const Quote& quote, const Quote* last);
  Referent of_relative(std::uint32_t word, Pronoun pronoun) const;

  // Robin Hale married Kim. “I said yes,” |he| says. “So did I,” she says: whom “he” has meant, “she” does not.
  void note_gender(std::uint32_t entity, Pronoun pronoun) {
    if (pronoun == Pronoun::male) genders_[entity] = Gender::male;
    if (pronoun == Pronoun::female) genders_[entity] = Gender::female;
  }

 private:
  bool may_be(std::uint32_t entity, Pronoun pronoun) const {
    const bool is_other = (pronoun == Pronoun::male && genders_[entity] == Gender::female) ||
                          (pronoun == Pronoun::female && genders_[entity] == Gender::male);
    return !is_other && agrees(found_.entities[entity], pronoun);
  }
  Referent of_name(TokenRange core) const;
  bool has_partner(TokenRange core, std::uint32_t first) const;
  std::uint32_t before_letters(TokenRange core, std::uint32_t word) const;
  const Mention* people_at_end(TokenRange core) const;
  bool is_one_of_a_people(TokenRange core) const;
  bool speaks_as_one(TokenRange core, const Quote& quote) const;
  bool names_many(std::uint32_t noun) const;
  bool joins_roles(std::uint32_t link, std::uint32_t name) const;
  Referent of_apposition(TokenRange core, const Quote& quote) const;
  std::uint32_t sentence_of(std::uint32_t offset) const;
  std::uint32_t without_brackets(std::uint32_t last) const;
  bool explains_person(TokenRange tokens) const;
  std::optional<std::uint32_t> before_apposition(std::uint32_t last) const;
  bool is_marked(const Mention& mention) const;
  Referent opens_paragraph(const Quote& last, std::uint32_t at, Pronoun pronoun) const;
  Referent gestures_before(const Quote& last, std::uint32_t at, Pronoun pronoun) const;
  Referent mentioned_before(std::uint32_t at, std::uint32_t here, Pronoun pronoun, const Quote& quote) const;
  Referent actor_or_told(const Mention& actor, const Referent& nearer, bool is_alone, Pronoun pronoun,
                         const Quote& quote) const;
  bool speaks_of_other(const Quote& quote, Pronoun pronoun) const;
  // How far back the only person of known gender is looked for, and whether one of unknown gender might be meant.
  struct Range {
    std::uint32_t sentences = 0;
    bool is_strict = false;
  };
  Referent only_before(std::uint32_t at, std::uint32_t here, Pronoun pronoun, Range range) const;
  std::optional<Referent> acts_before(std::uint32_t at, Pronoun pronoun, const Quote* told);
  Referent named_since(const Quote& last, const Quote& quote, std::uint32_t here, Pronoun pronoun) const;
  bool is_of_many(TokenRange source) const;
  bool is_unnamed(const Quote& last, TextSpan pronoun, std::uint32_t here) const;
  std::optional<Referent> behind_last(const Quote& last, const Quote& quote, std::uint32_t here, Pronoun pronoun);
  Referent behind_unnamed(const Quote& last, std::uint32_t at, std::uint32_t here, Pronoun pronoun) const;

  const Reading& reading_;
  const entities::Found& found_;
  Roles roles_;
  std::vector<Gender> genders_;  // by entity: what a pronoun that meant it tells; unknown where none did
};

std::uint32_t Linking::sentence_of(std::uint32_t offset) const {
  const auto& sentences = reading_.evidence.segments.sentences;
  const auto next =
      std::ranges::upper_bound(sentences, offset, {}, [](const segment::Sentence& s) { return s.span.begin; });
  return static_cast<std::uint32_t>(next - sentences.begin());
}

bool Linking::is_marked(const Mention& mention) const {
  const TokenRange tokens = tokens_in(reading_, mention.span);
  return !tokens.empty() && reading_.marked[tokens.begin] != 0;
}

// The |Spaniard|, the Kansas |Republican|: where the name of a people or a party ends that an article, and a place
// perhaps, goes before.
const Mention* Linking::people_at_end(TokenRange core) const {
  if (core.size() < 2 || core.size() > 3 || !reading_.is(core.begin, Word::determiner)) return nullptr;
  if (core.size() == 3 && !reading_.is(core.begin + 1, Word::name_like)) return nullptr;
  const Mention* const mention = mention_ending(reading_, core.end - 1);
  return mention != nullptr && mention->type == EntityType::norp ? mention : nullptr;
}

// “the Scot”, “an American”: somebody without a name, where “the French” and “the Americans” are a people.
bool Linking::is_one_of_a_people(TokenRange core) const {
  if (people_at_end(core) == nullptr) return false;
  const std::string_view word = reading_.word(core.end - 1);
  static constexpr std::array<std::string_view, 4> endings_of_many{"s", "sh", "ch", "ese"};
  return std::ranges::none_of(endings_of_many, [&](std::string_view ending) { return word.ends_with(ending); });
}

// “The Portuguese |says he| is fit”, “Never,” said the Portuguese: one person and no people, by the verb, by who is
// spoken of, and since no people speaks between marks.
bool Linking::speaks_as_one(TokenRange core, const Quote& quote) const {
  if (people_at_end(core) == nullptr || reading_.word(core.end - 1).ends_with('s')) return false;
  if (quote.kind == quotes::QuoteKind::direct) return true;
  const std::uint32_t verb = core.end;
  if (verb + 1 >= reading_.tokens().size() || !reading_.is(verb, Word::verb_third | Word::verb_past)) return false;
  const std::uint32_t spoken_of = reading_.token(verb + 1).folded;
  return reading_.is(verb, Word::verb_third) || spoken_of == text::hash_of("he") || spoken_of == text::hash_of("she");
}

// The |sisters|, |police|: a noun for several.
bool Linking::names_many(std::uint32_t noun) const {
  if (!reading_.is(noun, Word::person_noun)) return false;
  const std::string_view word = reading_.word(noun);
  return (word.ends_with('s') && !word.ends_with("ss") && word.size() > 4) ||
         TellingWords::english().has(reading_.token(noun), TellingWords::body);
}

// The |mother|-of-two: the word before what hyphens join to it, not before token `first`.
std::uint32_t before_hyphens(const Reading& reading, std::uint32_t first, std::uint32_t word) {
  while (word >= first + 2 && is_mark(reading, word - 1, Mark::hyphen)) word -= 2;
  return word;
}

// “president |and| chief executive Ann Lee”, “England |and| Arsenal captain Ann Lee”: one person's roles, not two
// people.
bool Linking::joins_roles(std::uint32_t link, std::uint32_t name) const {
  if (link == 0 || name <= link + 1) return false;
  std::uint32_t role = name - 1;
  while (role > link + 1 && reading_.is(role, Word::name_like) && !reading_.is(role, Word::person_noun))
    --role;  // Lord
  role = before_hyphens(reading_, link + 1, role);
  if (!reading_.is(role, Word::person_noun)) return false;
  if (reading_.any({link + 1, name}, Word::determiner | Word::possessive | Word::coordinator)) return false;
  const Mention* const before = mention_ending(reading_, link - 1);
  const std::uint32_t first_role = before_hyphens(reading_, link - std::min(link, 6U), link - 1);
  // |police| and Mayor Ann Lee, |residents| and councillor Ann Lee: others beside her
  if (names_many(link - 1)) return false;
  // former |Wallaby| and now publican Ann Lee
  if (link > 1 && reading_.token(link - 2).folded == text::hash_of("former")) return true;
  if (before == nullptr) return reading_.is(first_role, Word::person_noun | Word::adjective);
  return before->type == EntityType::norp || before->type == EntityType::gpe;
}

// “Ready?” Lee asked |Ann|. “Yes,” she replied: whom the quote before names right behind its cue, where the pronoun's
// verb says that somebody answers.
Referent Linking::spoken_to(Pronoun pronoun, const Quote& quote, const Quote* last) const {
  if (last == nullptr || !last->cue || !quote.cue || last->cue->end > quote.cue->begin) return {};
  const TokenRange cue = tokens_in(reading_, *quote.cue);
  const TokenRange before = tokens_in(reading_, *last->cue);
  if (cue.empty() || before.empty() || before.end >= reading_.tokens().size()) return {};
  if (!TellingWords::english().has(reading_.token(cue.end - 1), TellingWords::replying)) return {};
  const auto hearer = phrase_at(reading_, before.end, before.end + std::min(reach, cue.begin - before.end));
  const Mention* const mention = hearer ? mention_ending(reading_, hearer->core.end - 1) : nullptr;
  if (mention == nullptr || !may_be(mention->entity, pronoun)) return {};
  return {mention->entity, Link::actor, mention->span};
}

// Of a source: a pronoun, or words; “another, |Lee|, said” is both.
Referent Linking::of_source(TokenRange core, const Pronoun* pronoun, const Quote& quote, const Quote* last) {
  if (pronoun == nullptr) return of_words(core, quote);
  const bool is_nobody = *pronoun == Pronoun::nobody || *pronoun == Pronoun::own;
  const Referent named = is_nobody ? of_words(core, quote) : spoken_to(*pronoun, quote, last);
  return named.entity ? named : of_pronoun(*pronoun, quote, last);
}

// |Norvane| plc, |Ann Lee| QC: the last word before a form or letters that are no part of a name.
std::uint32_t Linking::before_letters(TokenRange core, std::uint32_t word) const {
  constexpr std::uint32_t most = 2;
  for (std::uint32_t name = word; name > core.begin && name + most >= word; --name) {
    if (mention_at(reading_, reading_.token(name).begin) != nullptr) return name;
    if (reading_.word(name) != "plc" && !reading_.token(name).is(segment::TokenShape::all_upper)) break;
  }
  return word;
}

// Ann Lee, of Hull, |and Dr Ray Moss|, of Leeds: another person behind what tells of the first, from token `first` on.
bool Linking::has_partner(TokenRange core, std::uint32_t first) const {
  constexpr std::uint32_t longest_title = 3;
  for (std::uint32_t i = first + 1; i + 1 < core.end; ++i) {
    if (!reading_.is(i, Word::coordinator) || mention_at(reading_, reading_.token(i).begin) != nullptr) continue;
    for (std::uint32_t name = i + 1; name < std::min(core.end, i + 2 + longest_title); ++name) {
      const Mention* const mention = mention_at(reading_, reading_.token(name).begin);
      if (mention != nullptr && mention->type == EntityType::person) return true;
      if (mention != nullptr || !reading_.is(name, Word::name_like | Word::person_noun)) break;
    }
  }
  return false;
}

// The mention that holds the head word of a name: the last word before a preposition. Of several names there is none.
Referent Linking::of_name(TokenRange core) const {
  const SourceHead head = head_of(reading_, core);
  const Mention* const mention = mention_at(reading_, reading_.token(before_letters(core, head.word)).begin);
  if (mention == nullptr || mention->span.begin < reading_.token(core.begin).begin || is_one_of_a_people(core))
    return {.link = Link::no_mention};
  const TokenRange named = tokens_in(reading_, mention->span);
  // |Bank of England| governor Ann Lee: whose governor she is.
  const bool is_whose = named.end > head.tokens.end && named.end < core.end &&
                        !reading_.is(named.end, Word::preposition | Word::coordinator | Word::possessive) &&
                        reading_.token(named.end).is_word();
  if (is_whose) return of_name({named.end, core.end});
  if (named.end > head.tokens.end && named.end < core.end && reading_.is(named.end, Word::coordinator))
    return {.link = Link::several_names};
  const std::uint32_t name = named.begin;
  for (std::uint32_t i = core.begin; i < head.tokens.end; ++i) {
    const bool joins = reading_.is(i, Word::coordinator) && mention_at(reading_, reading_.token(i).begin) == nullptr;
    if (joins && !joins_roles(i, name)) return {.link = Link::several_names};
  }
  if (mention->type == EntityType::person && has_partner(core, head.tokens.end)) return {.link = Link::several_names};
  return {mention->entity, Link::name, mention->span};
}

// “The mayor, |Ann Lee|, said”.
Referent Linking::of_apposition(TokenRange core, const Quote& quote) const {
  const auto count = static_cast<std::uint32_t>(reading_.tokens().size());
  const std::uint32_t behind_cue = quote.cue ? tokens_in(reading_, *quote.cue).end : count;
  const Mention* const mention = explaining_mention(reading_, core, behind_cue);
  if (mention == nullptr) return {.link = Link::no_mention};
  return {mention->entity, Link::apposition, mention->span};
}

// Of a source that is no pronoun.
Referent Linking::of_words(TokenRange core, const Quote& quote) {
  Referent referent = speaks_as_one(core, quote) ? Referent{.link = Link::no_mention} : of_name(core);
  if (referent.link == Link::no_mention) referent = of_apposition(core, quote);
  return referent.link == Link::no_mention ? roles_.find(core) : referent;
}

// The |sisters|: several without a name.
bool Linking::is_of_many(TokenRange source) const { return names_many(head_of(reading_, source).word); }

// “A prosecutor said so. |She| added …”: the pronoun goes on with a source that has no name, so it has none, either.
bool Linking::is_unnamed(const Quote& last, TextSpan pronoun, std::uint32_t here) const {
  if (last.speaker_entity || !last.speaker || last.speaker->end > pronoun.begin) return false;
  if (here - sentence_of(last.speaker->begin) > 1) return false;
  const TokenRange source = tokens_in(reading_, *last.speaker);
  if (reading_.any(source, Word::coordinator)) return false;  // Moss and his wife, Petra: one of them
  return reading_.any(source, Word::person_noun) || is_one_of_a_people(source);
}

// |Miss Lyle| put aside her letter. “Then let him in,” she said: who acts in the sentence that opens the paragraph of
// the pronoun at `at`, where the last one to speak did so before it.
Referent Linking::opens_paragraph(const Quote& last, std::uint32_t at, Pronoun pronoun) const {
  constexpr std::uint32_t longest_title = 3;  // tokens before the name
  const auto& paragraphs = reading_.evidence.segments.paragraphs;
  const auto next = std::ranges::upper_bound(paragraphs, at, {}, [](const auto& one) { return one.span.begin; });
  const TokenRange tokens = std::prev(next)->tokens;
  if (tokens.empty() || !last.speaker || last.speaker->end > reading_.token(tokens.begin).begin) return {};
  for (std::uint32_t i = tokens.begin; i < std::min(tokens.end, tokens.begin + longest_title + 1); ++i) {
    if (reading_.marked[i] != 0) return {};
    const Mention* const mention = mention_at(reading_, reading_.token(i).begin);
    if (mention == nullptr) continue;
    if (mention->span.end > at || !may_be(mention->entity, pronoun) || !acts(reading_, *mention)) return {};
    return {mention->entity, Link::actor, mention->span};
  }
  return {};
}

// Lee asked Ray if he would go. |Ray| grinned. “No,” he said: whose gesture stands right before the pronoun at `at`,
// behind the one who spoke last.
Referent Linking::gestures_before(const Quote& last, std::uint32_t at, Pronoun pronoun) const {
  constexpr std::size_t most = 4;  // mentions, of which some are in the words of the pronoun
  auto next = std::ranges::lower_bound(found_.mentions, at, {}, [](const Mention& m) { return m.span.begin; });
  for (std::size_t asked = 0; next != found_.mentions.begin() && asked < most; ++asked) {
    const Mention& mention = *--next;
    if (mention.span.begin < last.span.end || sentence_of(at) - sentence_of(mention.span.begin) > 1) break;
    if (is_marked(mention)) continue;
    std::uint32_t verb = tokens_in(reading_, mention.span).end;
    if (verb + 1 < reading_.tokens().size() && is_comma(reading_, verb)) ++verb;  // her twin, Ray, |grinned|
    const bool is_gesture = may_be(mention.entity, pronoun) && verb < reading_.tokens().size() &&
                            TellingWords::english().has(reading_.token(verb), TellingWords::gesture);
    if (!is_gesture || !acts(reading_, mention)) return {};
    return {mention.entity, Link::actor, mention.span};
  }
  return {};
}

// |The mayor|, Lee's |lawyer|; not: police, a nurse: one person, whom the words tell from all others.
bool is_certain_person(const Reading& reading, TokenRange core) {
  const bool is_one = reading.token(core.begin).folded == text::hash_of("the") || reading.any(core, Word::possessive);
  const std::uint32_t noun = core.end - 1;
  return is_one && reading.is(noun, Word::person_noun) && !reading.word(noun).ends_with('s');
}

// Kemi Lee's spokesman was asked about Ray. |He| said no: who acts at the head of the sentence before the pronoun's at
// `at`, where it is a person without a name; whom the text introduces by these words, or nobody.
// Behind `told`, who spoke last, only who makes a gesture: “Never,” Ray told a guard. |The guard| shrugged. “Leaves,”
// he said.
std::optional<Referent> Linking::acts_before(std::uint32_t at, Pronoun pronoun, const Quote* told) {
  const auto& sentences = reading_.evidence.segments.sentences;
  const std::uint32_t here = sentence_of(at);
  if (here < 2 || sentences[here - 1].paragraph != sentences[here - 2].paragraph) return std::nullopt;
  const auto next = std::ranges::lower_bound(found_.mentions, at, {}, [](const Mention& m) { return m.span.begin; });
  const bool is_named_here =
      next != found_.mentions.begin() && std::prev(next)->span.begin >= sentences[here - 1].span.begin;
  if (is_named_here && may_be(std::prev(next)->entity, pronoun)) return std::nullopt;
  const TokenRange tokens = sentences[here - 2].tokens;
  if (tokens.empty() || reading_.marked[tokens.begin] != 0) return std::nullopt;
  const auto subject = phrase_at(reading_, tokens.begin, tokens.end);
  if (!subject || subject->kind != NounPhrase::Kind::nominal || !has_verb_behind(reading_, *subject))
    return std::nullopt;
  const bool gestures = TellingWords::english().has(reading_.token(subject->phrase.end), TellingWords::gesture);
  if (told != nullptr && (!gestures || told->span.end > reading_.token(tokens.begin).begin)) return std::nullopt;
  if (!is_certain_person(reading_, subject->core)) return std::nullopt;
  const Referent named = roles_.find(subject->core);
  if (named.entity && may_be(*named.entity, pronoun)) return named;
  return Referent{.link = Link::unnamed_before};
}

// “I said it to |her|,” he said: does he speak of somebody of the other gender?
bool Linking::speaks_of_other(const Quote& quote, Pronoun pronoun) const {
  constexpr std::uint32_t longest = 60;  // tokens
  if (pronoun != Pronoun::male && pronoun != Pronoun::female) return false;
  const bool is_male = pronoun == Pronoun::male;
  const std::uint32_t subject = is_male ? text::hash_of("she") : text::hash_of("he");
  const std::uint32_t object = is_male ? text::hash_of("her") : text::hash_of("him");
  const TokenRange said = tokens_in(reading_, quote.parts.front());
  for (std::uint32_t i = said.begin; i < std::min(said.end, said.begin + longest); ++i) {
    const std::uint32_t word = reading_.token(i).folded;
    if (word == subject || word == object) return true;
  }
  return false;
}

// Dana Lee faced |Martin Ray|. “I like her,” he said: of who acts and who is named behind him, if he is alone there,
// the one whose name tells the gender, where he speaks of the other.
Referent Linking::actor_or_told(const Mention& actor, const Referent& nearer, bool is_alone, Pronoun pronoun,
                                const Quote& quote) const {
  const auto is_unknown = [&](std::uint32_t entity) {
    return found_.entities[entity].gender == entities::Gender::unknown;
  };
  const bool is_other = nearer.entity && is_alone && is_unknown(actor.entity) && !is_unknown(*nearer.entity) &&
                        sentence_of(nearer.by->begin) == sentence_of(actor.span.begin);
  if (is_other && speaks_of_other(quote, pronoun)) return nearer;
  return {actor.entity, Link::actor, actor.span};
}

// Whom a pronoun at `at`, in sentence `here`, may mean: who acts in the sentences before, else the only one there.
Referent Linking::mentioned_before(std::uint32_t at, std::uint32_t here, Pronoun pronoun, const Quote& quote) const {
  auto next = std::ranges::lower_bound(found_.mentions, at, {}, [](const Mention& m) { return m.span.begin; });
  Referent only{.link = Link::none_agrees};
  std::optional<TextSpan> other;
  for (std::size_t asked = 0; next != found_.mentions.begin() && asked < most_mentions; ++asked) {
    const Mention& mention = *--next;
    if (here - sentence_of(mention.span.begin) > 2) break;
    if (is_marked(mention) || !may_be(mention.entity, pronoun)) continue;
    if (acts(reading_, mention)) return actor_or_told(mention, only, !other, pronoun, quote);
    if (only.entity && *only.entity != mention.entity) other = only.by;
    only = {mention.entity, Link::only_one, mention.span};
  }
  // “They” may be any group the text does not name: only who acts is surely meant.
  if (other) return {.link = Link::several_agree, .by = only.by, .other = other};
  if (only.entity && pronoun == Pronoun::plural) return {.link = Link::any_group, .by = only.by};
  return only;
}

// Ann Lee met Alan Ray. “He listened,” she said. He was curt. “She talked,” |he| said: where nobody near agrees, the
// only one further back of whom that is known, if nobody else can be meant.
Referent Linking::only_before(std::uint32_t at, std::uint32_t here, Pronoun pronoun, Range range) const {
  const Referent none{.link = Link::none_agrees};
  if (pronoun != Pronoun::male && pronoun != Pronoun::female) return none;
  auto next = std::ranges::lower_bound(found_.mentions, at, {}, [](const Mention& m) { return m.span.begin; });
  Referent only = none;
  for (std::size_t asked = 0; next != found_.mentions.begin() && asked < most_mentions; ++asked) {
    const Mention& mention = *--next;
    if (here - sentence_of(mention.span.begin) > range.sentences) break;
    const Entity& entity = found_.entities[mention.entity];
    if (is_marked(mention) || !may_be(mention.entity, pronoun) || only.entity == mention.entity) continue;
    const bool is_unknown = entity.gender == entities::Gender::unknown;
    if (is_unknown && !range.is_strict) continue;
    if (only.entity || is_unknown) return none;
    only = {mention.entity, Link::only_one, mention.span};
  }
  return only;
}

// “It was me,” Kit said. His mother, |Dawn|, laughed. “It was,” she said: where the name of who spoke last tells no
// gender, a name behind it that does.
Referent Linking::named_since(const Quote& last, const Quote& quote, std::uint32_t here, Pronoun pronoun) const {
  if (found_.entities[*last.speaker_entity].gender != entities::Gender::unknown) return {};
  const Referent named = mentioned_before(quote.speaker->begin, here, pronoun, quote);
  const bool is_behind = named.entity && named.by && named.by->begin >= last.span.end;
  return is_behind && found_.entities[*named.entity].gender != entities::Gender::unknown ? named : Referent{};
}

// The Lee |sisters| sued their agent, Ray. He said …: not one of them, if one person alone is near.
Referent Linking::behind_unnamed(const Quote& last, std::uint32_t at, std::uint32_t here, Pronoun pronoun) const {
  const bool is_one = pronoun == Pronoun::male || pronoun == Pronoun::female;
  const bool is_other = is_one && is_of_many(tokens_in(reading_, *last.speaker));
  const Referent only = is_other ? only_before(at, here, pronoun, {.sentences = 2}) : Referent{};
  return only.entity ? only : Referent{.link = Link::unnamed_before};
}

// Whom the pronoun of a quote means by what stands behind the one who spoke last, or that he goes on.
std::optional<Referent> Linking::behind_last(const Quote& last, const Quote& quote, std::uint32_t here,
                                             Pronoun pronoun) {
  const TextSpan speaker = *quote.speaker;
  if (pronoun == Pronoun::male || pronoun == Pronoun::female) {
    const Referent opening = opens_paragraph(last, speaker.begin, pronoun);
    if (opening.entity) return opening;
    const Referent gesture = gestures_before(last, speaker.begin, pronoun);
    if (gesture.entity) return gesture;
    if (const auto unnamed = acts_before(speaker.begin, pronoun, &last)) return unnamed;
  }
  if (last.speaker_entity && last.speaker && last.speaker->end <= speaker.begin &&
      here - sentence_of(last.speaker->begin) <= most_sentences && may_be(*last.speaker_entity, pronoun)) {
    const Referent nearer = named_since(last, quote, here, pronoun);
    return nearer.entity ? nearer : Referent{last.speaker_entity, Link::last_speaker, last.speaker};
  }
  if (is_unnamed(last, speaker, here)) return behind_unnamed(last, speaker.begin, here, pronoun);
  return std::nullopt;
}

Referent Linking::of_pronoun(Pronoun pronoun, const Quote& quote, const Quote* last) {
  const TextSpan speaker = *quote.speaker;
  if (pronoun == Pronoun::nobody || pronoun == Pronoun::own) return {.link = Link::nobody};
  if (pronoun == Pronoun::relative || pronoun == Pronoun::relative_thing)
    return of_relative(tokens_in(reading_, speaker).begin, pronoun);
  const std::uint32_t here = sentence_of(speaker.begin);
  if (last != nullptr) {
    if (const auto referent = behind_last(*last, quote, here, pronoun)) return *referent;
  }
  if (pronoun == Pronoun::male || pronoun == Pronoun::female) {
    if (const auto acts = acts_before(speaker.begin, pronoun, nullptr)) return *acts;
  }
  const Referent named = mentioned_before(speaker.begin, here, pronoun, quote);
  return named.link == Link::none_agrees
             ? only_before(speaker.begin, here, pronoun, {.sentences = 6, .is_strict = true})
             : named;
}

// The last token of the name that ends at `last`, behind which there may be something in brackets.
std::uint32_t Linking::without_brackets(std::uint32_t last) const {
  if (reading_.word(last) != ")") return last;
  std::uint32_t name = last;
  while (name > 1 && last - name < longest_apposition && reading_.word(name) != "(") --name;
  return name - 1;
}

// Whether tokens may be an apposition that tells who a person is: “now the mayor of Rome”, “mayor of Rome”.
bool Linking::explains_person(TokenRange tokens) const {
  if (reading_.is(tokens.begin, Word::determiner) || reading_.is(tokens.begin + 1, Word::determiner)) return true;
  return reading_.any(tokens, Word::person_noun);
}

// The token before the comma that opens an apposition which ends at `last`: “Lee, now the mayor of Rome”.
std::optional<std::uint32_t> Linking::before_apposition(std::uint32_t last) const {
  for (std::uint32_t i = last; i > 0 && last - i < longest_apposition; --i) {
    if (reading_.word(i) == ",") {
      if (!explains_person({i + 1, last + 1})) return std::nullopt;
      return without_brackets(i - 1);
    }
    const bool is_verb =
        reading_.is(i, Word::finite | Word::auxiliary) && !reading_.is(i, Word::noun | Word::name_like);
    if (is_verb || reading_.token(i).is(segment::TokenShape::line_before)) return std::nullopt;
  }
  return std::nullopt;
}

// “Lee, who …”; “Tesco, which …”; “Lee, a lawyer for the city, who …”; “Lee, a lawyer who …”: the name before it, or
// before an apposition with no other one.
Referent Linking::of_relative(std::uint32_t word, Pronoun pronoun) const {
  const Referent none{.link = Link::no_antecedent};
  const auto named_at = [&](std::uint32_t token) {
    const Mention* mention = mention_ending(reading_, token);
    return mention != nullptr && may_be(mention->entity, pronoun) ? mention : nullptr;
  };
  if (word < 2) return none;
  const std::string_view before = reading_.word(word - 1);
  const bool is_apart = before == "," || before == "—" || before == "–";
  const std::uint32_t last = word - (is_apart ? 2 : 1);
  const Mention* const nearest = named_at(last);
  const auto opened = before_apposition(last);
  const Mention* const explained = opened ? named_at(*opened) : nullptr;
  if (nearest != nullptr && explained != nullptr && nearest->entity != explained->entity)
    return {.link = Link::no_antecedent, .by = nearest->span, .other = explained->span};
  if (nearest != nullptr) return {nearest->entity, Link::antecedent, nearest->span};
  // Without a comma the clause belongs to the noun before it, and that is who is explained unless it is inside.
  const bool is_of_head = is_apart || !opened || !reading_.any({*opened + 2, word}, Word::preposition);
  if (explained == nullptr || !is_of_head) return none;
  return {explained->entity, Link::antecedent, explained->span};
}

}  // namespace

std::string_view name(Link link) {
  static constexpr auto names = std::to_array<std::string_view>(
      {"no-speaker", "name", "role", "last-speaker", "actor", "only-one", "antecedent", "outer-speaker", "apposition",
       "no-mention", "several-names", "several-bear", "nobody", "no-antecedent", "unnamed-before", "none-agrees",
       "several-agree", "any-group"});
  return names[static_cast<std::size_t>(link)];
}

SpeakerLinker::SpeakerLinker() {
  text::for_each_row("en/pronouns.tsv", data::table("en/pronouns.tsv"), [this](const text::Row& row) {
    static constexpr std::array<std::string_view, 8> names{"male",     "female",         "plural", "thing",
                                                           "relative", "relative-thing", "nobody", "own"};
    const auto* const name = std::ranges::find(names, row[1]);
    if (name == names.end()) {
      throw std::invalid_argument("en/pronouns.tsv:" + std::to_string(row.line()) + ": unknown referent");
    }
    pronouns_.add(row[0], static_cast<Pronoun>(name - names.begin()));
  });
}

namespace {

// “|I| told him, ‘Not here,’” said Ann Lee: who speaks the words that hold the pronoun; none in a report without marks,
// where the writer may say “I”.
Referent of_outer(const std::vector<Quote>& quotes, const Quote& quote) {
  if (!quote.parent) return {};
  const Quote& outer = quotes[*quote.parent];
  const bool is_inside =
      std::ranges::any_of(outer.marked, [&](TextSpan marked) { return marked.contains(*quote.speaker); });
  return is_inside ? Referent{outer.speaker_entity, Link::outer_speaker, outer.speaker} : Referent{};
}

// |Lee| himself: who speaks, without the word that stresses it.
TokenRange unstressed(const Reading& reading, TextSpan speaker) {
  TokenRange core = tokens_in(reading, speaker);
  const bool is_stressed =
      core.size() > 1 && TellingWords::english().has(reading.token(core.end - 1), TellingWords::reflexive);
  if (is_stressed) --core.end;
  return core;
}

// Whom a quote's source means: an “I” inside other words first of all who speaks those.
Referent of_quote(Linking& linking, const std::vector<Quote>& quotes, const Quote& quote, TokenRange core,
                  const Pronoun* pronoun, const Quote* last) {
  const Referent outer = pronoun != nullptr && *pronoun == Pronoun::own ? of_outer(quotes, quote) : Referent{};
  return outer.entity ? outer : linking.of_source(core, pronoun, quote, last);
}

}  // namespace

void SpeakerLinker::link(const Reading& reading, std::vector<Quote>& quotes, std::vector<Referent>* referents) const {
  if (referents != nullptr) referents->assign(quotes.size(), {});
  if (std::ranges::none_of(quotes, [](const Quote& quote) { return quote.speaker.has_value(); })) return;
  Linking linking(reading);
  const Quote* last = nullptr;
  for (Quote& quote : quotes) {
    if (!quote.speaker) continue;
    const TokenRange core = unstressed(reading, *quote.speaker);
    if (core.empty()) continue;
    const Pronoun* pronoun = core.size() == 1 ? pronouns_.find(reading.token(core.begin)) : nullptr;
    const Referent referent = of_quote(linking, quotes, quote, core, pronoun, last);
    quote.speaker_entity = referent.entity;
    if (pronoun != nullptr && referent.entity) linking.note_gender(*referent.entity, *pronoun);
    if (referents != nullptr) (*referents)[static_cast<std::size_t>(&quote - quotes.data())] = referent;
    last = &quote;
  }
}

}  // namespace onrecord::attribution
