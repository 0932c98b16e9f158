// Builds the index; matching is in gazetteer_index.cpp.
// Tested by tests/cpp/entities/gazetteer_test.cpp.
#include <algorithm>
#include <bit>
#include <string>

#include "onrecord/entities/gazetteer_index.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::entities {
namespace {

// Whether a name in its case mode accepts a text that writes `spelling`.
bool accepts(const Surface& name, std::string_view spelling) {
  const auto compared = compare(name.text, spelling, 0);
  return compared &&
         (compared->exact || name.mode == CaseMode::folded || (name.mode == CaseMode::title && compared->title));
}

bool same_form(std::string_view a, std::string_view b) {
  const auto compared = compare(a, b, 0);
  return compared && compared->end == b.size();
}

// The character folded, and in capitals where it folds to ASCII.
std::array<char32_t, 2> spellings(char32_t c) {
  const char32_t folded = text::fold(c);
  return {folded, folded >= 'a' && folded <= 'z' ? folded - 'a' + 'A' : folded};
}

}  // namespace

GazetteerIndex::GazetteerIndex(std::span<const Surface> surfaces, std::span<const GazetteerEntry> entries) {
  std::vector<std::uint64_t> hashes;  // of all beginnings of all names
  std::vector<std::uint32_t> ends;    // of each name's beginnings among them
  hashes.reserve(surfaces.size() * 3);
  ends.reserve(surfaces.size());
  for (const Surface& surface : surfaces) {
    allow_start(surface);
    UnitWalk walk(surface.text, 0);
    while (walk.next(static_cast<std::uint32_t>(surface.text.size()))) hashes.push_back(walk.hash());
    longest_gap_ = std::max(longest_gap_, walk.longest_gap());
    ends.push_back(static_cast<std::uint32_t>(hashes.size()));
  }
  std::ranges::sort(first_others_);
  // NOLINTNEXTLINE(modernize-use-ranges): clang 14 cannot compile what std::ranges::unique returns.
  first_others_.erase(std::unique(first_others_.begin(), first_others_.end()), first_others_.end());
  resize(hashes.size());
  std::vector<Keyed> keyed;
  keyed.reserve(surfaces.size());
  for (std::size_t i = 0, begin = 0; i < surfaces.size(); begin = ends[i++]) {
    for (std::size_t k = begin; k + 1 < ends[i]; ++k) slots_[place(hashes[k])].goes_on = 1;
    const std::size_t last = place(hashes[ends[i] - 1]);
    slots_[last].form = 1;  // occupied; the form follows
    keyed.push_back({last, &surfaces[i]});
  }
  build_forms(keyed, entries);
}

void GazetteerIndex::resize(std::size_t beginnings) {
  const unsigned bits = std::max(4U, static_cast<unsigned>(std::bit_width(beginnings)) + 1U);
  slots_.resize(std::size_t{1} << bits);
  shift_ = 64 - bits;
  filter_.resize((slots_.size() << filter_bits) / 64);
}

// The slot of a beginning: its own or the free one it gets.
std::size_t GazetteerIndex::place(std::uint64_t hash) {
  const std::uint32_t fingerprint = Slot::fingerprint_of(hash);
  const std::uint64_t bit = filter_bit(hash);
  filter_[bit >> 6U] |= std::uint64_t{1} << (bit & 63U);
  std::size_t i = hash >> shift_;
  while (!slots_[i].empty() && slots_[i].fingerprint != fingerprint) i = (i + 1) & (slots_.size() - 1);
  slots_[i].fingerprint = fingerprint;
  return i;
}

namespace {

// Bytes that are no word character of ASCII: behind the first letter of a name they are not looked at.
std::bitset<256> not_in_words() {
  std::bitset<256> all;
  for (unsigned c = 0; c < all.size(); ++c) all[c] = !is_ascii_word(static_cast<unsigned char>(c));
  return all;
}

}  // namespace

// How a text may begin the name: its first character, and the one after it, in any case the mode allows and in others.
void GazetteerIndex::allow_start(const Surface& surface) {
  const Character first = read(surface.text, 0);
  if (first.sign == Sign::other) first_others_.push_back(first.code);
  static const std::bitset<256> outside_words = not_in_words();
  const std::array<char32_t, 2> firsts = spellings(first.code);
  const bool is_single = first.length >= surface.text.size();
  const std::array<char32_t, 2> seconds = spellings(is_single ? U' ' : read(surface.text, first.length).code);
  for (const char32_t one : firsts) {
    const bool is_other_case = one != first.code && one == text::fold(one);
    if (one >= 0x80 || (is_other_case && surface.mode != CaseMode::folded)) continue;
    starts_[one] |= is_ascii_word(static_cast<unsigned char>(one)) ? outside_words : ~std::bitset<256>();
    for (const char32_t two : seconds) {
      if (two < 0x80) starts_[one].set(two);
    }
  }
}

