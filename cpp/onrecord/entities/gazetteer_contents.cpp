#include "onrecord/entities/gazetteer_contents.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <stdexcept>

#include "onrecord/entities/surface.hpp"
#include "onrecord/text/chars.hpp"
#include "onrecord/text/flat_table.hpp"
#include "onrecord/text/utf8.hpp"

namespace onrecord::entities {
namespace {

constexpr std::size_t longest_pool = std::numeric_limits<std::uint32_t>::max();

void require_utf8(std::string_view what, std::string_view string) {
  if (const auto byte = text::first_invalid(string)) {
    throw std::invalid_argument(std::string(what) + ": byte " + std::to_string(*byte) + ": not UTF-8");
  }
}

// The name without what stands above and below its letters: Erdoğan → Erdogan.
std::string without_marks(std::string_view name) {
  std::string plain;
  for (std::size_t i = 0; i < name.size();) {
    const auto [c, length] = text::decode(name, i);
    i += length;
    const bool is_combining = c >= 0x300 && c <= 0x36F;
    if (!is_combining) text::append(plain, text::base_letter(c));
  }
  return plain;
}

// As GazetteerImage::biography reads it.
std::string biography(const RowView& row) {
  require_utf8("roles", row.roles);
  require_utf8("years", row.years);
  if (row.roles.empty() && row.years.empty()) return {};
  std::string both = std::string(row.years) + '\t';
  both += row.roles;
  if (std::ranges::count(both, '\t') > 1) throw std::invalid_argument("a tab in roles or years");
  return both;
}

}  // namespace

GazetteerBuilder::GazetteerBuilder() {
  for (const std::string_view name : ontonotes_types) type(name);
}

StringRef GazetteerBuilder::keep(std::string_view string) {
  if (string.empty()) return 0;
  auto& pool = tables_.pool;
  if (pool.size() + string.size() + 16 > longest_pool)
    throw std::length_error("a gazetteer holds at most 4 GB of names");
  const auto at = static_cast<StringRef>(pool.size());
  std::size_t length = string.size();
  for (; length >= 0x80; length >>= 7U) pool.push_back(static_cast<char>(length | 0x80U));
  pool.push_back(static_cast<char>(length));
  pool.insert(pool.end(), string.begin(), string.end());
  return at;
}

StringRef GazetteerBuilder::keep_surface(std::string_view canonical, char mode) {
  auto& pool = tables_.pool;
  const auto entry = static_cast<std::uint32_t>(tables_.entries.size()) - 1;
  const std::size_t begin = (pool.size() + 3) / 4 * 4;
  pool.resize(begin + 5);
  std::memcpy(pool.data() + begin, &entry, sizeof entry);
  pool[begin + 4] = mode;
  return keep(canonical);
}

EntityType GazetteerBuilder::type(std::string_view name) {
  auto& names = tables_.type_names;
  if (!names.empty() && string(names[static_cast<std::size_t>(last_type_)]) == name) return last_type_;
  const auto [known, is_new] = types_.try_emplace(std::string(name), static_cast<EntityType>(names.size()));
  if (is_new) {
    if (names.size() > std::numeric_limits<std::uint16_t>::max())
      throw std::length_error("a gazetteer holds at most 65,536 types");
    names.push_back(keep(name));
  }
  return last_type_ = known->second;
}

std::string_view GazetteerBuilder::string(StringRef at) const {
  return GazetteerImage{.pool = {tables_.pool.data(), tables_.pool.size()}}.string(at);
}

void GazetteerBuilder::add(const RowView& row) {
  require_utf8("name", row.name);
  require_utf8("type", row.type);
  require_utf8("key", row.key);
  require_utf8("entity", row.entity);
  if (row.type.empty()) throw std::invalid_argument("the type is empty");
  if (row.weight > 9) throw std::invalid_argument("weight " + std::to_string(row.weight) + " is not between 0 and 9");
  const std::string simple = canonical(row.name);
  if (simple.empty()) throw std::invalid_argument("the name is empty");
  const std::string life = biography(row);
  EntryRecord record;
  record.key = keep(row.key);
  record.of = keep(row.entity);
  record.biography = keep(life);
  record.entity = static_cast<std::uint32_t>(tables_.entries.size());
  record.first_surface = static_cast<std::uint32_t>(tables_.surfaces.size());
  record.type = type(row.type);
  record.weight = row.weight;
  record.gender = static_cast<std::uint8_t>(row.gender);
  record.case_mode = static_cast<std::uint8_t>(row.case_mode);
  record.fold_accents = row.fold_accents ? 1 : 0;
  tables_.entries.push_back(record);
  add_surface(simple);
  const StringRef surface = tables_.surfaces[record.first_surface];
  tables_.entries.back().name = simple == row.name ? surface : keep(row.name);
}

void GazetteerBuilder::add_alias(std::string_view alias) {
  require_utf8("alias", alias);
  const std::string simple = canonical(alias);
  if (!simple.empty()) add_surface(simple);
}

void GazetteerBuilder::add_surface(std::string_view canonical) {
  const EntryRecord record = tables_.entries.back();
  const auto mode = static_cast<char>(record.case_mode);
  tables_.surfaces.push_back(keep_surface(canonical, mode));
  if (record.fold_accents == 0 || text::is_ascii(canonical)) return;
  const std::string plain = entities::canonical(without_marks(canonical));  // a mark alone leaves a blank
  if (!plain.empty() && plain != canonical)
    tables_.surfaces.push_back(keep_surface(plain, static_cast<char>(mode | GazetteerImage::derived)));
}

void GazetteerBuilder::add_context(std::string_view word) {
  require_utf8("context", word);
  const std::string simple = canonical(word);
  if (simple.empty() || unit_end(simple, 0) != simple.size())
    throw std::invalid_argument("context '" + std::string(word) + "' is not one word");
  EntryRecord& record = tables_.entries.back();
  if (record.context == 0) {
    record.context = static_cast<std::uint32_t>(tables_.contexts.size());
    tables_.contexts.push_back(0);
  }
  ++tables_.contexts[record.context];
  tables_.contexts.push_back(text::folded_hash(simple));
  tables_.contexts.push_back(keep(simple));
}

// The entries that name another, by its name.
std::vector<std::uint32_t> GazetteerBuilder::waiting_entries() const {
  const auto& entries = tables_.entries;
  std::vector<std::uint32_t> waiting;
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    if (entries[i].of != 0 && string(entries[i].of) != string(entries[i].name)) waiting.push_back(i);
  }
  std::ranges::stable_sort(waiting, {}, [&](std::uint32_t i) { return string(entries[i].of); });
  return waiting;
}

