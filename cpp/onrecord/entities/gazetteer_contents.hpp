// What a gazetteer holds, and the builder that fills it row by row, from given rows or from embedded tables.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "onrecord/entities/entry_lists.hpp"
#include "onrecord/entities/gazetteer.hpp"
#include "onrecord/entities/gazetteer_image.hpp"
#include "onrecord/entities/gazetteer_tables.hpp"

namespace onrecord::entities {

struct Gazetteer::Contents {
  GazetteerTables tables;              // empty where a file holds them
  std::shared_ptr<const void> mapped;  // the file, and its checksum
  std::uint64_t checksum = 0;
  GazetteerImage image;
  mutable JoinedLists joined;  // locks itself
  std::vector<std::string_view> type_names;
};

// A row in views, which need not outlive the call.
struct RowView {
  std::string_view name;
  std::string_view type;
  std::string_view key;
  CaseMode case_mode = CaseMode::title;
  Gender gender = Gender::unknown;
  std::uint8_t weight = 5;
  std::string_view entity;
  bool fold_accents = false;
  std::string_view roles;  // separated by |
  std::string_view years;
};

class GazetteerBuilder {
 public:
  GazetteerBuilder();

  // Throws std::invalid_argument for an empty name or type, a weight above 9, bytes that are not UTF-8; and
  // std::length_error where a gazetteer can hold no more.
  void add(const RowView& row);
  // Another surface of the row added last. Blank ones are passed over.
  void add_alias(std::string_view alias);
  // A context word of the row added last; all of a row's are added after its aliases.
  void add_context(std::string_view word);

  std::unique_ptr<const Gazetteer::Contents> finish();

 private:
  StringRef keep(std::string_view string);
  StringRef keep_surface(std::string_view canonical, char mode);
  void add_surface(std::string_view canonical);
  EntityType type(std::string_view name);
  std::string_view string(StringRef at) const;
  void link_entities();
  std::vector<std::uint32_t> waiting_entries() const;

  std::unique_ptr<Gazetteer::Contents> contents_ = std::make_unique<Gazetteer::Contents>();
  GazetteerTables& tables_ = contents_->tables;
  std::unordered_map<std::string, EntityType> types_;
  EntityType last_type_{};
};

}  // namespace onrecord::entities
