// Matching; the index is built in gazetteer_build.cpp.
#include "onrecord/entities/gazetteer_index.hpp"

#include <algorithm>

#include "onrecord/text/utf8.hpp"

namespace onrecord::entities {

const GazetteerIndex::Slot* GazetteerIndex::find(std::uint64_t hash) const {
  const std::uint32_t fingerprint = Slot::fingerprint_of(hash);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash >> shift_;; i = (i + 1) & mask) {
    if (slots_[i].empty()) return nullptr;
    if (slots_[i].fingerprint == fingerprint) return &slots_[i];
  }
}

// Whether a name may begin at a character that is part of no word.
bool GazetteerIndex::may_start(std::string_view text, std::uint32_t at) const {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (!first_bytes_[byte]) return false;
  return byte < 0x80 || std::ranges::binary_search(first_others_, read(text, at).code);
}

std::optional<GazetteerMatch> GazetteerIndex::check(const Form& form, std::string_view text, std::uint32_t begin) const {
  const Variant* accepting = nullptr;
  bool all_accept = true;
  std::uint32_t end = 0;
  for (std::uint32_t i = 0; i < form.variant_count; ++i) {
    const Variant& variant = variants_[form.first_variant + i];
    const auto compared = compare(variant.text, text, begin);
    if (!compared) return std::nullopt;  // all variants differ in case only
    end = compared->end;
    if (i == 0 && !may_end(text, end)) return std::nullopt;
    const List& written = variant.written;
    if (compared->exact) return GazetteerMatch{{begin, end}, entry_lists_.data() + written.begin, written.count};
    if (variant.mode == CaseMode::exact) continue;
    const bool accepts = variant.mode == CaseMode::folded || compared->title;
    if (accepts && accepting == nullptr) accepting = &variant;
    all_accept = all_accept && accepts;
  }
  if (accepting == nullptr) return std::nullopt;
  const List& list = all_accept ? form.loose : accepting->alone;
  return GazetteerMatch{{begin, end}, entry_lists_.data() + list.begin, list.count};
}

void GazetteerIndex::match_from(std::string_view text, std::uint32_t begin, bool overlapping,
                                std::vector<std::uint32_t>& forms, std::vector<GazetteerMatch>& matches) const {
  forms.clear();
  UnitWalk walk(text, begin);
  while (walk.next(longest_gap_)) {
    const Slot* slot = find(walk.hash());
    if (slot == nullptr) break;
    if (slot->form != 0) forms.push_back(slot->form - 1);
    if (slot->goes_on == 0) break;
  }
  if (forms.empty() || !may_begin(text, begin)) return;
  for (; !forms.empty(); forms.pop_back()) {
    for (std::uint32_t i = forms.back();; ++i) {
      if (const auto found = check(forms_[i], text, begin)) {
        matches.push_back(*found);
        if (!overlapping) return;
      }
      if (forms_[i].is_last) break;
    }
  }
}

std::vector<GazetteerMatch> GazetteerIndex::match(std::string_view text, bool overlapping) const {
  std::vector<GazetteerMatch> matches;
  if (forms_.empty()) return matches;
  std::vector<std::uint32_t> forms;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = 0; at < size;) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80 && !may_begin_word(byte) && !first_bytes_[byte]) {
      ++at;
      continue;
    }
    bool starts = first_bytes_[byte];
    std::uint32_t end = 0;
    if (byte >= 0x80 || !may_begin_word(byte)) {
      const Character first = read(text, at);
      const bool in_word = first.sign == Sign::word || first.sign == Sign::spaceless || first.sign == Sign::mark;
      end = in_word ? unit_end(text, at) : at + first.length;
      starts = starts && (in_word || may_start(text, at));
    } else {
      end = unit_end(text, at);
    }
    if (starts) {
      const std::size_t before = matches.size();
      match_from(text, at, overlapping, forms, matches);
      if (!overlapping && matches.size() > before) end = matches.back().span.end;
    }
    at = end;
  }
  return matches;
}

}  // namespace onrecord::entities
