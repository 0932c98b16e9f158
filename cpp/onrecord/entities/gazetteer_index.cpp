// Matching; the index is built in gazetteer_build.cpp.
#include "onrecord/entities/gazetteer_index.hpp"

#include <algorithm>

#include "onrecord/text/utf8.hpp"

namespace onrecord::entities {

const GazetteerIndex::Slot* GazetteerIndex::find(std::uint64_t hash) const {
  if (!may_hold(hash)) return nullptr;
  const std::uint32_t fingerprint = Slot::fingerprint_of(hash);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash >> shift_;; i = (i + 1) & mask) {
    if (slots_[i].empty()) return nullptr;
    if (slots_[i].fingerprint == fingerprint) return &slots_[i];
  }
}

namespace {

bool accepts_case(CaseMode mode, bool is_title) { return mode == CaseMode::folded || is_title; }

}  // namespace

std::optional<GazetteerMatch> GazetteerIndex::check(const Form& form, std::string_view text,
                                                    std::uint32_t begin) const {
  const Variant* accepting = nullptr;
  bool all_accept = true;
  std::uint32_t end = 0;
  for (std::uint32_t i = 0; i < form.variant_count; ++i) {
    const Variant& variant = variants_[form.first_variant + i];
    const auto compared = compare(variant.text, text, begin);
    // All variants differ in case only: where one fails, or may not end, all do.
    if (!compared || (i == 0 && !may_end(text, compared->end))) return std::nullopt;
    end = compared->end;
    const List& written = variant.written;
    if (compared->exact) return GazetteerMatch{{begin, end}, entry_lists_.data() + written.begin, written.count};
    if (variant.mode == CaseMode::exact) continue;
    const bool accepts = accepts_case(variant.mode, compared->title);
    if (accepts && accepting == nullptr) accepting = &variant;
    all_accept = all_accept && accepts;
  }
  if (accepting == nullptr) return std::nullopt;
  const List& list = all_accept ? form.loose : accepting->alone;
  return GazetteerMatch{{begin, end}, entry_lists_.data() + list.begin, list.count};
}

// Collects the first of the forms, shortest first, whose units the walk passes.
void GazetteerIndex::forms_on(UnitWalk& walk, std::vector<std::uint32_t>& forms) const {
  do {
    const Slot* slot = find(walk.hash());
    if (slot == nullptr) break;
    if (slot->form != 0) forms.push_back(slot->form - 1);
    if (slot->goes_on == 0) break;
  } while (walk.next(longest_gap_));
}

// Matches the forms of one slot; true where no shorter one need be asked.
bool GazetteerIndex::match_forms(std::uint32_t first, std::string_view text, std::uint32_t begin, bool overlapping,
                                 std::vector<GazetteerMatch>& matches) const {
  for (std::uint32_t i = first;; ++i) {
    if (const auto found = check(forms_[i], text, begin)) {
      matches.push_back(*found);
      if (!overlapping) return true;
    }
    if (forms_[i].is_last) return false;
  }
}

// Matches the names that begin at `start`.
void GazetteerIndex::match_from(std::string_view text, Start& start, bool overlapping,
                                std::vector<std::uint32_t>& forms, std::vector<GazetteerMatch>& matches) const {
  forms.clear();
  forms_on(start.walk, forms);
  if (forms.empty() || !may_begin(text, start.begin)) return;
  for (; !forms.empty(); forms.pop_back()) {
    if (match_forms(forms.back(), text, start.begin, overlapping, matches)) return;
  }
}

// Whether a name may begin at `at`, by the first two bytes; with a character beyond ASCII, whether it may at all.
inline bool GazetteerIndex::may_start(std::string_view text, std::uint32_t at) const {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return starts_[first][static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : ' ')];
  const Character character = read(text, at);
  if (character.sign == Sign::other) return std::ranges::binary_search(first_others_, character.code);
  return character.sign <= Sign::mark;
}

namespace {

// The end of a unit that begins no name, with the blank behind it, or of a blank or line break.
std::uint32_t skip_unit(std::string_view text, std::uint32_t at) {
  const std::uint32_t end = skip_ascii_word(text, at);
  if (end > at && end < text.size() && text[end] == ' ') return end + 1;  // most units
  const Character first = read(text, at);
  if (first.sign == Sign::blank || first.sign == Sign::line_break) return at + first.length;
  const std::uint32_t last = end > at ? end : at + first.length;
  const bool is_ascii = first.length == 1 && (last == text.size() || static_cast<unsigned char>(text[last]) < 0x80);
  return is_ascii ? last : unit_end(text, at);
}

}  // namespace

// Collects the next starts from `at` on that the table may hold, as many as are looked up together; returns where to go
// on.
std::uint32_t GazetteerIndex::collect(std::string_view text, std::uint32_t at, std::vector<Start>& starts) const {
  starts.clear();
  while (at < text.size() && starts.size() < batch) {
    if (!may_start(text, at)) {
      at = skip_unit(text, at);
      continue;
    }
    Start& start = starts.emplace_back(Start{at, UnitWalk(text, at)});
    start.walk.next(longest_gap_);
    at = start.walk.end();
    __builtin_prefetch(&filter_[filter_bit(start.walk.hash()) >> 6U]);
  }
  std::erase_if(starts, [&](const Start& start) { return !may_hold(start.walk.hash()); });
  for (const Start& start : starts) __builtin_prefetch(&slots_[start.walk.hash() >> shift_]);
  return at;
}

std::vector<GazetteerMatch> GazetteerIndex::match(std::string_view text, bool overlapping) const {
  std::vector<GazetteerMatch> matches;
  if (forms_.empty()) return matches;
  std::vector<std::uint32_t> forms;
  std::vector<Start> starts;
  starts.reserve(batch);
  for (std::uint32_t at = 0; at < text.size();) {
    at = collect(text, at, starts);
    for (Start& start : starts) {
      const bool is_taken = !overlapping && !matches.empty() && start.begin < matches.back().span.end;
      if (!is_taken) match_from(text, start, overlapping, forms, matches);
    }
  }
  return matches;
}

}  // namespace onrecord::entities
