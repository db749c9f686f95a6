// The part of SQLite 3.40, with its full-text search (FTS5), that the room `TextIndex` uses.
#ifndef OMBUDSD_CSQLITE_SHIM_H
#define OMBUDSD_CSQLITE_SHIM_H
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast, which Swift does not import: SQLite copies the text.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, int length) {
    return sqlite3_bind_text(statement, index, text, length, SQLITE_TRANSIENT);
}
#endif
