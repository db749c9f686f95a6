// The HTML parser of libgumbo 0.10, which the room `Decoding` uses.
#ifndef OMBUDSD_CGUMBO_SHIM_H
#define OMBUDSD_CGUMBO_SHIM_H
#include <gumbo.h>
#endif
