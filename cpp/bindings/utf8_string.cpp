#include "utf8_string.hpp"

#include <cstdint>
#include <string_view>

namespace onrecord::bindings {
namespace {

constexpr char32_t replacement = 0xFFFD;

constexpr bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

template <class Unit>
std::size_t utf8_size(const Unit* units, std::size_t count) {
  std::size_t size = count;
  for (std::size_t i = 0; i < count; ++i) {
    const auto c = static_cast<std::uint32_t>(units[i]);
    size += static_cast<std::size_t>(c >= 0x80) + static_cast<std::size_t>(c >= 0x800) + static_cast<std::size_t>(c >= 0x10000);
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
std::string encode(const void* data, std::size_t count) {
  const auto* units = static_cast<const Unit*>(data);
  std::string bytes(utf8_size(units, count), '\0');
  char* out = bytes.data();
  for (std::size_t i = 0; i < count; ++i) {
    const auto c = static_cast<char32_t>(units[i]);
    if (c < 0x80) *out++ = static_cast<char>(c);
    else out = write(out, is_surrogate(c) ? replacement : c);
  }
  return bytes;
}

}  // namespace

std::string to_utf8(const pybind11::str& text) {
  PyObject* object = text.ptr();
#if PY_VERSION_HEX < 0x030C0000
  if (PyUnicode_READY(object) != 0) throw pybind11::error_already_set();
#endif
  const auto count = static_cast<std::size_t>(PyUnicode_GET_LENGTH(object));
  const void* data = PyUnicode_DATA(object);
  if (PyUnicode_IS_ASCII(object)) return {static_cast<const char*>(data), count};
  switch (PyUnicode_KIND(object)) {
    case PyUnicode_1BYTE_KIND:
      return encode<Py_UCS1>(data, count);
    case PyUnicode_2BYTE_KIND:
      return encode<Py_UCS2>(data, count);
    default:
      return encode<Py_UCS4>(data, count);
  }
}

}  // namespace onrecord::bindings
