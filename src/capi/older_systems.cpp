// Two symbols that a newer compiler's headers refer to and older systems do not have. Hidden
// definitions keep the shared library loadable where libstdc++ is older than GLIBCXX_3.4.29 and the C
// library older than GLIBC_2.32.
// SPDX-License-Identifier: Apache-2.0
#include <new>

#if defined(__GLIBCXX__) && defined(__linux__)

// The names are the system's own. NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)

namespace std {
[[noreturn]] void __throw_bad_array_new_length();
void __throw_bad_array_new_length() { throw bad_array_new_length(); }
}  // namespace std

// 0 says that the process may have threads, so that reference counts are always atomic.
extern "C" {
extern char __libc_single_threaded;
char __libc_single_threaded = 0;
}

// NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)

#endif
