// Names: all mentions of a text before they are linked: gazetteer matches and names no list knows, merged and typed.
//   page → lines → runs → borders → types → ledger → candidates
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "onrecord/entities/candidate.hpp"
#include "onrecord/entities/gazetteer.hpp"
#include "onrecord/entities/lexicon.hpp"
#include "onrecord/entities/postal_codes.hpp"
#include "onrecord/segment/segments.hpp"
#include "onrecord/text/flat_table.hpp"

namespace onrecord::entities {

class NameFinder {
 public:
  // A null gazetteer means none: only names no list knows are found.
  explicit NameFinder(std::shared_ptr<const Gazetteer> gazetteer);

  // Takes valid UTF-8 and its segments. The candidates come by position, without overlap. `matches` are the gazetteer's
  // in this text; candidates point to their entries. Linear in the text.
  std::vector<Candidate> find(std::string_view text, const segment::Segments& segments,
                              const std::vector<GazetteerMatch>& matches) const;

 private:
  std::shared_ptr<const Gazetteer> gazetteer_;
  const Lexicon& lexicon_;
  text::FlatSet<std::uint32_t> known_surnames_;
  PostalCodes postal_codes_;
};

}  // namespace onrecord::entities
