// Persons in a document; declared in linker.hpp.
#include <algorithm>
#include <span>
#include <utility>

#include "onrecord/entities/linker.hpp"

namespace onrecord::entities {
namespace {

constexpr int by_role = 4;  // of the scores of choose_bearer: from here on the office decided

bool conflict(Gender a, Gender b) { return a != Gender::unknown && b != Gender::unknown && a != b; }

// Bomber, of Brett “Bomber” Hallam: what stands between marks in a name; empty: nothing does.
std::string_view nickname_in(std::string_view written) {
  if (written.find_first_of("\"\xE2") == std::string_view::npos) return {};  // none of the marks begins otherwise
  for (const auto& [open, close] : {std::pair{"“", "”"}, {"\"", "\""}, {"‘", "’"}}) {
    const std::size_t begin = written.find(open);
    if (begin == std::string_view::npos) continue;
    const std::size_t first = begin + std::string_view(open).size();
    const std::size_t end = written.find(close, first);
    if (end != std::string_view::npos) return written.substr(first, end - first);
  }
  return {};
}

}  // namespace

// The office that goes before a name; 0: none.
std::uint32_t Linker::office_of(const Candidate& candidate) const {
  return tables_.offices.in_title(std::span(segments_.tokens).subspan(candidate.title.begin, candidate.title.size()));
}

// That, or the one an apposition behind the name tells.
std::uint32_t Linker::office_near(const Candidate& candidate) const {
  const std::uint32_t office = office_of(candidate);
  if (office != 0) return office;
  return tables_.offices.in_apposition(text_, std::span(segments_.tokens).subspan(candidate.tokens.end));
}

std::uint32_t Linker::link_person(const Candidate& candidate, const Spelling& name, std::uint32_t entry) {
  std::uint32_t draft = draft_of_entry(entry);
  if (draft == none) draft = variant_of_person(candidate, name, entry);
  if (draft == none) draft = add_draft(candidate, entry);
  join(draft, candidate, name, entry);
  index_person(draft, candidate, name);
  return draft;
}

// Whether a draft may be the person of a candidate: not another entry's, of no other gender and generation.
bool Linker::may_be(const Draft& draft, const Candidate& candidate, const Spelling& name, std::uint32_t entry) const {
  if ((entry != none && draft.entry != none) || conflict(draft.gender, candidate.gender)) return false;
  return draft.name == none || Variants::same_generation(spellings_[draft.name], name);
}

// The person of another spelling: the same parts (Kim Jong-un, Kim Jong Un), a compatible full name (Donald J. Trump),
// a longer name that ends or begins so (bin Laden), a shorter one met before.
std::uint32_t Linker::variant_of_person(const Candidate& candidate, const Spelling& name, std::uint32_t entry) const {
  const auto fits = [&](std::uint32_t draft) { return may_be(drafts_[draft], candidate, name, entry); };
  std::uint32_t found = none;
  const auto take_first = [&](std::uint32_t draft) { return found = fits(draft) ? draft : none, found == none; };
  by_key_.for_each(name.key().hash, take_first);
  if (found != none || name.count < 2) return found;
  by_family_.for_each(name.parts[name.count - 1].key.hash, [&](std::uint32_t draft) {
    const bool same = fits(draft) && drafts_[draft].name != none &&
                      tables_.variants.same_person(spellings_[drafts_[draft].name], name);
    return found = same ? draft : none, found == none;
  });
  if (found != none || entry != none) return found;
  by_family_.for_each(name.key().hash, take_first);
  if (found == none) by_given_.for_each(name.key().hash, take_first);
  for (std::uint32_t begin = 1; found == none && begin + 2 <= name.count; ++begin) {
    by_key_.for_each(name.key(begin, name.count).hash, take_first);
  }
  return found;
}

// Makes the person known by the parts of the name, from the longest to the shortest.
void Linker::index_person(std::uint32_t index, const Candidate& candidate, const Spelling& name) {
  Draft& draft = drafts_[index];
  draft.full_from = std::min(draft.full_from, candidate.span.begin);
  if (const std::uint32_t office = office_of(candidate); office != 0) {
    auto& titles = draft.titles;
    auto* const free = std::ranges::find_if(titles, [&](std::uint32_t t) { return t == 0 || t == office; });
    if (free != titles.end()) *free = office;
  }
  by_key_.add(name.key().hash, index);
  if (draft.name == none) {
    draft.name = static_cast<std::uint32_t>(spellings_.size());
    spellings_.push_back(name);
  } else if (draft.fullest == candidate.span) {
    spellings_[draft.name] = name;
  }
  if (const std::string_view nickname = nickname_in(written(candidate)); !nickname.empty())
    by_given_.add(tables_.variants.read(nickname).key().hash, index);
  if (name.count == 1) by_family_.add(name.key().hash, index);
  for (std::uint32_t i = 1; i < name.count; ++i) {
    by_family_.add(name.key(i, name.count).hash, index);
    if (i > 1 || !name.parts[0].is_initials) by_given_.add(name.key(0, i).hash, index);
  }
  if (tables_.variants.family_first(name)) by_family_.add(name.parts[0].key.hash, index);
}

// What speaks for a bearer's being called by this office: most that the document calls him so, then that he is known to
// have held it.
int Linker::office_score(const Draft& draft, std::uint32_t office) const {
  if (office == 0) return 0;
  if (std::ranges::find(draft.titles, office) != draft.titles.end()) return 2 * by_role;
  if (draft.entry == none) return 0;
  return tables_.offices.holds(gazetteer_->entries().biography(draft.entry).roles, office) ? by_role : 0;
}

// Among the bearers of a name the one a short mention means: who bore the mention's office in the document, who is
// known to have held it, whom everybody knows by this name alone, who was introduced before it; of equals the one
// introduced first.
Linker::Choice Linker::choose_bearer(const NameIndex& index, std::uint64_t key, const Candidate& candidate,
                                     std::uint32_t known) const {
  Choice best;
  const std::uint32_t office = office_near(candidate);
  index.for_each(key, [&](std::uint32_t bearer) {
    const Draft& draft = drafts_[bearer];
    if (conflict(draft.gender, candidate.gender)) return true;
    const bool earlier = draft.full_from < candidate.span.begin;
    const int score = office_score(draft, office) + (known != none && draft.entry == known ? 2 : 0) + (earlier ? 1 : 0);
    const bool goes_first = score == best.score && earlier && draft.full_from < drafts_[best.draft].full_from;
    if (score > best.score || goes_first) {
      best.draft = bearer;
      best.score = score;
    }
    best.earlier += earlier ? 1 : 0;
    return true;
  });
  return best;
}

// Whom the office and the family name mean together, where the document names nobody who may be meant: the one of the
// list who has held it. A person of the document whom no list knows may.
std::uint32_t Linker::office_holder(const Candidate& candidate, const Spelling& name, const Choice& choice) const {
  if (gazetteer_ == nullptr || choice.score >= by_role) return none;
  if (choice.draft != none && drafts_[choice.draft].entry == none) return none;
  const std::uint32_t office = office_near(candidate);
  const std::uint32_t title = candidate.title.begin;
  const bool is_supposed = title > 0 && tables_.offices.is_article(segments_.tokens[title - 1].folded);
  if (office == 0 || (is_supposed && !candidate.title.empty())) return none;
  return tables_.office_holders.find(gazetteer_->entries(), tables_.offices, name.key().hash, office, candidate.gender);
}

std::uint32_t Linker::link_short_person(const Candidate& candidate, const Spelling& name) {
  const std::uint32_t known = entry_of(candidate);
  const std::uint64_t key = name.key().hash;
  Choice choice = choose_bearer(by_family_, key, candidate, known);
  const std::uint32_t holder = known == none ? office_holder(candidate, name, choice) : none;
  if (holder != none) {
    const std::uint32_t draft = link_known_person(candidate, name, holder);
    by_family_.add(key, draft);
    return draft;
  }
  if (choice.draft == none) {
    choice = choose_bearer(by_given_, key, candidate, known);
    if (choice.earlier > 1) choice.draft = none;  // two Davids: it cannot know
  }
  // Whom everybody knows by this name alone goes before those the document names later, or who do not hold the office.
  const bool by_office = choice.score >= by_role;
  const bool is_other = known != none && choice.draft != none && drafts_[choice.draft].entry != known;
  if (is_other && (choice.earlier == 0 || (office_of(candidate) != 0 && !by_office))) choice.draft = none;
  if (choice.draft == none && known != none) return link_known_person(candidate, name, known);
  if (choice.draft == none) return unknown_person(candidate, name);
  join(choice.draft, candidate, name, none);
  return choice.draft;
}

// A listed person whom the document has named by this short name only, if at all.
std::uint32_t Linker::link_known_person(const Candidate& candidate, const Spelling& name, std::uint32_t entry) {
  std::uint32_t draft = draft_of_entry(entry);
  if (draft == none) {
    draft = draft_of_key(name.key().hash);
    if (draft != none && !may_be(drafts_[draft], candidate, name, entry)) draft = none;
  }
  if (draft == none) draft = add_draft(candidate, entry);
  join(draft, candidate, name, entry);
  drafts_[draft].full_from = std::min(drafts_[draft].full_from, candidate.span.begin);  // as good as a full name
  // [Hillary] Clinton: whom the given name told bears the family name, too.
  const Spelling full = tables_.variants.read(gazetteer_->entries()[entry].name);
  for (std::uint32_t i = 1; i < full.count; ++i) by_family_.add(full.key(i, full.count).hash, draft);
  return draft;
}

// Bill and Hillary Clinton: the first has the family name of the second, where the document or a list knows such a
// person.
std::uint32_t Linker::link_by_family(std::uint32_t index, const Spelling& name) {
  if (index + 1 >= candidates_.size() || name.count != 1) return none;
  const Candidate& candidate = candidates_[index];
  const Candidate& next = candidates_[index + 1];
  if (next.type != EntityType::person || next.span.begin <= candidate.span.end) return none;
  if (text::slice(text_, TextSpan{candidate.span.end, next.span.begin}) != " and ") return none;
  const std::string_view full = written(next);
  const std::size_t blank = full.rfind(' ');
  if (blank == std::string_view::npos) return none;
  const std::string joined = std::string(written(candidate)) + std::string(full.substr(blank));
  std::uint32_t draft = draft_of_key(tables_.variants.read(joined).key().hash);
  if (draft != none) {
    join(draft, candidate, name, none);
    return draft;
  }
  const std::uint32_t entry = entry_of_name(joined, EntityType::person);
  if (entry == none) return none;
  draft = draft_of_entry(entry);
  if (draft == none) draft = add_draft(candidate, entry);
  join(draft, candidate, name, entry);
  index_person(draft, candidate, tables_.variants.read(joined));
  return draft;
}

// Colm and Bríd Hanlon … Mr Hanlon: nobody knows a Colm Hanlon, but who is called by a given name alone and shares the
// family name of the next bears it, too.
void Linker::share_family(std::uint32_t index, std::uint32_t draft) {
  if (drafts_[draft].entry != none || drafts_[draft].name != none || index + 1 >= candidates_.size()) return;
  const Candidate& candidate = candidates_[index];
  const Candidate& next = candidates_[index + 1];
  if (!candidate.title.empty() || next.type != EntityType::person || next.span.begin <= candidate.span.end) return;
  if (text::slice(text_, TextSpan{candidate.span.end, next.span.begin}) != " and ") return;
  const std::string_view full = written(next);
  const std::size_t blank = full.rfind(' ');
  if (blank != std::string_view::npos) by_family_.add(tables_.variants.read(full.substr(blank + 1)).key().hash, draft);
}

// A person of one name whom nothing explains: one with all others of that name, but a Mr. is no Mrs.
std::uint32_t Linker::unknown_person(const Candidate& candidate, const Spelling& name) {
  std::uint32_t draft = none;
  by_key_.for_each(name.key().hash, [&](std::uint32_t known) {
    draft = conflict(drafts_[known].gender, candidate.gender) ? none : known;
    return draft == none;
  });
  if (draft == none) {
    draft = add_draft(candidate, none);
    bool shares_name = false;
    const auto note = [&](std::uint32_t) { return shares_name = true, false; };
    by_family_.for_each(name.key().hash, note);
    by_key_.for_each(name.key().hash, note);
    drafts_[draft].likely_gender = candidate.likely_gender;
    drafts_[draft].needs_title = shares_name && candidate.gender != Gender::unknown;
  }
  join(draft, candidate, name, none);
  by_key_.add(name.key().hash, draft);
  return draft;
}

}  // namespace onrecord::entities
