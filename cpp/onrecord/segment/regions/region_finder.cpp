// Tested by tests/cpp/segment/regions_test.cpp.
#include "onrecord/segment/regions/region_finder.hpp"

#include <algorithm>

namespace onrecord::segment::regions {

RegionFinder::RegionFinder(const Tokenizer& tokenizer) : boilerplate_(tokenizer) {}

Findings RegionFinder::find(std::string_view text, const Segments& segments) const {
  Findings found;
  found.claimed.resize(segments.paragraphs.size());
  posts_.find(text, segments, found);
  turns_.find(text, segments, found);
  boilerplate_.find(text, segments, found);
  bylines_.find(text, segments, found);
  find_datelines(text, segments, found);
  find_headlines(text, segments, found);
  std::ranges::sort(found.regions, [](const Region& a, const Region& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::ranges::sort(found.cuts);
  return found;
}

}  // namespace onrecord::segment::regions
