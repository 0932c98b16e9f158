// Tested by tests/cpp/entities/names_test.cpp.
#include "onrecord/entities/confidence.hpp"

#include <array>
#include <string_view>

namespace onrecord::entities {
namespace {

constexpr int clear_lead = 6;
constexpr int fair_lead = 3;

struct Shares {
  std::string_view rule;
  float clear;    // the type is 6 points or more ahead, or the rule knows it
  float fair;     // 3 to 5
  float narrow;   // less
  float heading;  // in a line whose capitals say little
};

constexpr std::array shares{
    Shares{"gazetteer", 0.94F, 0.90F, 0.78F, 0.80F}, Shares{"given name", 0.95F, 0.75F, 0.50F, 0.70F},
    Shares{"title", 0.94F, 0.90F, 0.80F, 0.80F},     Shares{"role", 0.96F, 0.80F, 0.60F, 0.70F},
    Shares{"team", 0.95F, 0.95F, 0.90F, 0.90F},      Shares{"head", 0.80F, 0.65F, 0.60F, 0.50F},
    Shares{"run", 0.95F, 0.62F, 0.37F, 0.30F}};
constexpr Shares others{"", 0.80F, 0.80F, 0.75F, 0.60F};

}  // namespace

float confidence_of(const Name& name) {
  const Shares* kind = &others;
  for (const Shares& one : shares)
    if (one.rule == name.rule) kind = &one;
  if (name.heading) return kind->heading;
  if (name.settled || name.lead >= clear_lead) return kind->clear;
  return name.lead >= fair_lead ? kind->fair : kind->narrow;
}

}  // namespace onrecord::entities
