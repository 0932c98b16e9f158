// A gazetteer: the names somebody knows beforehand, and the exact matcher over them.
// Whole words of every script, leftmost-longest; several entries may share one surface form. Immutable once built, so
// that threads share it.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "onrecord/entities/entity.hpp"
#include "onrecord/text/span.hpp"

namespace onrecord::entities {

// How a row's surface forms match: `exact` as written; `title` as written or in capitals; `folded` in any case.
enum class CaseMode : std::uint8_t { exact, title, folded };

struct GazetteerRow {
  std::string name;
  std::string type = "PERSON";  // an OntoNotes label, or the user's own
  std::string key;              // a CURIE, or empty
  std::vector<std::string> aliases;
  CaseMode case_mode = CaseMode::title;
  Gender gender = Gender::unknown;
  std::uint8_t weight = 5;  // 0 … 9: how much this reading of an ambiguous form prevails
  // A demonym or adjective ("North Korean") names the entity of another row: that row's name or alias ("North Korea").
  // Empty, or a name no row has: an entity of its own.
  std::string entity;
  bool fold_accents = false;  // also found without its accents: Erdoğan as Erdogan
  std::vector<std::string>
      context;  // words near which this reading of an ambiguous form comes first (gazetteer_context.hpp)
  // Of a person: what news calls whom it names, separated by | ("president of France|mayor of Paris"), and years as the
  // table says them ("1932-2019", "1946-").
  std::string roles;
  std::string years;
};

// An entry is a row without its surfaces. Its views live as long as the gazetteer.
struct GazetteerEntry {
  std::string_view name;
  EntityType type;
  std::string_view key;
  Gender gender;
  std::uint8_t weight;
  std::uint32_t entity;  // the index of the entry whose entity this one names: its own, but for demonyms
};

// What a gazetteer tells of an entry beside its names; views that live as long as it.
struct Biography {
  std::string_view roles;  // separated by |
  std::string_view years;
};

// A match: `entries` are indices into Gazetteer::entries(), the one whose context is near first, then by weight; they
// live as long as the gazetteer, and matches that name the same entries in one order mostly name them at one place, but
// no two that differ.
struct GazetteerMatch {
  TextSpan span;
  const std::uint32_t* entries;
  std::uint32_t entry_count;
};

struct GazetteerImage;

// The entries of a gazetteer, by index; each is put together when it is asked for.
class GazetteerEntries {
 public:
  explicit GazetteerEntries(const GazetteerImage& image) : image_(&image) {}

  GazetteerEntry operator[](std::size_t index) const;
  // Of one entry only what every match is asked for.
  EntityType type_of(std::size_t index) const;
  std::uint32_t entity_of(std::size_t index) const;
  Biography biography(std::size_t index) const;
  std::size_t size() const;
  // Has the memory fetch an entry that is asked for soon.
  void prefetch(std::size_t index) const;

  struct Iterator {
    const GazetteerEntries* entries;
    std::size_t index;
    GazetteerEntry operator*() const { return (*entries)[index]; }
    Iterator& operator++() { return ++index, *this; }
    bool operator!=(const Iterator& other) const { return index != other.index; }
  };
  Iterator begin() const { return {this, 0}; }
  Iterator end() const { return {this, size()}; }

 private:
  const GazetteerImage* image_;
};

class Gazetteer {
 public:
  struct Contents;  // gazetteer_contents.hpp

  // Throws std::invalid_argument naming the row (1-based) and what is wrong with it: an empty name or type, bytes that
  // are not UTF-8, a weight above 9, a tab in roles or years. Blank aliases are passed over.
  explicit Gazetteer(const std::vector<GazetteerRow>& rows);
  // What a GazetteerBuilder has finished.
  explicit Gazetteer(std::unique_ptr<const Contents> contents);
  ~Gazetteer();
  Gazetteer(const Gazetteer&) = delete;  // share it: std::shared_ptr<const Gazetteer>
  Gazetteer& operator=(const Gazetteer&) = delete;

  // The embedded default, built at the first call of the process and shared from then on.
  static std::shared_ptr<const Gazetteer> embedded();

  // All rows of `a`, then those of `b`.
  static std::shared_ptr<const Gazetteer> merged(const Gazetteer& a, const Gazetteer& b);

  // Matches in valid UTF-8 text by position. Leftmost-longest without overlap, or every match where `overlapping`.
  std::vector<GazetteerMatch> match(std::string_view text, bool overlapping = false) const;

  // The same for each of several texts, on `threads` threads (0: as many as there are processors).
  std::vector<std::vector<GazetteerMatch>> match_all(std::span<const std::string_view> texts, bool overlapping,
                                                     unsigned threads) const;

  // Writes all of it to a file, which `load` maps into memory: at once, and shared by all processes that do. Both throw
  // std::runtime_error naming the file where the system refuses; `load` throws std::invalid_argument for a file that
  // `save` did not write so: foreign, of another version, cut or damaged. Returns the file's checksum.
  std::uint64_t save(const std::string& path) const;
  static std::shared_ptr<const Gazetteer> load(const std::string& path);
  std::uint64_t checksum() const;  // of the file it was loaded from; 0: it was not

  GazetteerEntries entries() const;
  const std::vector<std::string_view>& type_names() const;  // by EntityType
  // Rows that build this gazetteer again, for pickling and merging: as given, but for aliases in canonical characters.
  std::vector<GazetteerRow> rows() const;

 private:
  std::unique_ptr<const Contents> contents_;
};

}  // namespace onrecord::entities
