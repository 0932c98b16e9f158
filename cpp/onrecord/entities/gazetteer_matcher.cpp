#include "onrecord/entities/gazetteer_matcher.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>

#include "onrecord/entities/entry_lists.hpp"
#include "onrecord/entities/gazetteer_context.hpp"
#include "onrecord/entities/starts.hpp"
#include "onrecord/entities/surface.hpp"

namespace onrecord::entities {
namespace {

bool accepts_case(CaseMode mode, const Comparison& compared) {
  return compared.exact || mode == CaseMode::folded || (mode == CaseMode::title && compared.title);
}

// Whether the first byte in which they differ shows that the text does not write the name so.
bool differs_in_case(std::string_view name, std::string_view text) {
  // NOLINTNEXTLINE(modernize-use-ranges): clang 14 cannot compile what std::ranges::mismatch returns.
  const auto [in_name, in_text] = std::mismatch(name.begin(), name.end(), text.begin(), text.end());
  return in_name != name.end() && in_text != text.end() && is_ascii_word(static_cast<unsigned char>(*in_name)) &&
         is_ascii_word(static_cast<unsigned char>(*in_text));
}

class Matcher {
 public:
  Matcher(const GazetteerImage& image, JoinedLists& joined, std::string_view text, bool overlapping)
      : image_(image),
        joined_(joined),
        text_(text),
        is_overlapping_(overlapping),
        longest_gap_(image.starts.front().longest_gap),
        slot_shift_(64U - static_cast<unsigned>(__builtin_ctzll(image.slots.size()))),
        first_units_{image.first_units, BitFilter::shift_for(image.first_units.size())},
        longer_starts_{image.longer_starts, BitFilter::shift_for(image.longer_starts.size())} {
    starts_.reserve(batch);
    walkers_.reserve(batch);
    steps_.reserve(2 * batch);
    matches_.reserve(batch);
  }

  std::vector<GazetteerMatch> match() {
    StartScanner scanner(image_, text_);
    while (collect(scanner)) {
      while (!walkers_.empty()) go_on();
      for (const Start& start : starts_) match_at(start);
    }
    return std::move(matches_);
  }

 private:
  static constexpr std::size_t batch = 64;
  static constexpr std::uint32_t nothing = 0xFFFFFFFF;

  struct Start {
    std::uint32_t begin;
    std::uint32_t last_step;  // the longest name met on the way, or nothing
  };
  struct Step {
    Slot slot;
    std::uint32_t before;  // the step of the next shorter name, or nothing
  };
  struct Walker {
    UnitWalk walk;
    std::uint32_t start;  // its place in the text, later its index among the starts
  };

  // Collects the next starts that the table may hold; false at the end of the text.
  bool collect(StartScanner& scanner) {
    starts_.clear();
    steps_.clear();
    while (walkers_.size() < batch) {
      const std::uint32_t begin = scanner.next();
      if (begin == StartScanner::none) break;
      Walker& walker = walkers_.emplace_back(Walker{UnitWalk(text_, begin), begin});
      walker.walk.next(longest_gap_);
      __builtin_prefetch(first_units_.place(walker.walk.hash()));
    }
    if (walkers_.empty()) return false;
    keep_held(first_units_);
    for (Walker& walker : walkers_) {
      starts_.push_back({walker.start, nothing});
      walker.start = static_cast<std::uint32_t>(starts_.size()) - 1;
    }
    return true;
  }

  // Takes every walker one unit on.
  void go_on() {
    std::size_t kept = 0;
    for (Walker& walker : walkers_) {
      const Slot* slot = find(walker.walk.hash());
      if (slot == nullptr) continue;
      if (slot->has_name()) note(starts_[walker.start], *slot);
      if (slot->goes_on == 0 || !walker.walk.next(longest_gap_)) continue;
      __builtin_prefetch(longer_starts_.place(walker.walk.hash()));
      walkers_[kept++] = walker;
    }
    cut_walkers(kept);
    keep_held(longer_starts_);
  }

  // Keeps the walkers whose hash the filter may hold.
  void keep_held(const BitFilter& filter) {
    std::size_t kept = 0;
    for (const Walker& walker : walkers_) {
      const std::uint64_t hash = walker.walk.hash();
      __builtin_prefetch(slot_place(hash));
      walkers_[kept] = walker;
      kept += filter.may_hold(hash) ? 1U : 0U;  // no branch: nobody could foretell it
    }
    cut_walkers(kept);
  }
  void cut_walkers(std::size_t kept) {
    walkers_.erase(walkers_.begin() + static_cast<std::ptrdiff_t>(kept), walkers_.end());
  }

  void note(Start& start, const Slot& slot) {
    if (slot.is_form != 0)
      __builtin_prefetch(&image_.forms[slot.target]);
    else
      __builtin_prefetch(image_.pool.data() + slot.target);
    steps_.push_back({slot, start.last_step});
    start.last_step = static_cast<std::uint32_t>(steps_.size()) - 1;
  }

  const Slot* slot_place(std::uint64_t hash) const { return &image_.slots[hash >> slot_shift_]; }
  const Slot* find(std::uint64_t hash) const {
    const std::uint32_t fingerprint = Slot::fingerprint_of(hash);
    const std::size_t mask = image_.slots.size() - 1;
    for (std::size_t i = hash >> slot_shift_;; i = (i + 1) & mask) {
      const Slot& slot = image_.slots[i];
      if (slot.empty()) return nullptr;
      if (slot.fingerprint == fingerprint) return &slot;
    }
  }

