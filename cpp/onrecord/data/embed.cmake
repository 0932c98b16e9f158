# Turns every data table (*.tsv) into a C++ string at build time, so that the library reads no file at run time.
# Defines ONRECORD_EMBEDDED, the generated sources. An edited row rebuilds only its own table.
file(GLOB_RECURSE ONRECORD_TABLES CONFIGURE_DEPENDS RELATIVE ${CMAKE_CURRENT_LIST_DIR} ${CMAKE_CURRENT_LIST_DIR}/*.tsv)
set(ONRECORD_EMBED_DIR ${CMAKE_CURRENT_BINARY_DIR}/embedded)
set(ONRECORD_EMBEDDED ${ONRECORD_EMBED_DIR}/index.cpp)
set(declarations "")
set(entries "")
foreach(table ${ONRECORD_TABLES})
  string(MAKE_C_IDENTIFIER ${table} symbol)
  set(output ${ONRECORD_EMBED_DIR}/${symbol}.cpp)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${CMAKE_CURRENT_LIST_DIR}/${table} -DOUTPUT=${output} -DSYMBOL=${symbol}
            -P ${CMAKE_CURRENT_LIST_DIR}/embed_table.cmake
    DEPENDS ${CMAKE_CURRENT_LIST_DIR}/${table} ${CMAKE_CURRENT_LIST_DIR}/embed_table.cmake
    VERBATIM)
  list(APPEND ONRECORD_EMBEDDED ${output})
  string(APPEND declarations "extern const std::string_view ${symbol};\n")
  string(APPEND entries "  if (name == \"${table}\") return ${symbol};\n")
endforeach()
file(CONFIGURE OUTPUT ${ONRECORD_EMBED_DIR}/index.cpp @ONLY CONTENT [[// Generated: the embedded tables by name.
#include "onrecord/data/data.hpp"

#include <stdexcept>
#include <string>

namespace onrecord::data {
@declarations@
std::string_view table(std::string_view name) {
@entries@  throw std::out_of_range("no embedded table named " + std::string(name));
}
}  // namespace onrecord::data
]])
