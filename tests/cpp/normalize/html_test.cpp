// The table of named references, whole.
#include <doctest/doctest.h>

#include <charconv>

#include "onrecord/data/data.hpp"
#include "onrecord/normalize/normalizer.hpp"
#include "onrecord/text/table.hpp"
#include "onrecord/text/utf8.hpp"

using namespace onrecord;

TEST_CASE("every named reference is read, with its semicolon and, where marked, without") {
  const normalize::Normalizer html({"html"});
  int names = 0;
  text::for_each_row("html_entities", data::table("common/html_entities.tsv"), [&](const text::Row& row) {
    std::string characters;
    text::for_each_piece(row[1], ' ', [&](std::string_view hex) {
      std::uint32_t c = 0;
      std::from_chars(hex.data(), hex.data() + hex.size(), c, 16);
      text::append(characters, c);
    });
    const std::string name(row[0]);
    CAPTURE(name);
    CHECK(html.apply("x&" + name + ";y").text == "x" + characters + "y");
    CHECK(html.apply("x&" + name + " y").text == (row[2] == "bare" ? "x" + characters + " y" : ""));
    ++names;
  });
  CHECK(names == 2125);
}

TEST_CASE("an endless number and an endless chain are read once") {
  const normalize::Normalizer html({"html"});
  std::string chain = "&";
  for (int i = 0; i < 200000; ++i) chain += "amp;";
  CHECK(html.apply(chain).text == "&");
  const std::string number = "&#" + std::string(1000000, '9') + ";";
  CHECK(html.apply(number).text == "\uFFFD");
  const std::string open(1000000, '&');
  CHECK(!html.apply(open).changed);
}
