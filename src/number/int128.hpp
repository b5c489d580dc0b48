// The one file that names a 128-bit integer. The compiler's own where it has one; with JX_PORTABLE_INT128, or
// without a native type, Boost.Multiprecision's of fixed width, which takes no memory either.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#if defined(__SIZEOF_INT128__) && !defined(JX_PORTABLE_INT128)
namespace jixiao {
__extension__ typedef __int128 Int128;
}
#else
#include <boost/multiprecision/cpp_int.hpp>
namespace jixiao {
using Int128 = boost::multiprecision::int128_t;
}
#endif
