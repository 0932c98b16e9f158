// Finds a text's regions: each kind is one file of this folder, and their order below is their rank where two claim a
// line.
#pragma once

#include <string_view>
#include <vector>

#include "onrecord/segment/regions/boilerplate.hpp"
#include "onrecord/segment/regions/bylines.hpp"
#include "onrecord/segment/regions/posts.hpp"
#include "onrecord/segment/regions/turns.hpp"
#include "onrecord/segment/segments.hpp"

namespace onrecord::segment::regions {

// Where the rules put what they find. A paragraph that a region fills is claimed: no later rule looks at it.
struct Findings {
  std::vector<Region> regions;
  std::vector<bool> claimed;        // by paragraph
  std::vector<std::uint32_t> cuts;  // tokens at which a region ends inside a sentence
};

class RegionFinder {
 public:
  explicit RegionFinder(const Tokenizer& tokenizer);  // reads the tables

  // Takes segments with tokens, paragraphs and sentences. Regions come by (begin, −end), cuts ascending. Linear.
  Findings find(std::string_view text, const Segments& segments) const;

 private:
  Posts posts_;
  Turns turns_;
  Boilerplate boilerplate_;
  Bylines bylines_;
};

// datelines.cpp, headlines.cpp: rules without tables. They look at the document's first lines only.
void find_datelines(std::string_view text, const Segments& segments, Findings& found);
void find_headlines(std::string_view text, const Segments& segments, Findings& found);

}  // namespace onrecord::segment::regions
