// What is known of a text when attribution begins.
#pragma once

#include <string_view>
#include <vector>

#include "onrecord/entities/gazetteer.hpp"
#include "onrecord/entities/recognizer.hpp"
#include "onrecord/quotes/marked.hpp"
#include "onrecord/segment/segments.hpp"

namespace onrecord::attribution {

// Views: all must outlive the call.
struct Evidence {
  std::string_view text;
  const segment::Segments& segments;
  const entities::Found& found;
  const std::vector<quotes::Marked>& marked;
  const entities::Gazetteer* gazetteer = nullptr;  // of the entities found; null: it tells nothing of them
};

}  // namespace onrecord::attribution
