// Indented JSON with members in the order in which they were put.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/value.hpp>

#include <string>

namespace jixiao::json {

std::string indented(const boost::json::value& value);

}  // namespace jixiao::json
