// UTF-8 by code points: what comparing names, widening full-width signs and aligning columns need.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jixiao {

/// True for well-formed UTF-8 (RFC 3629): no overlong forms, surrogates or values above U+10FFFF.
bool is_utf8(std::string_view text) noexcept;

/// The code points of well-formed text; a malformed byte becomes U+FFFD.
std::vector<char32_t> code_points(std::string_view text);

void append_utf8(std::string& out, char32_t code_point);

/// Full-width ASCII (U+FF01..U+FF5E) and the ideographic space become their half-width twins.
std::string half_width(std::string_view text);

/// Columns on a terminal: 2 for CJK and full-width characters, 1 for others, 0 for combining marks.
int display_width(std::string_view text);

/// One line that a terminal shows as it is: line breaks and tabs become spaces, other control
/// characters (C0, DEL, C1) "?", and the text ends
/// in "…" beyond `longest` characters.
std::string printable(std::string_view text, std::size_t longest = static_cast<std::size_t>(-1));

/// True when the text holds a control character.
bool has_control(std::string_view text);

/// Without white space at both ends (ASCII and ideographic).
std::string_view trim(std::string_view text);

}  // namespace jixiao
