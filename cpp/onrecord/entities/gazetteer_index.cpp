// Matching; the index is built in gazetteer_build.cpp.
#include "onrecord/entities/gazetteer_index.hpp"

#include <algorithm>

#include "onrecord/text/utf8.hpp"

namespace onrecord::entities {

const GazetteerIndex::Slot* GazetteerIndex::find(std::uint64_t hash) const {
  const std::uint64_t bit = hash >> (shift_ - filter_bits);
  if ((filter_[bit >> 6U] >> (bit & 63U) & 1U) == 0) return nullptr;
  const std::uint32_t fingerprint = Slot::fingerprint_of(hash);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash >> shift_;; i = (i + 1) & mask) {
    if (slots_[i].empty()) return nullptr;
    if (slots_[i].fingerprint == fingerprint) return &slots_[i];
  }
}

// Whether the first two bytes at `at` are those of some name; with a character beyond ASCII, whether they may be.
bool GazetteerIndex::may_start(std::string_view text, std::uint32_t at) const {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first >= 0x80) return true;
  if (!first_bytes_[first]) return false;
  const auto second = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : ' ');
  return !is_ascii_word(first) || second >= 0x80 || !is_ascii_word(second) || first_pairs_[first * 128U + second];
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

// Collects the first of the forms, shortest first, whose units stand at `begin`.
void GazetteerIndex::forms_at(std::string_view text, std::uint32_t begin, std::vector<std::uint32_t>& forms) const {
  forms.clear();
  UnitWalk walk(text, begin);
  while (walk.next(longest_gap_)) {
    const Slot* slot = find(walk.hash());
    if (slot == nullptr) break;
    if (slot->form != 0) forms.push_back(slot->form - 1);
    if (slot->goes_on == 0) break;
  }
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

void GazetteerIndex::match_from(std::string_view text, std::uint32_t begin, bool overlapping,
                                std::vector<std::uint32_t>& forms, std::vector<GazetteerMatch>& matches) const {
  forms_at(text, begin, forms);
  if (forms.empty() || !may_begin(text, begin)) return;
  for (; !forms.empty(); forms.pop_back()) {
    if (match_forms(forms.back(), text, begin, overlapping, matches)) return;
  }
}

std::vector<GazetteerMatch> GazetteerIndex::match(std::string_view text, bool overlapping) const {
  std::vector<GazetteerMatch> matches;
  if (forms_.empty()) return matches;
  std::vector<std::uint32_t> forms;
  for (std::uint32_t at = 0; at < text.size();) {
    const Character first = read(text, at);
    std::uint32_t end = at + first.length;
    bool starts = false;
    if (first.sign <= Sign::mark) {
      starts = may_start(text, at);
      end = unit_end(text, at);
    } else if (first.sign == Sign::other) {
      starts = std::ranges::binary_search(first_others_, first.code);
      end = unit_end(text, at);
    }
    const std::size_t before = matches.size();
    if (starts) match_from(text, at, overlapping, forms, matches);
    at = overlapping || matches.size() == before ? end : matches.back().span.end;
  }
  return matches;
}

}  // namespace onrecord::entities
