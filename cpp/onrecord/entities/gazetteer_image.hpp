// A built gazetteer as plain tables that hold offsets and no pointers, so that the same bytes serve in memory and,
// mapped, from a file.
// Strings stand in one pool, each behind its length. A surface (one way to write one entry) has its entry and its mode
// right before its length, so that to find a slot is to find all there is to know:
//   slot → … | entry 4 bytes | mode 1 byte | length | New York Times | …
// Only what several surfaces share – a name of two entries, two spellings of one name – takes the way through `forms`.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "onrecord/entities/blocks.hpp"
#include "onrecord/entities/gazetteer.hpp"

namespace onrecord::entities {

using StringRef = std::uint32_t;  // an offset in the pool; 0 is the empty string

struct EntryRecord {
  StringRef name = 0;
  StringRef key = 0;
  StringRef of = 0;             // GazetteerRow::entity
  std::uint32_t entity = 0;     // index of the entry whose entity it names
  std::uint32_t first_surface;  // those of one entry stand together, its name first
  std::uint32_t context = 0;    // where its context words begin; 0: none
  StringRef biography = 0;      // its years, a tab, its roles
  EntityType type{};
  std::uint8_t weight = 0;
  std::uint8_t gender : 2 = 0;
  std::uint8_t case_mode : 2 = 0;
  std::uint8_t fold_accents : 1 = 0;
};

// A range of the entry lists. Where one of several entries has context words, the same list follows once for each of
// its entries, with that entry first.
struct EntryList {
  std::uint32_t begin = 0;
  std::uint32_t count : 31 = 0;
  std::uint32_t has_context : 1 = 0;
};

// One spelling of a form.
struct Variant {
  StringRef text = 0;
  EntryList exact;    // the entries that only a text which writes it exactly so names
  EntryList titled;   // those in title mode
  EntryList written;  // all that a text names which writes it exactly so; empty where they are put together when met
};

// A form: the names that differ in case only. A variant for each spelling that is not in folded mode, else one.
struct Form {
  std::uint32_t first_variant = 0;  // those with entries in title mode, then the others; each kind by their bytes
  std::uint32_t variant_count : 31 = 0;
  std::uint32_t is_last : 1 = 0;  // of the forms whose last unit ends alike ("Yahoo!", then "Yahoo")
  std::uint32_t titled_count = 0;
  EntryList folded;  // the entries that any case names
  EntryList loose;   // those and all in title mode
};

// What follows on the beginning of a name: its surface, or its first form, and whether longer names begin with it.
struct Slot {
  std::uint32_t target = 0;  // a surface's string, or an index into the forms; 0 and no form: only longer names
  std::uint32_t fingerprint : 30 = 0;
  std::uint32_t goes_on : 1 = 0;
  std::uint32_t is_form : 1 = 0;

  static std::uint32_t fingerprint_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 4U) >> 2U; }
  bool has_name() const { return target != 0 || is_form != 0; }
  bool empty() const { return !has_name() && goes_on == 0; }
};

// Sets of hashes, one bit each: answers "no" for most of what is not in them from a table that fits into fast memory.
struct BitFilter {
  std::span<const std::uint64_t> words;  // a power of two
  std::uint32_t shift = 64;

  static std::uint32_t shift_for(std::size_t word_count) {
    return 64U - 6U - static_cast<std::uint32_t>(__builtin_ctzll(word_count));
  }
  const std::uint64_t* place(std::uint64_t hash) const { return &words[hash >> shift >> 6U]; }
  bool may_hold(std::uint64_t hash) const { return (*place(hash) >> (hash >> shift & 63U) & 1U) != 0; }
};

// What begins names, for texts to be passed over quickly.
struct Starts {
  static constexpr std::size_t prefix_bits = 1U << 16U;
  std::array<std::uint64_t, prefix_bits / 64> prefixes{};  // of the first four bytes, hashed
  std::array<std::uint64_t, 2> signs{};                    // ASCII that is part of no word
  std::uint32_t longest_gap = 0;
  SmallPairs small_pairs;  // the names that begin with a small letter of ASCII
};
static_assert(sizeof(Starts) % alignof(Starts) == 0 &&
                  sizeof(Starts) == Starts::prefix_bits / 8 + 16 + 4 + sizeof(SmallPairs),
              "a saved file has no bytes left to chance");

struct GazetteerImage {
  std::string_view pool;
  std::span<const StringRef> type_names;
  std::span<const EntryRecord> entries;
  std::span<const StringRef> surfaces;
  std::span<const std::uint32_t> contexts;     // for each entry with context words: their number, then the folded hash
                                               // and the string of each
  std::span<const Slot> slots;                 // open addressing, a power of two
  std::span<const std::uint64_t> first_units;  // the BitFilter of first units
  std::span<const std::uint64_t> longer_starts;  // and that of beginnings of two and more
  std::span<const Form> forms;
  std::span<const Variant> variants;
  std::span<const std::uint32_t> entry_lists;
  std::span<const char32_t>
      first_others;                // characters that are part of no word and that names begin with, folded; sorted
  std::span<const Starts> starts;  // one

  std::string_view string(StringRef at) const {
    const auto* data = reinterpret_cast<const unsigned char*>(pool.data()) + at;
    std::size_t length = *data & 0x7FU;
    for (unsigned shift = 7; (*data++ & 0x80U) != 0; shift += 7)
      length |= static_cast<std::size_t>(*data & 0x7FU) << shift;
    return {reinterpret_cast<const char*>(data), length};
  }
  // Of a surface.
  const std::uint32_t* entry_of(StringRef surface) const {
    return reinterpret_cast<const std::uint32_t*>(pool.data() + surface - 5);  // aligned when the pool was filled
  }
  Biography biography(const EntryRecord& entry) const {
    const std::string_view both = string(entry.biography);
    if (both.empty()) return {};
    const std::size_t tab = both.find('\t');
    return {.roles = both.substr(tab + 1), .years = both.substr(0, tab)};
  }
  CaseMode mode_of(StringRef surface) const { return static_cast<CaseMode>(pool[surface - 1] & 3); }
  bool is_derived(StringRef surface) const { return (pool[surface - 1] & derived) != 0; }
  static constexpr char derived = 4;  // in the byte of the mode: no alias of the row, but made from one

  // Calls `use` with every table, in the order in which a file keeps them.
  template <class Image, class Use>
  static void for_each_table(Image& image, Use use) {
    use(image.type_names);
    use(image.entries);
    use(image.surfaces);
    use(image.contexts);
    use(image.slots);
    use(image.first_units);
    use(image.longer_starts);
    use(image.forms);
    use(image.variants);
    use(image.entry_lists);
    use(image.first_others);
    use(image.starts);
  }
};

}  // namespace onrecord::entities
