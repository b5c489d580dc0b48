/* The header alone, as strict C99. */
#include <jixiao/jixiao.h>

jx_status header_compiles(void) { return JX_OK; }
