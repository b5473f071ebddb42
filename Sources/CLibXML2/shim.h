// Debian's libxml2 headers pull in ICU's, whose enumerations differ from the copy inside Foundation; the
// compiler then refuses both. Nothing here needs libxml2's ICU part, so it is hidden before the headers are read.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

// `xmlFree` is a mutable global function pointer, which Swift's concurrency rules do not import.
static inline void byline_xml_free(void *pointer) { xmlFree(pointer); }

/// Takes what libxml2 would print of its own accord, and prints nothing. A variadic function cannot be written in Swift.
static void byline_xml_takes_words(void *context, const char *words, ...) {
    (void)context;
    (void)words;
}

/// Lets libxml2 print nothing on this thread: faults are read off the context of each document.
static inline void byline_xml_prints_nothing(void) {
    xmlSetGenericErrorFunc(NULL, byline_xml_takes_words);
}
