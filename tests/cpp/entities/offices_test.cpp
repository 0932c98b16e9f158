#include "onrecord/entities/offices.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace onrecord;
using entities::Offices;

namespace {

const Offices& offices() {
  static const Offices all;
  return all;
}

std::uint32_t title(std::string_view words) { return offices().in_title(segment::Tokenizer().tokenize(words)); }
std::uint32_t apposition(std::string_view behind) {
  return offices().in_apposition(behind, segment::Tokenizer().tokenize(behind));
}

}  // namespace

TEST_CASE("a title is an office, written in full or short; honorifics are none") {
  CHECK(title("Sen.") == title("Senator"));
  CHECK(title("Lt. Gov.") == title("Lieutenant Governor"));
  CHECK(title("PM") == title("Prime Minister"));
  CHECK(title("Former President") == title("President"));
  CHECK(title("President") != title("Vice President"));
  CHECK(title("Mr.") == 0);
  CHECK(title("") == 0);
}

TEST_CASE("an apposition tells an office up to where and whose") {
  CHECK(apposition(", the former president, left.") == title("President"));
  CHECK(apposition(", the French president, left.") == title("President"));
  CHECK(apposition(", senator from Vermont, left.") == title("Senator"));
  CHECK(apposition(", the former president.") == title("President"));
  CHECK(apposition(", president-elect, left.") == 0);
  CHECK(apposition(", who was president, left.") == 0);
  CHECK(apposition(", president") == 0);
  CHECK(apposition(" president, left.") == 0);
  CHECK(apposition("") == 0);
  CHECK(apposition(", a man they all thought would never come back, left.") == 0);
}

TEST_CASE("an office is held by whose role begins so") {
  const std::string roles = "prime minister of France|mayor of Paris";
  CHECK(offices().holds(roles, title("Prime Minister")));
  CHECK(offices().holds(roles, title("Mayor")));
  CHECK(offices().holds("chairwoman of the Federal Reserve", title("Chairman")));
  CHECK_FALSE(offices().holds(roles, title("Minister")));
  CHECK_FALSE(offices().holds(roles, title("Deputy Mayor")));
  CHECK_FALSE(offices().holds(roles, 0));
  CHECK_FALSE(offices().holds("", title("Mayor")));
}

TEST_CASE("an office of one's own tells whose it is, or has several words") {
  CHECK(offices().holds_of("senator from Kentucky|eye doctor", title("Sen.")));
  CHECK(offices().holds_of("treasury secretary", title("Treasury Secretary")));
  CHECK(offices().holds_of("secretary of state", title("Secretary")));
  CHECK_FALSE(offices().holds_of("secretary general of NATO", title("Secretary")));
  CHECK_FALSE(offices().holds_of("civil rights leader|minister", title("Minister")));
  CHECK_FALSE(offices().holds_of("", title("Sen.")));
}

TEST_CASE("political offices are those of political titles") {
  CHECK(offices().is_political(title("President")));
  CHECK(offices().is_political(title("Sen.")));
  CHECK_FALSE(offices().is_political(title("Judge")));
  CHECK_FALSE(offices().is_political(title("Gen.")));
  CHECK_FALSE(offices().is_political(0));
}
