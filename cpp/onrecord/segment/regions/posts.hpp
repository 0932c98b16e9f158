// Embedded posts of social media: the post's lines, then its signature.
//   Only time they agreed: when both were wrong.
//   — Jane Doe (@janedoe) January 18, 2019
//   RT @janedoe: Only time they agreed: when both were wrong.
// Also in one line, with a middle dot before the date, and without a signature where the line ends with a picture's
// address (pic.twitter.com/…). The content is what comes before the signature.
#pragma once

#include "onrecord/segment/regions/dates.hpp"
#include "onrecord/segment/segments.hpp"

namespace onrecord::segment::regions {

struct Findings;

class Posts {
 public:
  void find(std::string_view text, const Segments& segments, Findings& found) const;

 private:
  struct Signature {
    TokenRange tokens;  // from its dash or name to its date
    TokenRange name;
    std::uint32_t handle = 0;
    std::string date;
    bool has_dash = false;
  };
  std::optional<Signature> signature_at(std::string_view text, const Segments& segments, std::uint32_t handle,
                                        TokenRange line) const;
  std::optional<FoundDate> date_from(std::string_view text, const std::vector<Token>& tokens, std::uint32_t begin,
                                     std::uint32_t end) const;
  void find_in_line(std::string_view text, const Segments& segments, std::uint32_t paragraph, Findings& found) const;

  Dates dates_;
};

}  // namespace onrecord::segment::regions
