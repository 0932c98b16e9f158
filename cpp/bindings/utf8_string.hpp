// From a Python str to UTF-8, without leaving a second copy in the str (as PyUnicode_AsUTF8AndSize does).
#pragma once

#include <pybind11/pybind11.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "onrecord/text/large_pages.hpp"

namespace onrecord::bindings {

// Lone surrogates cannot be written in UTF-8: each becomes U+FFFD, one code point for one, so that offsets stay exact.
// Reads only the str's own immutable characters.
std::string to_utf8(const pybind11::str& text);

// The characters of a str, wherever this version of Python keeps them. A view; made with the GIL, read without, as a
// str never changes.
struct Characters {
  explicit Characters(const pybind11::str& text);
  std::string_view ascii() const { return {static_cast<const char*>(data), count}; }  // where it is ASCII

  std::size_t count;
  const void* data;
  bool is_ascii;
  int kind;  // bytes of a character: 1, 2 or 4
};

struct FreeTable {
  std::size_t bytes = 0;
  void operator()(char* table) const { text::free_table(table, bytes); }
};

// As to_utf8, where nothing need be copied: of an ASCII str, its own characters. Needs no GIL.
class Utf8 {
 public:
  // The str must outlive it, and so must `room`, which is used where it is large enough: it spares an allocation.
  explicit Utf8(const Characters& characters, std::span<char> room = {});
  Utf8(const Utf8&) = delete;
  Utf8& operator=(const Utf8&) = delete;
  std::string_view view() const { return view_; }
  bool is_ascii() const { return is_ascii_; }
  bool has_lone_surrogates() const { return has_lone_surrogates_; }

 private:
  std::unique_ptr<char, FreeTable> copy_;  // a vector would fill it with zeros first
  std::string_view view_;
  bool is_ascii_;
  bool has_lone_surrogates_ = false;
};

// A str whose characters, none above `highest`, are still to be written; on large pages where it is long.
pybind11::str new_str(std::size_t count, Py_UCS4 highest);

// The str of valid UTF-8, made at once in its final width (Python's own decoder begins with the narrowest).
pybind11::str str_of(std::string_view text);

struct LoneSurrogates {
  std::size_t count = 0;
  std::size_t first = 0;  // code point; 0 where there are none
};

// How many lone surrogates a str holds, and where the first one is.
LoneSurrogates lone_surrogates(const pybind11::str& text);

// The warning about them; empty where there are none.
std::string surrogate_warning(const pybind11::str& text);

}  // namespace onrecord::bindings
