#ifndef OMBUDSD_GCRYPT_SHIM_H
#define OMBUDSD_GCRYPT_SHIM_H
#include <gcrypt.h>
#endif
