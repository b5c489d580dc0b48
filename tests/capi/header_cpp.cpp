// The header alone, as C++11 and C++20.
#include <jixiao/jixiao.h>

jx_status header_compiles() { return JX_OK; }
