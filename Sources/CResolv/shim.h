#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <netinet/in.h>
#include <resolv.h>
#include <string.h>

// The resolver's functions, and the members of its state that say whom to ask, are macros, which Swift cannot import.

// Asks for the TXT records of a name, as it stands: no search list. The answer is a message of RFC 1035, its length is
// returned; 0 when there is no such record, -1 when nobody answered, -2 when the resolver cannot be set up.
static inline int byline_resolv_texts(
    const char *name, const char *server, unsigned short port, int seconds, unsigned char *answer, int capacity) {
    struct __res_state state;
    memset(&state, 0, sizeof state);
    if (res_ninit(&state) != 0) return -2;
    state.options &= ~(unsigned long)(RES_DNSRCH | RES_DEFNAMES);
    state.retrans = seconds;
    state.retry = 2;
    if (server) {
        struct sockaddr_in *place = &state.nsaddr_list[0];
        memset(place, 0, sizeof *place);
        place->sin_family = AF_INET;
        place->sin_port = htons(port);
        if (inet_pton(AF_INET, server, &place->sin_addr) != 1) {
            res_nclose(&state);
            return -2;
        }
        state.nscount = 1;
    }
    int length = res_nquery(&state, name, ns_c_in, ns_t_txt, answer, capacity);
    int isAbsent = state.res_h_errno == HOST_NOT_FOUND || state.res_h_errno == NO_DATA;
    res_nclose(&state);
    return length >= 0 ? length : isAbsent ? 0 : -1;
}
