// Tested by tests/cpp/entities/recognizer_test.cpp.
#include "onrecord/entities/neighbours.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace onrecord::entities {
namespace {

constexpr int list_points = 2;
constexpr int family_points = 5;
constexpr int squad_points = 3;
constexpr std::size_t squad_size = 5;

// How two names follow each other.
enum class Joint : std::uint8_t { none, comma, conjunction, contest };

std::uint32_t begin_of(const Name& name) { return name.title.empty() ? name.tokens.begin : name.title.begin; }

Joint joint_of(const Page& page, const Name& first, const Name& second) {
  Joint joint = Joint::none;
  const std::uint32_t end = begin_of(second);
  if (end - first.tokens.end > 3) return Joint::none;
  for (std::uint32_t i = first.tokens.end; i < end; ++i) {
    const std::string_view word = page.word(i);
    if (word == "and" || word == "or" || word == "&")
      joint = Joint::conjunction;
    else if (word == "," || word == ";")
      joint = Joint::comma;
    else if (page.token(i).kind == segment::TokenKind::number && word.size() <= 2)
      continue;  // Pires 45, Cole 80
    else if (page.facts(i).does(Deed::contest))
      joint = Joint::contest;
    else if (word != "the")
      return Joint::none;
  }
  return joint;
}

// The type of a name that does not wait for votes: a listed one of one reading, one behind a title.
std::optional<EntityType> certain_type(const Page& page, const Name& name) {
  if (!name.title.empty()) return EntityType::person;
  if (name.settled) return name.type;
  if (name.match == nullptr || name.match->entry_count != 1) return std::nullopt;
  const EntityType type = page.gazetteer->entries().type_of(name.match->entries[0]);
  return type == EntityType::norp ? std::nullopt : std::optional(type);
}

// Whether a name is surely, or a lone one likely, a person's: 1; surely something else: -1.
int leans_to_person(const Page& page, const Name& name) {
  if (const auto type = certain_type(page, name)) return *type == EntityType::person ? 1 : -1;
  if (name.match != nullptr) return 0;
  return name.votes.points(EntityType::person) >= family_points ? 1 : 0;
}

// The one type that the certain names of a list have; where all but one are likely persons, those are certain, too.
std::optional<EntityType> type_of_list(const Page& page, std::span<const Name> list, bool are_persons) {
  std::optional<EntityType> type;
  for (const Name& name : list) {
    auto own = certain_type(page, name);
    if (!own && are_persons && leans_to_person(page, name) > 0) own = EntityType::person;
    if (own && type && *own != *type) return std::nullopt;
    if (own) type = own;
  }
  return type;
}

// A chain of names that ends in a conjunction: each certain type votes for those that are not; and where all but
// one are likely persons, those do (Hartley and Singh).
void vote_in_list(const Page& page, std::span<Name> list) {
  const bool is_apart = list.size() == 2 && begin_of(list[1]) != list[0].tokens.end + 1;  // golf, and Appleby
  const auto persons = std::ranges::count_if(list, [&](const Name& name) { return leans_to_person(page, name) > 0; });
  const bool are_persons = !is_apart && persons + 1 >= std::ssize(list);
  const auto type = type_of_list(page, list, are_persons);
  if (!type) return;
  for (Name& name : list)
    if (!certain_type(page, name) && !page.token(name.tokens.begin).is(TokenShape::all_upper))
      name.context.add(*type, list_points);
}

// Line-ups and lists of scorers: where enough of many names are persons, those that no list knows are, too.
void vote_in_squad(const Page& page, std::span<Name> squad) {
  if (squad.size() < squad_size) return;
  std::size_t persons = 0;
  std::size_t others = 0;
  for (const Name& name : squad) {
    const int leaning = leans_to_person(page, name);
    persons += leaning > 0 ? 1 : 0;
    others += leaning < 0 ? 1 : 0;
  }
  if (persons < 3 || 3 * others > persons) return;
  for (Name& name : squad) {
    const bool is_open = name.match == nullptr && !name.settled && name.tokens.size() == 1;
    if (is_open && !page.token(name.tokens.begin).is(TokenShape::all_upper))
      name.context.add(EntityType::person, squad_points);
  }
}

bool is_full_person(const Page& page, const Name& name) {
  if (name.tokens.size() < 2 || name.settled) return false;
  if (name.match != nullptr) return page.gazetteer->entries().type_of(name.match->entries[0]) == EntityType::person;
  return page.facts(name.tokens.begin).given_name() && name.votes.points(EntityType::person) >= family_points;
}

// Bill and Hillary Clinton.
void share_family(const Page& page, Name& first, const Name& second) {
  const bool alone = first.tokens.size() == 1 && first.match == nullptr && first.title.empty();
  if (!alone || page.facts(first.tokens.begin).given == 0 || !is_full_person(page, second)) return;
  if (second.tokens.begin != first.tokens.end + 1) return;
  first.doubtful = false;
  first.context.add(EntityType::person, family_points);
}

}  // namespace

void vote_by_neighbours(const Page& page, std::span<Name> names) {
  std::size_t first = 0;
  std::size_t squad = 0;
  for (std::size_t i = 1; i < names.size(); ++i) {
    const Joint joint = joint_of(page, names[i - 1], names[i]);
    if (joint == Joint::contest) vote_in_list(page, names.subspan(i - 1, 2));
    if (joint == Joint::none || joint == Joint::contest) {
      vote_in_squad(page, names.subspan(squad, i - squad));
      first = squad = i;
    }
    if (joint != Joint::conjunction) continue;
    vote_in_list(page, names.subspan(first, i + 1 - first));
    share_family(page, names[i - 1], names[i]);
    first = i;
  }
  if (squad < names.size()) vote_in_squad(page, names.subspan(squad));
}

}  // namespace onrecord::entities
