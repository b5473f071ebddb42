#include <microhttpd.h>

// MHD_start_daemon and the two questions below are variadic, which Swift cannot call. They are given as an address,
// since the library is loaded when `byline serve` starts and not when the program does.
typedef struct MHD_Daemon *(*byline_mhd_starter)(unsigned int, uint16_t, MHD_AcceptPolicyCallback, void *,
                                                 MHD_AccessHandlerCallback, void *, ...);
typedef const union MHD_ConnectionInfo *(*byline_mhd_connection_question)(struct MHD_Connection *,
                                                                          enum MHD_ConnectionInfoType, ...);

static inline struct MHD_Daemon *byline_mhd_start(void *start, unsigned int flags, MHD_AcceptPolicyCallback accept,
                                                  MHD_AccessHandlerCallback handle, void *context,
                                                  struct MHD_OptionItem *options) {
    return ((byline_mhd_starter)start)(flags, 0, accept, context, handle, context, MHD_OPTION_ARRAY, options,
                                       MHD_OPTION_END);
}
static inline const union MHD_ConnectionInfo *byline_mhd_ask(void *get_info, struct MHD_Connection *connection,
                                                             enum MHD_ConnectionInfoType what) {
    return ((byline_mhd_connection_question)get_info)(connection, what);
}

// The type of a pointer to a callback with arguments of these types, stored as an option's number.
static inline intptr_t byline_mhd_completed(MHD_RequestCompletedCallback callback) { return (intptr_t)callback; }
static inline intptr_t byline_mhd_connected(MHD_NotifyConnectionCallback callback) { return (intptr_t)callback; }
typedef void *(*byline_mhd_target_callback)(void *, const char *, struct MHD_Connection *);
static inline intptr_t byline_mhd_target(byline_mhd_target_callback callback) { return (intptr_t)callback; }
typedef size_t (*byline_mhd_unescape_callback)(void *, struct MHD_Connection *, char *);
static inline intptr_t byline_mhd_unescape(byline_mhd_unescape_callback callback) { return (intptr_t)callback; }
typedef void (*byline_mhd_log_callback)(void *, const char *, va_list);
static inline void byline_mhd_say_nothing(void *context, const char *format, va_list arguments) {
    (void)context; (void)format; (void)arguments;
}
static inline intptr_t byline_mhd_silence(void) { return (intptr_t)(byline_mhd_log_callback)byline_mhd_say_nothing; }
