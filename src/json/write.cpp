// SPDX-License-Identifier: Apache-2.0
#include "json/write.hpp"

#include <boost/json/serialize.hpp>

namespace jixiao::json {
namespace {

void write(const boost::json::value& value, const std::string& margin, std::string& out) {
  const std::string inner = margin + "  ";
  if (const auto* object = value.if_object(); object && !object->empty()) {
    out += "{";
    const char* separator = "\n";
    for (const auto& member : *object) {
      out += separator + inner + boost::json::serialize(member.key()) + ": ";
      write(member.value(), inner, out);
      separator = ",\n";
    }
    out += "\n" + margin + "}";
  } else if (const auto* array = value.if_array(); array && !array->empty()) {
    out += "[";
    const char* separator = "\n";
    for (const auto& item : *array) {
      out += separator + inner;
      write(item, inner, out);
      separator = ",\n";
    }
    out += "\n" + margin + "]";
  } else {
    out += boost::json::serialize(value);
  }
}

}  // namespace

std::string indented(const boost::json::value& value) {
  std::string out;
  write(value, "", out);
  return out + "\n";
}

}  // namespace jixiao::json
