// The system's CommonMark library (Debian: libcmark-dev), as a module.
#ifndef FIRSTREPLY_CCMARK_SHIM_H
#define FIRSTREPLY_CCMARK_SHIM_H

#include <cmark.h>

#endif
