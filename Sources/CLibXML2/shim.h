// What Swift cannot call by itself: variadic callbacks, and fields of the parser context that newer
// versions of libxml2 mark as deprecated without giving an accessor for a push parser.
#ifndef DMUGRAPH_CLIBXML2_SHIM_H
#define DMUGRAPH_CLIBXML2_SHIM_H

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static void dmu_ignore(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

// Some messages of libxml2 bypass the structured error handler; this drops them, for this thread.
static inline void dmu_silence_generic_errors(void) { xmlSetGenericErrorFunc(NULL, dmu_ignore); }

static inline const xmlChar *dmu_intern(xmlParserCtxtPtr context, const char *name) {
  return xmlDictLookup(context->dict, (const xmlChar *)name, -1);
}

// Where the parser stands: what is still to parse, what lies before it, and the position in the file.
typedef struct {
  const unsigned char *base, *current, *end;
  int line, column;
} dmu_position;

static inline dmu_position dmu_where(xmlParserCtxtPtr context) {
  xmlParserInputPtr input = context->input;
  if (input == NULL) return (dmu_position){NULL, NULL, NULL, 0, 0};
  return (dmu_position){input->base, input->cur, input->end, input->line, input->col};
}

static inline int dmu_is_well_formed(xmlParserCtxtPtr context) { return context->wellFormed; }

#pragma GCC diagnostic pop

#endif
