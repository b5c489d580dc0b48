/* jixiao: the release version and the number of the binary contract.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef JIXIAO_VERSION_H
#define JIXIAO_VERSION_H

#define JX_VERSION "0.1.0"

/* Changes only when a program built against the previous number might break; it is the SOVERSION. */
#define JX_ABI_VERSION 0

#endif
