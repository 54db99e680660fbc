// What Swift cannot call by itself: variadic callbacks, and fields of the parser context that newer
// versions of libxml2 mark as deprecated without giving an accessor for a push parser.
#ifndef DMUGRAPH_CLIBXML2_SHIM_H
#define DMUGRAPH_CLIBXML2_SHIM_H

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>
#include <stdint.h>
#include <string.h>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static void dmu_ignore(void *context, const char *message, ...) {
  (void)context;
  (void)message;
}

// Some messages of libxml2 bypass the structured error handler; this drops them, for this thread.
static inline void dmu_silence_generic_errors(void) { xmlSetGenericErrorFunc(NULL, dmu_ignore); }

// Where the parser stands: what is still to parse, and the position in the file.
typedef struct {
  const unsigned char *current, *end;
  int line, column;
} dmu_position;

static inline dmu_position dmu_where(xmlParserCtxtPtr context) {
  xmlParserInputPtr input = context->input;
  if (input == NULL) return (dmu_position){NULL, NULL, 0, 0};
  return (dmu_position){input->cur, input->end, input->line, input->col};
}

// Where the tag begins at the end of which the parser stands; a tag contains no other '<'.
static inline void dmu_start_of_tag(xmlParserCtxtPtr context, int *line, int *column) {
  xmlParserInputPtr input = context->input;
  const uint64_t ones = 0x0101010101010101, tops = ones << 7;
  const xmlChar *start = input->cur, *at;
  int lines = 0, characters = 0;
  // Eight bytes at a time, as long as all are printable ASCII, and so a column each.
  for (; start - input->base >= 8; start -= 8) {
    uint64_t bytes, starts;
    memcpy(&bytes, start - 8, 8);
    if ((bytes | (bytes - 0x20 * ones)) & tops) break;
    starts = ~((bytes ^ '<' * ones) + ~tops) & tops;
    if (starts) break;
  }
  *line = input->line;
  *column = input->col - (int)(input->cur - start);
  while (start > input->base && *--start != '<') {
    characters += (*start & 0xC0) != 0x80;
    lines += *start == '\n';
  }
  *column -= characters + 1;
  if (lines == 0) return;
  *line -= lines;
  *column = 1;
  for (at = start; at > input->base && at[-1] != '\n'; at--) *column += (at[-1] & 0xC0) != 0x80;
}

static inline int dmu_is_at_end_of_tag(xmlParserCtxtPtr context) {
  return *context->input->cur == '>' || *context->input->cur == '/';
}

static inline int dmu_is_in_doctype(xmlParserCtxtPtr context) { return context->inSubset; }

// The name of the encoding in the XML declaration, if it has one and is to be heeded.
static inline const xmlChar *dmu_declared_encoding(xmlParserCtxtPtr context) {
  if (context->options & XML_PARSE_IGNORE_ENC) return NULL;
  if (context->input != NULL && context->input->encoding != NULL) return context->input->encoding;
  return context->encoding;
}

static inline int dmu_is_well_formed(xmlParserCtxtPtr context) { return context->wellFormed; }

static inline int dmu_has_ampersand(const xmlChar *start, const xmlChar *end) {
  return memchr(start, '&', end - start) != NULL;
}

static inline const char *dmu_version(void) { return xmlParserVersion; }

static inline void dmu_free(xmlParserCtxtPtr context) {
  if (context->myDoc != NULL) xmlFreeDoc(context->myDoc);
  context->myDoc = NULL;
  xmlFreeParserCtxt(context);
}

#pragma GCC diagnostic pop

#endif
