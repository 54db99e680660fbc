// What Swift cannot call by itself: variadic callbacks, and fields of the parser context that newer
// versions of libxml2 mark as deprecated without giving an accessor for a push parser.
#ifndef DMUGRAPH_CLIBXML2_SHIM_H
#define DMUGRAPH_CLIBXML2_SHIM_H

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>
#include <string.h>

extern void *memrchr(const void *memory, int byte, size_t count);

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

// The number of characters of a text in UTF-8.
static inline int dmu_characters(const xmlChar *start, const xmlChar *end) {
  int count = 0;
  for (; start < end; start++) count += (*start & 0xC0) != 0x80;
  return count;
}

// Where the tag begins at the end of which the parser stands; a tag contains no other '<'.
static inline void dmu_start_of_tag(xmlParserCtxtPtr context, int *line, int *column) {
  xmlParserInputPtr input = context->input;
  const xmlChar *start = input->cur, *at;
  int lines = 0;
  start = memrchr(input->base, '<', start - input->base);
  if (start == NULL) start = input->cur;
  for (at = start; (at = memchr(at, '\n', input->cur - at)) != NULL; at++) lines++;
  *line = input->line - lines;
  if (lines == 0) {
    *column = input->col - dmu_characters(start, input->cur);
    return;
  }
  for (at = start; at > input->base && at[-1] != '\n'; at--) {}
  *column = dmu_characters(at, start) + 1;
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
