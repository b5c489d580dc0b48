# Writes OUT, a C++ file that holds the files listed in IN as byte arrays (string literals of this
# length are beyond what some compilers take). Called as: cmake -DOUT=... -DIN=a;b -P embed.cmake
set(arrays "")
set(entries "")
set(index 0)
foreach(file IN LISTS IN)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  string(APPEND arrays "const unsigned char file_${index}[] = {${bytes}};\n")
  string(APPEND entries "    {\"${name}\", text(file_${index}, sizeof file_${index})},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE "${OUT}" "// Generated from the files that it names.
#include <jixiao/policies/policy_set.hpp>

namespace jixiao {
namespace {

${arrays}
std::string_view text(const unsigned char* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace

std::vector<BuiltinPolicy> builtin_policies() {
  return {
${entries}  };
}

}  // namespace jixiao
")
