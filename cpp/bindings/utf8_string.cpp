#include "utf8_string.hpp"

#include <algorithm>
#include <cstdint>

namespace onrecord::bindings {
namespace {

constexpr char32_t replacement = 0xFFFD;

constexpr bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

template <class Unit>
std::size_t utf8_size(const Unit* units, std::size_t count) {
  std::size_t size = count;
  for (std::size_t i = 0; i < count; ++i) {
    const auto c = static_cast<std::uint32_t>(units[i]);
    size += static_cast<std::size_t>(c >= 0x80) + static_cast<std::size_t>(c >= 0x800) +
            static_cast<std::size_t>(c >= 0x10000);
  }
  return size;
}

char* write(char* out, char32_t c) {
  const auto put = [&](char32_t byte) { *out++ = static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x800) {
    put(0xC0U | (c >> 6U));
  } else {
    if (c < 0x10000) {
      put(0xE0U | (c >> 12U));
    } else {
      put(0xF0U | (c >> 18U));
      put(0x80U | ((c >> 12U) & 0x3FU));
    }
    put(0x80U | ((c >> 6U) & 0x3FU));
  }
  put(0x80U | (c & 0x3FU));
  return out;
}

template <class Unit>
char* write_all(char* out, const Unit* units, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const auto c = static_cast<char32_t>(units[i]);
    if (c < 0x80)
      *out++ = static_cast<char>(c);
    else
      out = write(out, is_surrogate(c) ? replacement : c);
  }
  return out;
}

// Most of a text is ASCII, even where not all is: whole blocks of it are copied at once.
template <class Unit>
std::string encode(const void* data, std::size_t count) {
  constexpr std::size_t block = 16;
  const auto* units = static_cast<const Unit*>(data);
  std::string bytes(utf8_size(units, count), '\0');
  char* out = bytes.data();
  std::size_t i = 0;
  for (; i + block <= count; i += block) {
    std::uint32_t seen = 0;
    for (std::size_t k = 0; k < block; ++k) seen |= static_cast<std::uint32_t>(units[i + k]);
    if (seen >= 0x80) {
      out = write_all(out, units + i, block);
      continue;
    }
    for (std::size_t k = 0; k < block; ++k) out[k] = static_cast<char>(units[i + k]);
    out += block;
  }
  write_all(out, units + i, count - i);
  return bytes;
}

template <class Unit>
LoneSurrogates count_surrogates(const void* data, std::size_t count) {
  const auto* units = static_cast<const Unit*>(data);
  LoneSurrogates found;
  for (std::size_t i = 0; i < count; ++i) found.count += static_cast<std::size_t>(is_surrogate(units[i]));
  if (found.count > 0) found.first = static_cast<std::size_t>(std::find_if(units, units + count, is_surrogate) - units);
  return found;
}

}  // namespace

Characters::Characters(const pybind11::str& text) {
  PyObject* object = text.ptr();
#if PY_VERSION_HEX < 0x030C0000
  if (PyUnicode_READY(object) != 0) throw pybind11::error_already_set();
#endif
  count = static_cast<std::size_t>(PyUnicode_GET_LENGTH(object));
  data = PyUnicode_DATA(object);
  is_ascii = PyUnicode_IS_ASCII(object) != 0;
  kind = static_cast<int>(PyUnicode_KIND(object));
}

std::string to_utf8(const pybind11::str& text) { return encode_utf8(Characters(text)); }

std::string encode_utf8(const Characters& characters) {
  if (characters.is_ascii) return {static_cast<const char*>(characters.data), characters.count};
  if (characters.kind == 1) return encode<Py_UCS1>(characters.data, characters.count);
  if (characters.kind == 2) return encode<Py_UCS2>(characters.data, characters.count);
  return encode<Py_UCS4>(characters.data, characters.count);
}

Utf8::Utf8(const pybind11::str& text) {
  const Characters characters(text);
  is_ascii_ = characters.is_ascii;
  if (is_ascii_) {
    view_ = {static_cast<const char*>(characters.data), characters.count};
    return;
  }
  copy_ = to_utf8(text);
  view_ = copy_;
}

LoneSurrogates lone_surrogates(const pybind11::str& text) {
  const Characters characters(text);
  if (characters.kind == 1) return {};
  if (characters.kind == 2) return count_surrogates<Py_UCS2>(characters.data, characters.count);
  return count_surrogates<Py_UCS4>(characters.data, characters.count);
}

}  // namespace onrecord::bindings
