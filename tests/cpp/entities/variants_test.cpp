#include "onrecord/entities/variants.hpp"

#include <doctest/doctest.h>

using namespace onrecord::entities;

namespace {

const Variants& variants() {
  static const Variants all;
  return all;
}

bool same(std::string_view a, std::string_view b) {
  return variants().same_person(variants().read(a), variants().read(b));
}

}  // namespace

TEST_CASE("a name's parts are cut at blanks and hyphens; accents, dots and case are no difference") {
  CHECK(variants().read("Kim Jong-un").key() == variants().read("KIM  Jong Un").key());
  CHECK(variants().read("Erdoğan").key() == variants().read("Erdogan").key());
  CHECK(variants().read("J.K. Rowling").key() == variants().read("J. K. Rowling").key());
  CHECK_FALSE(variants().read("Ann Lee").key() == variants().read("Lee Ann").key());
  const Spelling name = variants().read("Mary-Kate van Olsen");
  CHECK(name.count == 4);
  CHECK(name.words == 3);
  CHECK(name.key(2, 4) == variants().read("van Olsen").key());
}

TEST_CASE("the suffix of a generation is no part of the name") {
  CHECK(variants().read("Amos Pike Jr.").count == 2);
  CHECK(variants().read("Elizabeth II").count == 1);
  CHECK(variants().read("Jr.").count == 1);
}

TEST_CASE("two full names may be one person's") {
  CHECK(same("Donald J. Trump", "Donald Trump"));
  CHECK(same("D. Trump", "Donald Trump"));
  CHECK(same("William Hart", "Bill Hart"));
  CHECK(same("Ruth Anne Keller", "Ruth A. Keller"));
  CHECK_FALSE(same("Ruth Anne Keller", "Ruth B. Keller"));
  CHECK_FALSE(same("Ann Lee", "Adam Lee"));
  CHECK_FALSE(same("Ann Lee", "Ann Kerr"));
  CHECK_FALSE(same("Lee", "Ann Lee"));
  CHECK_FALSE(same("Amos Pike Jr.", "Amos Pike Sr."));
}

TEST_CASE("empty and overlong names are read without harm") {
  CHECK(variants().read("").count == 0);
  CHECK(variants().read(" - . ").count == 0);
  CHECK(variants().read("a b c d e f g h i j k l m").count == Spelling::max_parts);
}

TEST_CASE("an organisation's legal form is left out") {
  const auto key = [](std::string_view name) { return variants().without_legal_form(variants().read(name)).key(); };
  CHECK(key("Quillon Co. Ltd.") == key("Quillon"));
  CHECK(key("Inc.") == key("Inc."));
}
