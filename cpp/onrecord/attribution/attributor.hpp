// Attribution: which marked spans and which clauses are reported speech, and who is its source.
#pragma once

#include <vector>

#include "onrecord/attribution/evidence.hpp"
#include "onrecord/quotes/quote.hpp"

namespace onrecord::attribution {

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
