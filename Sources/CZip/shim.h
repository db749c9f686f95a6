// The reader of ZIP archives of libzip 1.7, which the room `Decoding` uses.
#ifndef OMBUDSD_CZIP_SHIM_H
#define OMBUDSD_CZIP_SHIM_H
#include <zip.h>
#endif
