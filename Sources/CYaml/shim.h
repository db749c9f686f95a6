// The parser of libyaml 0.2, which the room `Configuration` uses.
#ifndef OMBUDSD_CYAML_SHIM_H
#define OMBUDSD_CYAML_SHIM_H
#include <yaml.h>
#endif
