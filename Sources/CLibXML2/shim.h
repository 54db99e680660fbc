// libxml2, with what Swift cannot call or use by itself.
#ifndef DMUGRAPH_CLIBXML2_SHIM_H
#define DMUGRAPH_CLIBXML2_SHIM_H

// Newer versions mark fields of the parser context as deprecated without giving an accessor for all of them.
#define XML_DEPRECATED
#define XML_DEPRECATED_MEMBER

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

static void dmu_ignore(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

// Some messages of libxml2 bypass the structured error handler; this drops them, for this thread.
static inline void dmu_silence_generic_errors(void) { xmlSetGenericErrorFunc(NULL, dmu_ignore); }

// A variable in some versions, a call in others.
static inline const char *dmu_version(void) { return xmlParserVersion; }

#endif