// A demonym's place: the first row of that name, else the first with that alias, that is no people itself.
void GazetteerBuilder::link_entities() {
  auto& entries = tables_.entries;
  const auto waiting = waiting_entries();
  if (waiting.empty()) return;
  const auto wanted = [&](std::uint32_t i) { return string(entries[i].of); };
  const auto hash_of = [](std::string_view name) { return std::hash<std::string_view>{}(name) | 1U; };
  text::FlatSet<std::size_t> hashes;  // of the names waited for: most names are not
  for (const std::uint32_t i : waiting) hashes.insert(hash_of(wanted(i)));
  const auto link = [&](std::string_view name, std::uint32_t entry) {
    if (entries[entry].type == EntityType::norp || !hashes.contains(hash_of(name))) return;
    for (auto demonym = std::ranges::lower_bound(waiting, name, {}, wanted);
         demonym != waiting.end() && wanted(*demonym) == name; ++demonym) {
      if (entries[*demonym].entity == *demonym) entries[*demonym].entity = entry;
    }
  };
  for (std::uint32_t i = 0; i < entries.size(); ++i) link(string(entries[i].name), i);
  const GazetteerImage image{.pool = {tables_.pool.data(), tables_.pool.size()}};
  for (const StringRef surface : tables_.surfaces) link(string(surface), *image.entry_of(surface));
}

std::unique_ptr<const Gazetteer::Contents> GazetteerBuilder::finish() {
  link_entities();
  build_index(tables_);
  contents_->image = tables_.image();
  for (const StringRef name : tables_.type_names) contents_->type_names.push_back(contents_->image.string(name));
  return std::move(contents_);
}

}  // namespace onrecord::entities
