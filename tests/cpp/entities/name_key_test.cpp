#include "onrecord/entities/name_key.hpp"

#include <doctest/doctest.h>

using onrecord::entities::name_key;

TEST_CASE("names that case, accents and marks tell apart have one key") {
  CHECK(name_key("Müller") == "muller");
  CHECK(name_key("MÜLLER") == "muller");
  CHECK(name_key("Muller") == "muller");
  CHECK(name_key("Mu\u0308ller") == "muller");
  CHECK(name_key("Kim Jong\u2011un") == name_key("Kim Jong-un"));
  CHECK(name_key("Beto O’Rourke") == name_key("Beto O'Rourke"));
  CHECK(name_key("Łódź") == "lodz");
}

TEST_CASE("different names have different keys") {
  CHECK(name_key("Müller") != name_key("Mueller"));
  CHECK(name_key("Ann Lee") != name_key("Lee Ann"));
}

TEST_CASE("a key is its own key, and nothing and bad bytes have one, too") {
  CHECK(name_key("muller") == "muller");
  CHECK(name_key("").empty());
  CHECK(name_key("a\xFF") == "a\uFFFD");
}
