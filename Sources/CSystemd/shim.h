// The parts of libsystemd that the room `Systemd` uses. The location macros of sd-journal.h are switched off: an
// entry says where its figures come from, not which line of this program sent it.
#ifndef OMBUDSD_CSYSTEMD_SHIM_H
#define OMBUDSD_CSYSTEMD_SHIM_H

#define SD_JOURNAL_SUPPRESS_LOCATION 1
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>

#endif
