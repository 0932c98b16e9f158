// Builds the index of a gazetteer; matching is in gazetteer_matcher.cpp.
// Tested by tests/cpp/entities/gazetteer_test.cpp.
#include <algorithm>
#include <bit>
#include <cmath>
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>

#include "onrecord/entities/entry_lists.hpp"
#include "onrecord/entities/gazetteer_tables.hpp"
#include "onrecord/entities/starts.hpp"
#include "onrecord/entities/surface.hpp"
#include "onrecord/text/chars.hpp"

namespace onrecord::entities {
namespace {

bool same_form(std::string_view a, std::string_view b) {
  const auto compared = compare(a, b, 0);
  return compared && compared->end == b.size();
}

using Hashes = text::TableVector<std::uint64_t>;

// A BitFilter's words for these hashes: 2^`spare` bits for each and more.
Hashes filter_of(const Hashes& hashes, std::size_t distinct, unsigned spare) {
  Hashes words(std::bit_ceil((std::max<std::size_t>(distinct, 16) << spare) / 64 + 1));
  const std::uint32_t shift = BitFilter::shift_for(words.size());
  for (const std::uint64_t hash : hashes) words[hash >> shift >> 6U] |= std::uint64_t{1} << (hash >> shift & 63U);
  return words;
}

// How many of the hashes differ, about: from the share of bits that they leave free (linear counting).
std::size_t distinct(const Hashes& hashes) {
  if (hashes.size() < 1000) return hashes.size();
  const Hashes words = filter_of(hashes, hashes.size(), 1);
  std::size_t set = 0;
  for (const std::uint64_t word : words) set += static_cast<std::size_t>(std::popcount(word));
  const auto bits = static_cast<double>(words.size() * 64);
  return static_cast<std::size_t>(-bits * std::log1p(-static_cast<double>(set) / bits)) + 1;
}

class IndexBuilder {
 public:
  explicit IndexBuilder(GazetteerTables& tables)
      : tables_(tables), image_{.pool = {tables.pool.data(), tables.pool.size()}} {}

  void build() {
    if (tables_.surfaces.empty()) return;
    walk_all();
    tables_.first_units = filter_of(firsts_, distinct(firsts_), 3);
    tables_.longer_starts = filter_of(longer_, distinct(longer_), 2);
    std::size_t size = std::bit_ceil((distinct(firsts_) + distinct(longer_)) * 3 / 2 + 8);
    while (!fill(size)) size *= 2;
    build_forms();
  }

 private:
  struct Keyed {  // a surface whose slot others share
    std::uint32_t slot;
    std::uint32_t order;  // of its coming
    StringRef surface;
  };

  void walk_all() {
    Starts& starts = tables_.starts.emplace_back();
    firsts_.reserve(tables_.surfaces.size());
    longer_.reserve(tables_.surfaces.size() * 3 / 2);
    ends_.reserve(tables_.surfaces.size());
    for (const StringRef surface : tables_.surfaces) {
      const std::string_view name = image_.string(surface);
      allow_start(name, image_.mode_of(surface), starts, tables_.first_others);
      UnitWalk walk(name, 0);
      walk.next(any_gap);
      firsts_.push_back(walk.hash());
      while (walk.next(any_gap)) longer_.push_back(walk.hash());
      starts.longest_gap = std::max(starts.longest_gap, walk.longest_gap());
      ends_.push_back(static_cast<std::uint32_t>(longer_.size()));
    }
    auto& others = tables_.first_others;
    std::ranges::sort(others);
    // NOLINTNEXTLINE(modernize-use-ranges): clang 14 cannot compile what std::ranges::unique returns.
    others.erase(std::unique(others.begin(), others.end()), others.end());
  }

  // Fills a table of that many slots; false where they are too few.
  bool fill(std::size_t size) {
    tables_.slots.assign(size, {});
    shift_ = 64U - static_cast<unsigned>(std::bit_width(size) - 1);
    used_ = 0;
    shared_.clear();
    constexpr std::uint32_t ahead = 16;
    const auto count = static_cast<std::uint32_t>(tables_.surfaces.size());
    for (std::uint32_t i = 0; i < count; ++i) {
      if (i + ahead < count) {
        __builtin_prefetch(&tables_.slots[firsts_[i + ahead] >> shift_]);
        for (std::uint32_t k = begin_of(i + ahead); k < ends_[i + ahead]; ++k)
          __builtin_prefetch(&tables_.slots[longer_[k] >> shift_]);
      }
      if (used_ > size - size / 8) return false;
      place_name(i);
    }
    return true;
  }

