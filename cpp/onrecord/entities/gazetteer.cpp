// Tested by tests/cpp/entities/gazetteer_test.cpp.
#include "onrecord/entities/gazetteer.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>

#include "onrecord/entities/embedded.hpp"
#include "onrecord/entities/gazetteer_contents.hpp"
#include "onrecord/entities/gazetteer_matcher.hpp"

namespace onrecord::entities {
namespace {

std::unique_ptr<const Gazetteer::Contents> build(const std::vector<GazetteerRow>& rows) {
  GazetteerBuilder builder;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const GazetteerRow& row = rows[i];
    try {
      builder.add({row.name, row.type, row.key, row.case_mode, row.gender, row.weight, row.entity, row.fold_accents,
                   row.roles, row.years});
      for (const std::string& alias : row.aliases) builder.add_alias(alias);
      for (const std::string& word : row.context) builder.add_context(word);
    } catch (const std::invalid_argument& wrong) {
      throw std::invalid_argument("row " + std::to_string(i + 1) + ": " + wrong.what());
    }
  }
  return builder.finish();
}

std::vector<std::string> context_of(const GazetteerImage& image, const EntryRecord& record) {
  std::vector<std::string> words;
  if (record.context == 0) return words;
  const std::uint32_t* const count = &image.contexts[record.context];
  for (std::uint32_t i = 0; i < *count; ++i) words.emplace_back(image.string(count[2 * i + 2]));
  return words;
}

}  // namespace

Gazetteer::Gazetteer(std::unique_ptr<const Contents> contents) : contents_(std::move(contents)) {}
Gazetteer::Gazetteer(const std::vector<GazetteerRow>& rows) : Gazetteer(build(rows)) {}
Gazetteer::~Gazetteer() = default;

std::shared_ptr<const Gazetteer> Gazetteer::embedded() {
  static const std::shared_ptr<const Gazetteer> shared = [] {
    GazetteerBuilder builder;
    add_embedded(builder);
    return std::shared_ptr<const Gazetteer>(new Gazetteer(builder.finish()));
  }();
  return shared;
}

std::shared_ptr<const Gazetteer> Gazetteer::merged(const Gazetteer& a, const Gazetteer& b) {
  auto rows = a.rows();
  auto more = b.rows();
  rows.insert(rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  return std::make_shared<const Gazetteer>(rows);
}

std::vector<GazetteerMatch> Gazetteer::match(std::string_view text, bool overlapping) const {
  return match_names(contents_->image, contents_->joined, text, overlapping);
}

std::vector<std::vector<GazetteerMatch>> Gazetteer::match_all(std::span<const std::string_view> texts, bool overlapping,
                                                              unsigned threads) const {
  std::vector<std::vector<GazetteerMatch>> all(texts.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < texts.size(); i = next++) all[i] = match(texts[i], overlapping);
  };
  const std::size_t wanted = threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads;
  std::vector<std::future<void>> others;
  for (std::size_t i = 1; i < std::min(wanted, texts.size()); ++i)
    others.push_back(std::async(std::launch::async, work));
  work();
  for (auto& other : others) other.get();
  return all;
}

std::size_t GazetteerEntries::size() const { return image_->entries.size(); }

void GazetteerEntries::prefetch(std::size_t index) const { __builtin_prefetch(&image_->entries[index]); }

EntityType GazetteerEntries::type_of(std::size_t index) const { return image_->entries[index].type; }

std::uint32_t GazetteerEntries::entity_of(std::size_t index) const { return image_->entries[index].entity; }

GazetteerEntry GazetteerEntries::operator[](std::size_t index) const {
  const EntryRecord& record = image_->entries[index];
  return {image_->string(record.name),        record.type,   image_->string(record.key),
          static_cast<Gender>(record.gender), record.weight, record.entity};
}

Biography GazetteerEntries::biography(std::size_t index) const { return image_->biography(image_->entries[index]); }

GazetteerEntries Gazetteer::entries() const { return GazetteerEntries(contents_->image); }
const std::vector<std::string_view>& Gazetteer::type_names() const { return contents_->type_names; }

std::vector<GazetteerRow> Gazetteer::rows() const {
  const GazetteerImage& image = contents_->image;
  std::vector<GazetteerRow> rows;
  rows.reserve(image.entries.size());
  for (std::size_t i = 0; i < image.entries.size(); ++i) {
    const EntryRecord& record = image.entries[i];
    const std::size_t end = i + 1 < image.entries.size() ? image.entries[i + 1].first_surface : image.surfaces.size();
    GazetteerRow row{.name = std::string(image.string(record.name)),
                     .type = std::string(type_names()[static_cast<std::size_t>(record.type)]),
                     .key = std::string(image.string(record.key)),
                     .aliases = {},
                     .case_mode = static_cast<CaseMode>(record.case_mode),
                     .gender = static_cast<Gender>(record.gender),
                     .weight = record.weight,
                     .entity = std::string(image.string(record.of)),
                     .fold_accents = record.fold_accents != 0,
                     .context = context_of(image, record),
                     .roles = std::string(image.biography(record).roles),
                     .years = std::string(image.biography(record).years)};
    for (std::size_t surface = record.first_surface + std::size_t{1}; surface < end; ++surface) {
      if (!image.is_derived(image.surfaces[surface])) row.aliases.emplace_back(image.string(image.surfaces[surface]));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace onrecord::entities
