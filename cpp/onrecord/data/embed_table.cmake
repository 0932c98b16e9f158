# Writes INPUT as one C++ string literal named SYMBOL into OUTPUT (hexadecimal escapes: no character needs care).
file(READ ${INPUT} bytes HEX)
string(LENGTH "${bytes}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "(................................................................)" "\\1\"\n\"" bytes "${bytes}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
file(WRITE ${OUTPUT} "#include <string_view>\nnamespace onrecord::data {\nextern const std::string_view ${SYMBOL};\n"
     "const std::string_view ${SYMBOL}{\n\"${bytes}\", ${size}};\n}\n")
