// The streaming XML parser expat 2.5, which the room `Decoding` uses.
#ifndef OMBUDSD_CEXPAT_SHIM_H
#define OMBUDSD_CEXPAT_SHIM_H
#include <expat.h>
#endif
