#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call. They are given as an address, since
// the library is loaded when it is first needed and not when the program starts.
typedef CURLcode (*byline_curl_variadic)(CURL *, int, ...);
typedef size_t (*byline_curl_callback)(char *, size_t, size_t, void *);

static inline CURLcode byline_curl_set_text(void *setopt, CURL *handle, CURLoption option, const char *value) {
    return ((byline_curl_variadic)setopt)(handle, option, value);
}
static inline CURLcode byline_curl_set_number(void *setopt, CURL *handle, CURLoption option, long value) {
    return ((byline_curl_variadic)setopt)(handle, option, value);
}
static inline CURLcode byline_curl_set_size(void *setopt, CURL *handle, CURLoption option, long long value) {
    return ((byline_curl_variadic)setopt)(handle, option, (curl_off_t)value);
}
static inline CURLcode byline_curl_set_pointer(void *setopt, CURL *handle, CURLoption option, void *value) {
    return ((byline_curl_variadic)setopt)(handle, option, value);
}
static inline CURLcode byline_curl_set_callback(void *setopt, CURL *handle, CURLoption option, byline_curl_callback value) {
    return ((byline_curl_variadic)setopt)(handle, option, value);
}
static inline CURLcode byline_curl_set_opener(void *setopt, CURL *handle, curl_opensocket_callback value) {
    return ((byline_curl_variadic)setopt)(handle, CURLOPT_OPENSOCKETFUNCTION, value);
}
static inline CURLcode byline_curl_set_progress(void *setopt, CURL *handle, curl_xferinfo_callback value) {
    return ((byline_curl_variadic)setopt)(handle, CURLOPT_XFERINFOFUNCTION, value);
}
static inline CURLcode byline_curl_get_text(void *getinfo, CURL *handle, CURLINFO info, const char **value) {
    return ((byline_curl_variadic)getinfo)(handle, info, value);
}
static inline CURLcode byline_curl_get_number(void *getinfo, CURL *handle, CURLINFO info, long *value) {
    return ((byline_curl_variadic)getinfo)(handle, info, value);
}
