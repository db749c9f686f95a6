// The part of SQLite 3.40, with its full-text search (FTS5), that the room `TextIndex` uses.
#ifndef OMBUDSD_CSQLITE_SHIM_H
#define OMBUDSD_CSQLITE_SHIM_H
#include <sqlite3.h>
#include <stdio.h>

// SQLITE_TRANSIENT is a cast, which Swift does not import: SQLite copies the text.
static inline int csqlite_bind_text(sqlite3_stmt *statement, int index, const char *text, int length) {
    return sqlite3_bind_text(statement, index, text, length, SQLITE_TRANSIENT);
}

// Takes a name as it is, where SQLite's own function follows the links in it at each use of a file.
static inline int csqlite_take_name(sqlite3_vfs *system, const char *name, int size, char *path) {
    (void)system;
    return snprintf(path, (size_t)size, "%s", name) < size ? SQLITE_OK : SQLITE_CANTOPEN;
}

// Registers the system's files under the name "descriptors", for names such as /proc/self/fd/7/texts.sqlite: they stay in the directory
// of the descriptor, whatever gets the directory's path meanwhile. To be called once. Returns SQLITE_OK, or an error of SQLite's.
static inline int csqlite_register_descriptors(void) {
    static sqlite3_vfs files;
    int result = sqlite3_initialize();
    if (result != SQLITE_OK) return result;
    const sqlite3_vfs *system = sqlite3_vfs_find(0);
    if (!system) return SQLITE_ERROR;
    files = *system;
    files.pNext = 0;
    files.zName = "descriptors";
    files.xFullPathname = csqlite_take_name;
    return sqlite3_vfs_register(&files, 0);
}
#endif