  // Matches the names that begin there, longest first.
  void match_at(const Start& start) {
    if (start.last_step == nothing) return;
    const bool is_taken = !is_overlapping_ && !matches_.empty() && start.begin < matches_.back().span.end;
    if (is_taken || !may_begin(text_, start.begin)) return;
    for (std::uint32_t i = start.last_step; i != nothing; i = steps_[i].before) {
      if (match_slot(steps_[i].slot, start.begin)) return;
    }
  }

  // Matches the names of one slot; true where no shorter one need be asked.
  bool match_slot(const Slot& slot, std::uint32_t begin) {
    if (slot.is_form == 0) return take(check(slot.target, begin));
    for (std::uint32_t i = slot.target;; ++i) {
      if (take(check(image_.forms[i], begin))) return true;
      if (image_.forms[i].is_last != 0) return false;
    }
  }
  bool take(const std::optional<GazetteerMatch>& found) {
    if (found) matches_.push_back(*found);
    return found && !is_overlapping_;
  }

  // A name that no other row has.
  std::optional<GazetteerMatch> check(StringRef surface, std::uint32_t begin) const {
    const std::string_view name = image_.string(surface);
    const CaseMode mode = image_.mode_of(surface);
    if (mode == CaseMode::exact && differs_in_case(name, text_.substr(begin))) return {};
    const auto compared = compare(name, text_, begin);
    if (!compared || !accepts_case(mode, *compared) || !may_end(text_, compared->end)) return {};
    return GazetteerMatch{{begin, compared->end}, image_.entry_of(surface), 1};
  }

  // Names that differ in case only.
  std::optional<GazetteerMatch> check(const Form& form, std::uint32_t begin) const {
    const auto variants = image_.variants.subspan(form.first_variant, form.variant_count);
    const auto compared = compare(image_.string(variants.front().text), text_, begin);
    if (!compared || !may_end(text_, compared->end)) return std::nullopt;
    const TextSpan span{begin, compared->end};
    const Variant* const written = compared->exact ? &variants.front() : written_as(form, variants, span);
    if (written != nullptr && written->written.count > 0) return match_of(span, written->written);
    std::vector<EntryList> lists;
    for (const Variant& variant : variants.first(form.titled_count)) {
      if (compare(image_.string(variant.text), text_, begin)->title) lists.push_back(variant.titled);
    }
    if (written != nullptr) {
      lists.push_back(written->exact);
    } else if (lists.size() == form.titled_count) {
      return form.loose.count == 0 ? std::nullopt : std::optional(match_of(span, form.loose));
    }
    if (form.folded.count > 0) lists.push_back(form.folded);
    if (lists.empty()) return std::nullopt;
    return lists.size() == 1 ? match_of(span, lists.front()) : joined(span, lists);
  }

  // The variant that the text writes exactly so.
  const Variant* written_as(const Form& form, std::span<const Variant> variants, TextSpan span) const {
    if (variants.size() == 1) return nullptr;
    const std::string spelling = canonical(text::slice(text_, span));
    const auto text_of = [&](const Variant& variant) { return image_.string(variant.text); };
    for (const auto kind : {variants.first(form.titled_count), variants.subspan(form.titled_count)}) {
      const auto found = std::ranges::lower_bound(kind, std::string_view(spelling), {}, text_of);
      if (found != kind.end() && text_of(*found) == spelling) return &*found;
    }
    return nullptr;
  }

  GazetteerMatch match_of(TextSpan span, EntryList list) const {
    const std::uint32_t* const entries = image_.entry_lists.data() + list.begin;
    if (list.has_context == 0) return {span, entries, list.count};
    const std::size_t first = entry_in_context(image_, {entries, list.count}, text_, span);
    return {span, first == list.count ? entries : entries + list.count * (first + 1), list.count};
  }

  // The entries of several lists.
  GazetteerMatch joined(TextSpan span, std::span<const EntryList> lists) const {
    std::vector<std::uint32_t> all;
    for (const EntryList list : lists) {
      const auto entries = image_.entry_lists.subspan(list.begin, list.count);
      all.insert(all.end(), entries.begin(), entries.end());
    }
    put_in_order(all, image_.entries);
    if (has_context(all, image_.entries)) {
      const auto first = static_cast<std::ptrdiff_t>(entry_in_context(image_, all, text_, span));
      if (first < std::ssize(all)) std::rotate(all.begin(), all.begin() + first, all.begin() + first + 1);
    }
    const auto kept = joined_.keep(std::move(all));
    return {span, kept.data(), static_cast<std::uint32_t>(kept.size())};
  }

  const GazetteerImage& image_;
  JoinedLists& joined_;
  std::string_view text_;
  bool is_overlapping_;
  std::uint32_t longest_gap_;
  unsigned slot_shift_;
  BitFilter first_units_;
  BitFilter longer_starts_;
  // For what one batch needs, as a rule: most texts are short, and memory for each would cost more than the search.
  alignas(
      std::max_align_t) std::array<std::byte, batch * (sizeof(Start) + 2 * sizeof(Step) + sizeof(Walker)) + 64> room_;
  std::pmr::monotonic_buffer_resource memory_{room_.data(), room_.size()};
  std::pmr::vector<Start> starts_{&memory_};
  std::pmr::vector<Step> steps_{&memory_};
  std::pmr::vector<Walker> walkers_{&memory_};
  std::vector<GazetteerMatch> matches_;
};

}  // namespace

std::vector<GazetteerMatch> match_names(const GazetteerImage& image, JoinedLists& joined, std::string_view text,
                                        bool overlapping) {
  if (image.slots.empty() || text.empty()) return {};
  return Matcher(image, joined, text, overlapping).match();
}

}  // namespace onrecord::entities
