// Tested by tests/python/test_attribution.py on tests/cases/attribution.jsonl.
#include "onrecord/attribution/roles.hpp"

#include <algorithm>
#include <string_view>

#include "onrecord/attribution/mentions.hpp"
#include "onrecord/attribution/phrases.hpp"
#include "onrecord/attribution/places.hpp"
#include "onrecord/attribution/telling_words.hpp"
#include "onrecord/data/data.hpp"
#include "onrecord/segment/word_table.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/table.hpp"

namespace onrecord::attribution {
namespace {

using entities::EntityType;
using entities::Mention;
using segment::TokenRange;
using Word = WordClass;

constexpr std::uint32_t longest_role = 3;  // in words
constexpr std::uint32_t near = 600;        // bytes: some four sentences
constexpr std::size_t most_near = 16;      // mentions

// What words before a name stand for: Gov. → governor, by the hash of its word; read once from en/offices.tsv.
const segment::WordTable<std::uint32_t>& short_titles() {
  static const segment::WordTable<std::uint32_t> titles = [] {
    segment::WordTable<std::uint32_t> table;
    text::for_each_row("en/offices.tsv", data::table("en/offices.tsv"), [&](const text::Row& row) {
      const bool is_word = row[1] == "short" && row[2].find(' ') == std::string_view::npos;
      if (is_word) table.add(row[0], text::folded_hash(row[2]));
    });
    return table;
  }();
  return titles;
}

// A key for the words of a role, whatever their case, and for those that stand for them; made from the last word on.
std::uint32_t with_word(const Reading& reading, std::uint32_t key, std::uint32_t token) {
  const segment::Token& word = reading.token(token);
  const std::uint32_t stands_for = short_titles().of(word);
  return (key ^ (stands_for != 0 ? stands_for : word.folded)) * 0x9E3779B1U;
}

// “singer”, “film |director|”: does a role end with the words? What a role is of (president of France) makes it an
// office, which others have had.
bool is_calling(std::string_view role, std::string_view words) {
  if (!role.ends_with(words) || (role.size() > words.size() && role[role.size() - words.size() - 1] != ' '))
    return false;
  return role.find(" of ") == std::string_view::npos && role.find(" from ") == std::string_view::npos &&
         role.find(" to ") == std::string_view::npos;
}

// “Labour leader” for “leader of the Labour Party”: an office, and what it is of before it.
bool is_office_of(std::string_view role, std::string_view words) {
  const std::size_t of = role.find(" of ");
  if (of == std::string_view::npos || words.size() <= of + 1 || !words.ends_with(role.substr(0, of))) return false;
  std::string_view whole = role.substr(of + 4);
  if (whole.starts_with("the ")) whole.remove_prefix(4);
  const std::string_view part = words.substr(0, words.size() - of - 1);
  return words[part.size()] == ' ' && whole.starts_with(part) &&
         (whole.size() == part.size() || whole[part.size()] == ' ');
}

// Whether one of the roles, separated by |, is what the words say.
bool is_one(std::string_view roles, std::string_view words) {
  while (!roles.empty()) {
    const std::size_t bar = std::min(roles.find('|'), roles.size());
    const std::string_view role = roles.substr(0, bar);
    if (is_calling(role, words) || is_office_of(role, words)) return true;
    roles.remove_prefix(std::min(bar + 1, roles.size()));
  }
  return false;
}

// Whether a person is whom words mean.
enum class Fit : std::uint8_t { meant, other, unsure };

// Of those named shortly before a position the one that is meant; nobody where another is, or may be, too.
template <class IsMeant>
Referent only_near(const Reading& reading, std::uint32_t position, Link link, IsMeant is_meant) {
  const auto& found = reading.evidence.found;
  auto next = std::ranges::lower_bound(found.mentions, position, {}, [](const Mention& m) { return m.span.begin; });
  Referent meant{.link = Link::no_mention};
  for (std::size_t asked = 0; next != found.mentions.begin() && asked < most_near; ++asked) {
    const Mention& mention = *--next;
    if (mention.span.begin + near < position) break;
    if (meant.entity == mention.entity) continue;
    const Fit fit = is_meant(mention);
    if (fit == Fit::other) continue;
    if (fit == Fit::unsure || meant.entity) return {.link = Link::no_mention};
    meant = {mention.entity, link, mention.span};
  }
  return meant;
}

// The same among persons.
template <class IsMeant>
Referent only_person_near(const Reading& reading, std::uint32_t position, Link link, IsMeant is_meant) {
  return only_near(reading, position, link, [&](const Mention& mention) {
    const auto& entity = reading.evidence.found.entities[mention.entity];
    return entity.type != EntityType::person || entity.plural ? Fit::other : is_meant(mention);
  });
}

// Whether the number stands beside the mention as an age: Ann Lee, |34|, and 34-year-old Ann Lee.
bool has_age(const Reading& reading, const Mention& mention, std::string_view years) {
  const TokenRange name = tokens_in(reading, mention.span);
  if (name.empty()) return false;
  if (name.end + 1 < reading.tokens().size() && is_mark(reading, name.end, Mark::comma | Mark::open_bracket) &&
      reading.word(name.end + 1) == years)
    return true;
  constexpr std::uint32_t compound = 5;  // tokens: 34 - year - old
  return name.begin >= compound && reading.word(name.begin - compound) == years &&
         reading.word(name.begin - 1) == "old";
}

// Ann Lee, |the mayor|, came: the noun of the apposition that begins at `first`, behind a name and its comma.
std::optional<std::uint32_t> apposed_noun(const Reading& reading, std::uint32_t first) {
  const auto end = static_cast<std::uint32_t>(reading.tokens().size());
  const auto apposition = phrase_at(reading, first, std::min(end, first - 1 + reach));
  if (!apposition) return std::nullopt;
  // “In a post on Lattice, |the mayor said|”: a subject of its own is no apposition.
  const bool is_subject = apposition->phrase.end < end && is_finite_verb(reading, apposition->phrase.end);
  if (is_subject || apposition->kind != NounPhrase::Kind::nominal) return std::nullopt;
  return apposition->core.end - 1;
}

}  // namespace

// The role whose last word is `token`, and with the words before it: “minister”, “prime minister”.
void Roles::note(std::uint32_t token, std::uint32_t entity) {
  if (!reading_.is(token, Word::person_noun) && short_titles().of(reading_.token(token)) == 0) return;
  std::uint32_t key = 0;
  for (std::uint32_t words = 0; words < longest_role && words <= token; ++words) {
    const std::uint32_t i = token - words;
    const bool is_part = reading_.token(i).is_word() && reading_.is(i, Word::noun | Word::adjective | Word::name_like);
    if (words > 0 && !is_part) break;
    key = with_word(reading_, key, i);
    const auto [role, is_new] = bearers_->try_emplace(key, entity);
    if (!is_new && role->second != entity) role->second = std::nullopt;
    if (reading_.token(i).is(segment::TokenShape::line_before)) break;
  }
}

// The |mayor| Ann Lee; the |mayor|, Ann Lee, came; Ann Lee, the |mayor|, came: the roles right beside a person's name.
void Roles::note_beside(TokenRange name, std::uint32_t entity) {
  if (name.begin > 0) note(name.begin - 1, entity);
  // The mayor, |Ann Lee|, came.
  const bool is_apposed = name.begin > 1 && is_mark(reading_, name.begin - 1, Mark::comma) &&
                          name.end < reading_.tokens().size() && is_mark(reading_, name.end, Mark::comma);
  if (is_apposed) note(name.begin - 2, entity);
  if (name.end + 1 >= reading_.tokens().size() || reading_.word(name.end) != ",") return;
  if (is_apposed && is_finite_verb(reading_, name.end + 1)) return;  // a commuter, Ann Lee, |told a guard|
  if (const auto noun = apposed_noun(reading_, name.end + 1)) note(*noun, entity);
}

void Roles::note_all() {
  bearers_.emplace();
  for (const Mention& mention : found_.mentions) {
    if (found_.entities[mention.entity].type != EntityType::person) continue;
    const TokenRange name = tokens_in(reading_, mention.span);
    if (!name.empty()) note_beside(name, mention.entity);
  }
}

// “the senator”, “the prime minister”, where one person alone is introduced as one.
Referent Roles::introduced_as(TokenRange core) {
  if (core.size() > longest_role + 1) return {.link = Link::no_mention};
  if (!bearers_) note_all();
  std::uint32_t key = 0;
  for (std::uint32_t i = core.end; i > core.begin + 1; --i) key = with_word(reading_, key, i - 1);
  const auto role = bearers_->find(key);
  if (role == bearers_->end()) return {.link = Link::no_mention};
  return {role->second, role->second ? Link::role : Link::several_bear, std::nullopt};
}

// “the singer”: of the persons named shortly before, all of them known, the only one who is one.
Referent Roles::known_as(TokenRange core) const {
  const auto* const gazetteer = reading_.evidence.gazetteer;
  if (gazetteer == nullptr || !reading_.is(core.end - 1, Word::person_noun)) return {.link = Link::no_mention};
  const TextSpan span = reading_.span({core.begin + 1, core.end});
  const std::string_view words = text::slice(reading_.evidence.text, span);
  return only_person_near(reading_, span.begin, Link::role, [&](const Mention& mention) {
    const std::uint32_t entry = found_.entities[mention.entity].entry;
    if (entry == entities::no_entry) return Fit::unsure;
    return is_one(gazetteer->entries().biography(entry).roles, words) ? Fit::meant : Fit::other;
  });
}

// “the 34-year-old”: whose age it is, else the only person near.
Referent Roles::aged(TokenRange core) const {
  constexpr std::uint32_t years = 1;
  const std::uint32_t position = reading_.token(core.begin).begin;
  const std::string_view number = reading_.word(core.begin + years);
  const Referent told = only_person_near(reading_, position, Link::role, [&](const Mention& mention) {
    return has_age(reading_, mention, number) ? Fit::meant : Fit::other;
  });
  if (told.entity) return told;
  return only_person_near(reading_, position, Link::only_one, [](const Mention&) { return Fit::meant; });
}

// Whether a person or a body may be called by a noun of persons or of bodies; a body in letters or with a name of
// another kind (a ministry) may not.
bool may_be_called(const Reading& reading, const entities::Entity& entity, TokenRange name, bool is_person) {
  if (is_person) return entity.type == EntityType::person && !entity.plural;
  if (entity.type != EntityType::org) return false;
  for (std::uint32_t i = name.begin; i < name.end; ++i) {
    const segment::Token& word = reading.token(i);
    const bool is_other = TellingWords::english().has(word, TellingWords::body) &&
                          !TellingWords::english().has(word, TellingWords::epithet);
    if (is_other || word.is(segment::TokenShape::all_upper)) return false;
  }
  return true;
}

// A watchdog fined |a carmaker|: whether the noun at the end of `core` stands before it with an article that introduces
// somebody, from token `first` on.
bool is_introduced(const Reading& reading, std::uint32_t first, TokenRange core) {
  const std::uint32_t noun = reading.token(core.end - 1).folded;
  for (std::uint32_t i = first + 1; i < core.begin; ++i) {
    if (reading.token(i).folded == noun && reading.token(i - 1).folded != text::hash_of("the")) return true;
  }
  return false;
}

// |Norvane| and its chief executive, Ann Lee, were named: whether a name opens its sentence and another subject
// follows.
bool opens_subject(const Reading& reading, TokenRange name) {
  const auto* const own = sentence_from(reading, name.begin);
  return own != nullptr && name.end < own->tokens.end && reading.is(name.end, Word::coordinator);
}

// “the Italian”: somebody by the name of his people.
bool is_of_a_people(const Reading& reading, TokenRange core) {
  const Mention* const mention = core.size() == 2 ? mention_ending(reading, core.begin + 1) : nullptr;
  return mention != nullptr && mention->type == EntityType::norp;
}

namespace {

// “the |Kenya Pipeline| player”: whose player somebody is stands between the article and the noun.
bool is_of_team(const Reading& reading, TokenRange core) {
  constexpr std::uint32_t longest = 5;
  if (core.size() < 3 || core.size() > longest) return false;
  for (std::uint32_t i = core.begin + 1; i + 1 < core.end; ++i) {
    if (!reading.is(i, Word::name_like) || !reading.token(i).is(segment::TokenShape::capitalized)) return false;
  }
  return reading.is(core.end - 1, Word::person_noun);
}

// “the |singer|”, “the |veteran actor|”, “the |Italian|”: whether the words may call somebody, or a body, named before.
bool is_byname(const Reading& reading, TokenRange core, bool is_by_people) {
  const bool is_described = core.size() == 3 && reading.is(core.begin + 1, Word::adjective);
  if (core.size() != 2 && !is_described && !is_of_team(reading, core)) return false;
  return is_by_people || TellingWords::english().has(reading.token(core.end - 1), TellingWords::epithet);
}

// “the |singer|”, “the |Italian|”: a person; “the |operator|”: a body.
EntityType type_called(const Reading& reading, TokenRange core, bool is_by_people) {
  const bool is_person = is_by_people || (reading.is(core.end - 1, Word::person_noun) && !is_body(reading, core));
  return is_person ? EntityType::person : EntityType::org;
}

// |A Spaniard| was held. Judge Ann Lee was stern. “No,” the Spaniard said.
bool introduces_by_people(const Reading& reading, const Mention& mention, TokenRange name) {
  return mention.type == EntityType::norp && name.begin > 0 && reading.is(name.begin - 1, Word::determiner);
}

// A name of the type that the words call for, which the writer gives, and nobody whom he quotes.
bool is_given_by_writer(const Reading& reading, const Mention& mention, TokenRange name, EntityType type) {
  return reading.evidence.found.entities[mention.entity].type == type && !name.empty() &&
         reading.marked[name.begin] == 0;
}

// |Ida Holm| sang. “No,” the singer said: whether a name is of whom the words behind it may call so.
bool is_called(const Reading& reading, const Mention& mention, TokenRange name, TokenRange core, bool is_person) {
  return may_be_called(reading, reading.evidence.found.entities[mention.entity], name, is_person) &&
         (acts(reading, mention) || opens_subject(reading, name)) && !is_introduced(reading, name.begin, core);
}

}  // namespace

// “the singer”, “the operator”, “the Italian”: the only person, or the only body, named shortly before, if it acts
// there.
Referent Roles::only_bearer(TokenRange core) const {
  const Referent none{.link = Link::no_mention};
  const bool is_by_people = is_of_a_people(reading_, core);
  if (!is_byname(reading_, core, is_by_people)) return none;
  const EntityType type = type_called(reading_, core, is_by_people);
  return only_near(reading_, reading_.token(core.begin).begin, Link::role, [&](const Mention& mention) {
    const TokenRange name = tokens_in(reading_, mention.span);
    if (is_by_people && introduces_by_people(reading_, mention, name)) return Fit::unsure;
    if (!is_given_by_writer(reading_, mention, name, type)) return Fit::other;
    return is_called(reading_, mention, name, core, type == EntityType::person) ? Fit::meant : Fit::unsure;
  });
}

// Does the name say that its bearer is what the noun calls it: Lund |Council|, the |council|; Kent |Police|, the
// |force|? |Council| alone is no name of one.
bool says_what(const Reading& reading, TokenRange name, const segment::Token& noun) {
  if (name.size() < 2) return false;
  const auto& words = TellingWords::english();
  const bool is_force = words.has(noun, TellingWords::policing);
  for (std::uint32_t i = name.begin; i < name.end; ++i) {
    const segment::Token& word = reading.token(i);
    if (word.folded == noun.folded || (is_force && words.has(word, TellingWords::policing))) return true;
  }
  return false;
}

// “the council”, “the force”: the only body near whose name says that it is one.
Referent Roles::named_so(TokenRange core) const {
  const Referent none{.link = Link::no_mention};
  const segment::Token& noun = reading_.token(core.end - 1);
  constexpr std::uint64_t bodies = TellingWords::body | TellingWords::epithet | TellingWords::policing;
  if (core.size() != 2 || !TellingWords::english().has(noun, bodies)) return none;
  const Referent only = only_near(reading_, reading_.token(core.begin).begin, Link::role, [&](const Mention& mention) {
    const bool is_so = found_.entities[mention.entity].type == EntityType::org &&
                       says_what(reading_, tokens_in(reading_, mention.span), noun);
    return is_so ? Fit::meant : Fit::other;
  });
  const bool is_other = only.entity && is_introduced(reading_, tokens_in(reading_, *only.by).end, core);
  return is_other ? none : only;
}

Referent Roles::find(TokenRange core) {
  if (core.size() < 2 || reading_.token(core.begin).folded != text::hash_of("the")) return {.link = Link::no_mention};
  const Referent introduced = introduced_as(core);
  if (introduced.link != Link::no_mention) return introduced;
  const bool is_age = core.size() == 6 && reading_.word(core.end - 1) == "old" && reading_.word(core.end - 3) == "year";
  if (is_age) return aged(core);
  const Referent known = known_as(core);
  if (known.entity) return known;
  const Referent named = named_so(core);
  return named.entity ? named : only_bearer(core);
}

}  // namespace onrecord::attribution