// Names of one slot end with the same unit; they stand together, longest first, and of these the same forms together.
void GazetteerIndex::build_forms(std::vector<Keyed>& keyed, std::span<const GazetteerEntry> entries) {
  const auto longest_first = [](const Keyed& a, const Keyed& b) {
    const std::string x = text::fold(a.surface->text);
    const std::string y = text::fold(b.surface->text);
    return x.size() != y.size() ? x.size() > y.size() : x < y;
  };
  std::ranges::stable_sort(keyed, {}, &Keyed::slot);
  for (std::size_t begin = 0, end = 0; begin < keyed.size(); begin = end) {
    while (end < keyed.size() && keyed[end].slot == keyed[begin].slot) ++end;
    const std::span<Keyed> group(keyed.data() + begin, end - begin);
    slots_[group.front().slot].form = static_cast<std::uint32_t>(forms_.size()) + 1;
    if (group.size() > 1) std::ranges::stable_sort(group, longest_first);
    for (std::size_t first = 0, last = 0; first < group.size(); first = last) {
      while (last < group.size() && same_form(group[first].surface->text, group[last].surface->text)) ++last;
      build_form(group.subspan(first, last - first), entries);
    }
    forms_.back().is_last = true;
  }
}

void GazetteerIndex::build_form(std::span<const Keyed> same, std::span<const GazetteerEntry> entries) {
  if (same.size() == 1) {  // most forms
    const Surface& only = *same.front().surface;
    const List list = store({only.entry}, entries);
    variants_.push_back({only.text, only.mode, list, list});
    forms_.push_back(
        {static_cast<std::uint32_t>(variants_.size()) - 1, 1, false, only.mode == CaseMode::exact ? List{} : list});
    return;
  }
  Form form{static_cast<std::uint32_t>(variants_.size()), 0, false, {}};
  const auto collect = [&](auto&& wanted) {
    std::vector<std::uint32_t> list;
    for (const Keyed& one : same) {
      if (wanted(*one.surface)) list.push_back(one.surface->entry);
    }
    return store(std::move(list), entries);
  };
  form.loose = collect([](const Surface& s) { return s.mode != CaseMode::exact; });
  for (const Keyed& one : same) {
    const Surface& surface = *one.surface;
    const auto known = std::span(variants_).subspan(form.first_variant);
    if (std::ranges::any_of(known, [&](const Variant& v) { return v.text == surface.text && v.mode == surface.mode; }))
      continue;
    Variant variant{surface.text, surface.mode, {}, {}};
    variant.written = collect([&](const Surface& s) { return accepts(s, surface.text); });
    variant.alone = collect([&](const Surface& s) {
      return s.mode == CaseMode::folded || (s.mode == surface.mode && s.text == surface.text);
    });
    variants_.push_back(variant);
    ++form.variant_count;
  }
  forms_.push_back(form);
}

// Best weight first, each entry once. A list equal to the last one stored is shared.
GazetteerIndex::List GazetteerIndex::store(std::vector<std::uint32_t> list, std::span<const GazetteerEntry> entries) {
  std::ranges::sort(list);
  // NOLINTNEXTLINE(modernize-use-ranges): as above.
  list.erase(std::unique(list.begin(), list.end()), list.end());
  std::ranges::stable_sort(list,
                           [&](std::uint32_t a, std::uint32_t b) { return entries[a].weight > entries[b].weight; });
  const std::size_t count = list.size();
  const std::size_t size = entry_lists_.size();
  if (count > 0 && size >= count &&
      std::equal(list.begin(), list.end(), entry_lists_.end() - static_cast<std::ptrdiff_t>(count))) {
    return {static_cast<std::uint32_t>(size - count), static_cast<std::uint32_t>(count)};
  }
  entry_lists_.insert(entry_lists_.end(), list.begin(), list.end());
  return {static_cast<std::uint32_t>(size), static_cast<std::uint32_t>(count)};
}

}  // namespace onrecord::entities
