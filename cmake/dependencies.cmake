# Finds ICU and RE2, and stops with one line that says what to install where one is missing.
set(ONRECORD_INSTALL_HINT "apt-get install g++ libicu-dev libre2-dev (Debian, Ubuntu), dnf install gcc-c++ libicu-devel re2-devel (Fedora) or brew install icu4c re2 (macOS)")

find_package(Threads REQUIRED)
find_package(ICU 67 QUIET COMPONENTS uc i18n data)
if(NOT ICU_FOUND)
  # The blank before a message keeps CMake from breaking its line.
  message(FATAL_ERROR " onrecord needs ICU 67 or newer: ${ONRECORD_INSTALL_HINT}")
endif()

add_library(onrecord_re2 INTERFACE)
find_package(re2 CONFIG QUIET)
if(re2_FOUND)
  target_link_libraries(onrecord_re2 INTERFACE re2::re2)
else()
  # Debian 12 ships no CMake package for RE2.
  find_path(RE2_INCLUDE_DIR re2/re2.h)
  find_library(RE2_LIBRARY re2)
  if(NOT RE2_INCLUDE_DIR OR NOT RE2_LIBRARY)
    message(FATAL_ERROR " onrecord needs RE2: ${ONRECORD_INSTALL_HINT}")
  endif()
  target_include_directories(onrecord_re2 SYSTEM INTERFACE ${RE2_INCLUDE_DIR})
  target_link_libraries(onrecord_re2 INTERFACE ${RE2_LIBRARY})
endif()
