// Organisations, places and all other things in a document; declared in linker.hpp.
#include <algorithm>

#include "onrecord/entities/linker.hpp"
#include "onrecord/entities/surface.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::entities {
namespace {

constexpr std::uint64_t thing_salt = 0xA0761D6478BD642FU;     // a thing's name is no person's
constexpr std::uint64_t initials_salt = 0xE7037ED1A0B428DBU;  // initials are no words

bool is_abbreviation(const Spelling& name) { return name.count == 1 && name.all_upper; }

// A hash of the letters of an abbreviation, and of a name's initials, small words left out or not.
std::uint64_t letters_key(std::string_view abbreviation) {
  Key key;
  for (std::uint32_t i = 0; i < abbreviation.size();) {
    const Character next = read(abbreviation, i);
    i += next.length;
    if (next.sign == Sign::word) key = key + Key{text::fold(next.code) + 1, 0x9E3779B97F4A7C15U};
  }
  return key.hash ^ initials_salt;
}

std::uint64_t initials_key(const Spelling& name, bool with_small) {
  Key key;
  for (std::uint32_t i = 0; i < name.count; ++i) {
    const bool small = name.parts[i].begins_small || name.parts[i].initial == U'&';
    if (with_small || !small) key = key + Key{name.parts[i].initial + 1, 0x9E3779B97F4A7C15U};
  }
  return key.hash ^ initials_salt;
}

// Whether the letters are initials of the name's parts, in order, the first the first: WHO, World Health Organization.
bool abbreviates(std::string_view letters, const Spelling& name) {
  std::uint32_t part = 0;
  for (std::uint32_t i = 0; i < letters.size();) {
    const Character next = read(letters, i);
    if (next.sign == Sign::word) {
      const char32_t letter = text::fold(next.code);
      while (part < name.count && name.parts[part].initial != letter && i > 0) ++part;
      if (part >= name.count || name.parts[part].initial != letter) return false;
      ++part;
    }
    i += next.length;
  }
  return part > 1;
}

}  // namespace

// One key for all spellings: an organisation without its legal form, a people without its plural s.
std::uint64_t Linker::body_key(const Candidate& candidate, const Spelling& name) const {
  const std::uint64_t salt = thing_salt ^ name.generation.hash;  // Article II is not Article III
  if (candidate.type == EntityType::org) return tables_.variants.without_legal_form(name).key().hash ^ salt;
  const std::string_view form = written(candidate);
  if (candidate.type == EntityType::norp && form.size() > 3 && form.ends_with('s')) {
    return tables_.variants.read(form.substr(0, form.size() - 1)).key().hash ^ thing_salt;
  }
  return name.key().hash ^ salt;
}

// Whether the candidate stands alone in brackets right behind the one before: World Health Organization |(WHO)|.
bool Linker::is_in_brackets(std::uint32_t index) const {
  if (index == 0) return false;
  const TextSpan before = candidates_[index - 1].span;
  const TextSpan span = candidates_[index].span;
  if (span.begin < before.end || span.begin - before.end != 2 || span.end >= text_.size()) return false;
  return text_.substr(before.end, 2) == " (" && text_[span.end] == ')';
}

// Whether the candidate before is what this abbreviation in brackets stands for.
bool Linker::is_defined(std::uint32_t index, const Spelling& name) const {
  if (!is_abbreviation(name) || !is_in_brackets(index)) return false;
  const Candidate& before = candidates_[index - 1];
  if (before.type == EntityType::person) return false;
  const bool unknown = before.type == EntityType::org && candidates_[index].entry_count == 0;
  return unknown || abbreviates(written(candidates_[index]), tables_.variants.read(written(before)));
}

// A headline uses what the first paragraph explains: its FSA is no other body that a list knows.
void Linker::expect_definitions() {
  for (std::uint32_t i = 1; i < candidates_.size(); ++i) {
    if (!is_in_brackets(i)) continue;
    const Spelling name = tables_.variants.read(written(candidates_[i]));
    if (is_defined(i, name)) expected_.push_back(body_key(candidates_[i], name));
  }
  std::ranges::sort(expected_);
}

// The entity of the candidate before, where this one abbreviates it in brackets.
std::uint32_t Linker::defined_by(std::uint32_t index, const Spelling& name) const {
  return is_defined(index, name) ? links_[index - 1] : none;
}

std::uint32_t Linker::link_body(std::uint32_t index, const Spelling& name, std::uint32_t entry) {
  const Candidate& candidate = candidates_[index];
  const std::uint64_t key = body_key(candidate, name);
  std::uint32_t draft = defined_by(index, name);
  if (draft != none)
    definitions_.add(key, draft);
  else
    definitions_.for_each(key, [&](std::uint32_t found) { return draft = found, false; });
  if (draft != none) {
    join(draft, candidate, name, none);
    return draft;
  }
  draft = draft_of_entry(entry);
  if (draft == none) {
    draft = draft_of_key(key);
    if (draft != none && entry != none && drafts_[draft].entry != none) draft = none;
  }
  if (draft == none) draft = add_draft(candidate, entry);
  join(draft, candidate, name, entry);
  by_key_.add(key, draft);
  if (candidate.type == EntityType::org) index_body(draft, candidate, name);
  return draft;
}

// Makes an organisation known by its first and last word and by its initials.
void Linker::index_body(std::uint32_t draft, const Candidate& candidate, const Spelling& name) {
  const Spelling short_name = tables_.variants.without_legal_form(name);
  if (candidate.type != EntityType::org || name.count < 2) return;
  by_short_.add(short_name.parts[0].key.hash, draft);
  by_short_.add(short_name.parts[short_name.count - 1].key.hash, draft);
  by_short_.add(initials_key(name, true), draft);
  by_short_.add(initials_key(name, false), draft);
  by_short_.add(initials_key(short_name, false), draft);
}

// One word: an abbreviation, the short form of one organisation, else a name of its own.
std::uint32_t Linker::link_short_body(std::uint32_t index, const Spelling& name) {
  const Candidate& candidate = candidates_[index];
  std::uint32_t found = none;
  bool several = false;
  const auto only = [&](std::uint32_t draft) {
    several = several || (found != none && found != draft);
    found = draft;
    return true;
  };
  if (defined_by(index, name) == none && draft_of_key(body_key(candidate, name)) == none) {
    by_short_.for_each(name.key().hash, only);
    if (found == none && is_abbreviation(name)) by_short_.for_each(letters_key(written(candidate)), only);
  }
  if (found == none || several || candidate.type != EntityType::org) return link_body(index, name, entry_of(candidate));
  join(found, candidate, name, none);
  return found;
}

}  // namespace onrecord::entities
