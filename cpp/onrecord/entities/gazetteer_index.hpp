// The index behind Gazetteer::match: from the beginning of a word to the names that begin there.
// A name is a row of units (surface.hpp). A hash table holds each name's beginnings: the hash of its first unit, of its
// first two with the gap between them, and so on to the last. Matching goes from unit to unit of the text as long as
// the table knows the way, then compares characters, longest name first. Most words of a text cost one look at their
// first byte. Time is linear in the text, at worst times the number of units of the longest name.
//   New York Times  →  New ↦ goes on · New York ↦ a name, goes on · New York Times ↦ a name
// Tested by tests/cpp/entities/gazetteer_test.cpp and, against a plain twin, by cpp/fuzz/fuzz_gazetteer.cpp.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "onrecord/entities/gazetteer.hpp"
#include "onrecord/entities/surface.hpp"
#include "onrecord/text/large_pages.hpp"

namespace onrecord::entities {

// One way to write one entry. `text` is canonical (surface.hpp) and outlives the index.
struct Surface {
  std::string_view text;
  std::uint32_t entry;
  CaseMode mode;
};

class GazetteerIndex {
 public:
  // `entries` gives the weights that order the entries of one form.
  GazetteerIndex(std::span<const Surface> surfaces, std::span<const GazetteerEntry> entries);

  std::vector<GazetteerMatch> match(std::string_view text, bool overlapping) const;

 private:
  // A range of entry_lists_.
  struct List {
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
  };
  // One spelling of a form, in one case mode.
  struct Variant {
    std::string_view text;
    CaseMode mode;
    List written;  // the entries where a text writes it exactly so
    List alone;    // where this one accepts a text that no variant writes exactly so, and not all others do
  };
  // A form: the names that differ in case only.
  struct Form {
    std::uint32_t first_variant = 0;
    std::uint16_t variant_count = 0;
    bool is_last = false;  // of the forms whose last unit ends alike ("Yahoo!", then "Yahoo")
    List loose;            // the entries where all variants but the exact ones accept the text
  };
  // What follows on a beginning: the index of its first form plus one (0: none), and whether longer names begin with
  // it.
  struct Slot {
    std::uint32_t fingerprint = 0;
    std::uint32_t form : 31 = 0;
    std::uint32_t goes_on : 1 = 0;
    static std::uint32_t fingerprint_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 8U); }
    bool empty() const { return form == 0 && goes_on == 0; }
  };
  struct Keyed {  // a surface on its way into the index, and the slot of its last unit
    std::size_t slot;
    const Surface* surface;
  };

  void allow_start(const Surface& surface);
  void resize(std::size_t beginnings);
  std::size_t place(std::uint64_t hash);
  void build_forms(std::vector<Keyed>& keyed, std::span<const GazetteerEntry> entries);
  void build_form(std::span<const Keyed> same, std::span<const GazetteerEntry> entries);
  List store(std::vector<std::uint32_t> list, std::span<const GazetteerEntry> entries);

  std::uint64_t filter_bit(std::uint64_t hash) const { return hash >> (shift_ - filter_bits); }
  bool may_hold(std::uint64_t hash) const {
    const std::uint64_t bit = filter_bit(hash);
    return (filter_[bit >> 6U] >> (bit & 63U) & 1U) != 0;
  }
  const Slot* find(std::uint64_t hash) const;
  void forms_on(UnitWalk& walk, std::vector<std::uint32_t>& forms) const;
  bool match_forms(std::uint32_t first, std::string_view text, std::uint32_t begin, bool overlapping,
                   std::vector<GazetteerMatch>& matches) const;
  // Where a name may begin, and the walk past the first unit. Several are collected before they are looked up, so that
  // the memory fetches their slots at the same time.
  struct Start {
    std::uint32_t begin;
    UnitWalk walk;
  };
  static constexpr std::size_t batch = 32;
  std::uint32_t collect(std::string_view text, std::uint32_t at, std::vector<Start>& starts) const;
  void match_from(std::string_view text, Start& start, bool overlapping, std::vector<std::uint32_t>& forms,
                  std::vector<GazetteerMatch>& matches) const;
  std::optional<GazetteerMatch> check(const Form& form, std::string_view text, std::uint32_t begin) const;
  bool may_start(std::string_view text, std::uint32_t at) const;

  text::TableVector<Slot> slots_;  // open addressing, a power of two
  unsigned shift_ = 0;
  // One bit for each of the first hash bits, four times as many as slots: answers for most words that no name begins
  // so, from a table that stays in the fastest memory.
  static constexpr unsigned filter_bits = 2;
  text::TableVector<std::uint64_t> filter_;
  text::TableVector<Form> forms_;
  text::TableVector<Variant> variants_;
  text::TableVector<std::uint32_t> entry_lists_;
  // ASCII that a name in the text may begin with → the byte that may follow.
  std::array<std::bitset<256>, 128> starts_;
  std::vector<char32_t> first_others_;  // characters that are part of no word and that names begin with; sorted
  std::uint32_t longest_gap_ = 0;
};

}  // namespace onrecord::entities
