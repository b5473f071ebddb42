#include <sqlite3.h>

// `sqlite3_config` takes a variable list of arguments, which Swift cannot import.
// Without its statistics SQLite asks for memory without taking a lock that all connections share.
static inline int byline_sqlite_keeps_no_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
