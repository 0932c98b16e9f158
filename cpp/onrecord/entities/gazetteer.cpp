// Tested by tests/cpp/entities/gazetteer_test.cpp.
#include "onrecord/entities/gazetteer.hpp"

#include <stdexcept>

#include "onrecord/entities/embedded.hpp"
#include "onrecord/entities/gazetteer_contents.hpp"

namespace onrecord::entities {
namespace {

std::unique_ptr<const Gazetteer::Contents> build(const std::vector<GazetteerRow>& rows) {
  GazetteerBuilder builder(GazetteerBuilder::Strings::copy);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const GazetteerRow& row = rows[i];
    try {
      builder.add({row.name, row.type, row.key, row.case_mode, row.gender, row.weight, row.entity});
      for (const std::string& alias : row.aliases) builder.add_alias(alias, row.case_mode);
    } catch (const std::invalid_argument& wrong) {
      throw std::invalid_argument("row " + std::to_string(i + 1) + ": " + wrong.what());
    }
  }
  return builder.finish();
}

}  // namespace

Gazetteer::Gazetteer(std::unique_ptr<const Contents> contents) : contents_(std::move(contents)) {}
Gazetteer::Gazetteer(const std::vector<GazetteerRow>& rows) : Gazetteer(build(rows)) {}
Gazetteer::~Gazetteer() = default;

std::shared_ptr<const Gazetteer> Gazetteer::embedded() {
  static const std::shared_ptr<const Gazetteer> shared = [] {
    GazetteerBuilder builder(GazetteerBuilder::Strings::outlive);
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
  return contents_->index->match(text, overlapping);
}

const std::vector<GazetteerEntry>& Gazetteer::entries() const { return contents_->entries; }
const std::vector<std::string>& Gazetteer::type_names() const { return contents_->type_names; }

std::vector<GazetteerRow> Gazetteer::rows() const {
  std::vector<GazetteerRow> rows;
  rows.reserve(contents_->entries.size());
  auto surface = contents_->surfaces.begin();
  for (std::uint32_t i = 0; i < contents_->entries.size(); ++i) {
    const GazetteerEntry& entry = contents_->entries[i];
    GazetteerRow row{.name = std::string(entry.name),
                     .type = contents_->type_names[static_cast<std::size_t>(entry.type)],
                     .key = std::string(entry.key),
                     .aliases = {},
                     .case_mode = surface->mode,
                     .gender = entry.gender,
                     .weight = entry.weight,
                     .entity = std::string(contents_->of[i])};
    for (++surface; surface != contents_->surfaces.end() && surface->entry == i; ++surface) {
      row.aliases.emplace_back(surface->text);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace onrecord::entities
