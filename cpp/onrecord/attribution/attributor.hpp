// Attribution: which marked spans and which clauses are reported speech, and who is its source.
#pragma once

#include <string_view>
#include <vector>

#include "onrecord/entities/recognizer.hpp"
#include "onrecord/quotes/marked.hpp"
#include "onrecord/quotes/quote.hpp"
#include "onrecord/segment/segments.hpp"

namespace onrecord::attribution {

// What is known of a text when attribution begins. Views: all must outlive the call.
struct Evidence {
  std::string_view text;
  const segment::Segments& segments;
  const entities::Found& found;
  const std::vector<quotes::Marked>& marked;
};

struct AttributorOptions {
  bool indirect = true;  // look for reported speech without quotation marks
};

class Attributor {
 public:
  explicit Attributor(AttributorOptions options = {});

  // Quotes by (begin, −end).
  std::vector<quotes::Quote> attribute(const Evidence& evidence) const;

 private:
  AttributorOptions options_;
};

}  // namespace onrecord::attribution