  void place_name(std::uint32_t i) {
    const std::uint32_t begin = begin_of(i);
    const std::uint32_t end = ends_[i];
    const auto hash = [&](std::uint32_t k) { return k == begin ? firsts_[i] : longer_[k - 1]; };
    for (std::uint32_t k = begin; k < end; ++k) tables_.slots[place(hash(k))].goes_on = 1;
    const std::uint32_t last = place(hash(end));
    Slot& slot = tables_.slots[last];
    const StringRef surface = tables_.surfaces[i];
    if (slot.has_name()) {
      if (slot.is_form == 0) shared_.push_back({last, 0, slot.target});
      slot.is_form = 1;  // what form follows
      shared_.push_back({last, i + 1, surface});
    } else {
      slot.target = surface;
    }
  }

  std::uint32_t begin_of(std::uint32_t i) const { return i == 0 ? 0 : ends_[i - 1]; }

  // The slot of a beginning: its own or the free one it gets.
  std::uint32_t place(std::uint64_t hash) {
    const std::uint32_t fingerprint = Slot::fingerprint_of(hash);
    std::size_t i = hash >> shift_;
    while (!tables_.slots[i].empty() && tables_.slots[i].fingerprint != fingerprint)
      i = (i + 1) & (tables_.slots.size() - 1);
    if (tables_.slots[i].empty()) ++used_;
    tables_.slots[i].fingerprint = fingerprint;
    return static_cast<std::uint32_t>(i);
  }

  // Names of one slot end with the same unit; they stand together, longest first, and of these the same forms together.
  void build_forms() {
    std::ranges::sort(
        shared_, [](const Keyed& a, const Keyed& b) { return a.slot != b.slot ? a.slot < b.slot : a.order < b.order; });
    for (std::size_t begin = 0, end = 0; begin < shared_.size(); begin = end) {
      while (end < shared_.size() && shared_[end].slot == shared_[begin].slot) ++end;
      tables_.slots[shared_[begin].slot].target = static_cast<std::uint32_t>(tables_.forms.size());
      build_group(std::span(shared_).subspan(begin, end - begin));
    }
  }

  struct Folded {
    std::string name;
    StringRef surface;
  };

  void build_group(std::span<const Keyed> group) {
    std::vector<Folded> names;
    names.reserve(group.size());
    for (const Keyed& one : group) names.push_back({folded(image_.string(one.surface)), one.surface});
    std::ranges::stable_sort(names, [](const Folded& a, const Folded& b) {
      return a.name.size() != b.name.size() ? a.name.size() > b.name.size() : a.name < b.name;
    });
    for (std::size_t first = 0, last = 0; first < names.size(); first = last) {
      std::vector<StringRef> same;
      const std::string_view form = image_.string(names[first].surface);
      while (last < names.size() && same_form(form, image_.string(names[last].surface)))
        same.push_back(names[last++].surface);
      build_form(same);
    }
    tables_.forms.back().is_last = 1;
  }

  void build_form(std::vector<StringRef> same) {
    std::ranges::stable_sort(same, {}, [&](StringRef one) { return image_.string(one); });
    Form form{.first_variant = static_cast<std::uint32_t>(tables_.variants.size())};
    form.folded = entries_of(same, {CaseMode::folded});
    form.loose = entries_of(same, {CaseMode::folded, CaseMode::title});
    form.titled_count = add_variants(same);
    form.variant_count = static_cast<std::uint32_t>(tables_.variants.size()) - form.first_variant;
    for (std::uint32_t i = 0; i < form.variant_count; ++i) put_together(form, tables_.variants[form.first_variant + i]);
    tables_.forms.push_back(form);
  }

