// JSON text to a tree of values. Number text is kept as written; duplicate keys, NUL characters and
// documents beyond the limits are refused.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <jixiao/base/result.hpp>
#include <jixiao/model/value.hpp>

#include <string>

namespace jixiao::json {

/// `text` is UTF-8, with or without a byte order mark. A syntax error ends the reading and is reported
/// alone, with line and column; the other mistakes are all reported.
Result<Value> parse(const std::string& text, bool allow_comments);

}  // namespace jixiao::json