  // Adds the variants of a form, sorted by their spelling; gives how many have entries in title mode.
  std::uint32_t add_variants(std::span<const StringRef> same) {
    auto& variants = tables_.variants;
    const std::size_t begin = variants.size();
    std::vector<Variant> others;
    for (std::size_t first = 0, last = 0; first < same.size(); first = last) {
      const std::string_view spelling = image_.string(same[first]);
      while (last < same.size() && image_.string(same[last]) == spelling) ++last;
      const auto alike = same.subspan(first, last - first);
      Variant variant{.text = alike.front()};
      variant.exact = entries_of(alike, {CaseMode::exact});
      variant.titled = entries_of(alike, {CaseMode::title});
      if (variant.titled.count > 0)
        variants.push_back(variant);
      else if (variant.exact.count > 0)
        others.push_back(variant);
    }
    const std::size_t titled = variants.size() - begin;
    if (titled > most_titled) refuse(same.front());
    if (titled == 0 && others.empty()) others.push_back({.text = same.front()});
    variants.insert(variants.end(), others.begin(), others.end());
    return static_cast<std::uint32_t>(titled);
  }

  // Of the surfaces in these modes.
  EntryList entries_of(std::span<const StringRef> surfaces, std::initializer_list<CaseMode> modes) {
    std::vector<std::uint32_t> entries;
    for (const StringRef one : surfaces) {
      if (std::ranges::find(modes, image_.mode_of(one)) != modes.end()) entries.push_back(*image_.entry_of(one));
    }
    return store(std::move(entries));
  }

  // What a text names that writes a variant exactly so, unless that would take much room or time.
  void put_together(const Form& form, Variant& variant) {
    if (form.titled_count > most_titled_at_once) return;
    std::vector<EntryList> lists;
    const auto add = [&](EntryList list) {
      if (list.count > 0) lists.push_back(list);
    };
    add(form.folded);
    add(variant.exact);
    for (std::uint32_t i = 0; i < form.titled_count; ++i) {
      const Variant& other = tables_.variants[form.first_variant + i];
      const auto compared = compare(image_.string(other.text), image_.string(variant.text), 0);
      if (compared && compared->title) add(other.titled);
    }
    if (lists.size() == 1) variant.written = lists.front();
    std::vector<std::uint32_t> joined;
    for (const EntryList list : lists) {
      const auto begin = tables_.entry_lists.begin() + list.begin;
      joined.insert(joined.end(), begin, begin + list.count);
      if (joined.size() > most_at_once) return;
    }
    if (lists.size() > 1) variant.written = store(std::move(joined));
  }

  [[noreturn]] void refuse(StringRef surface) const {
    throw std::invalid_argument("'" + std::string(image_.string(surface)) + "': more than " +
                                std::to_string(most_titled) +
                                " names that differ from it in case only; give them the case 'exact' or 'folded'");
  }

  // No two lists begin at one place: that place tells one from another (Gazetteer::match). One equal to the last one
  // stored is shared.
  EntryList store(std::vector<std::uint32_t> list) {
    if (list.empty()) return {};
    put_in_order(list, tables_.entries);
    const bool by_context = has_context(list, tables_.entries);
    const std::size_t count = list.size();
    auto& lists = tables_.entry_lists;
    if (last_.count == count && std::equal(list.begin(), list.end(), lists.begin() + last_.begin)) return last_;
    const auto begin = static_cast<std::uint32_t>(lists.size());
    lists.insert(lists.end(), list.begin(), list.end());
    for (std::size_t first = 0; by_context && first < count; ++first) {
      lists.push_back(list[first]);
      for (std::size_t i = 0; i < count; ++i) {
        if (i != first) lists.push_back(list[i]);
      }
    }
    return last_ = {begin, static_cast<std::uint32_t>(count), by_context ? 1U : 0U};
  }

  static constexpr std::uint32_t most_titled = 1024;        // each costs a comparison where a text writes none of them
  static constexpr std::uint32_t most_titled_at_once = 16;  // above that, and for more entries than that, lists are
  static constexpr std::size_t most_at_once = 64;           // put together when they are met
  static constexpr std::uint32_t any_gap = 0xFFFFFFFF;

  GazetteerTables& tables_;
  GazetteerImage image_;             // its pool only
  Hashes firsts_;                    // of the first unit of each surface
  Hashes longer_;                    // of its longer beginnings
  std::vector<std::uint32_t> ends_;  // of each surface's among them
  unsigned shift_ = 0;
  std::size_t used_ = 0;
  std::vector<Keyed> shared_;
  EntryList last_;  // stored
};

}  // namespace

void build_index(GazetteerTables& tables) { IndexBuilder(tables).build(); }

}  // namespace onrecord::entities
