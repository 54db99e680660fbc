// What Swift cannot call by itself: variadic callbacks, and fields of the parser context that newer
// versions of libxml2 mark as deprecated without giving an accessor for them.
#ifndef DMUGRAPH_CLIBXML2_SHIM_H
#define DMUGRAPH_CLIBXML2_SHIM_H

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>
#include <sched.h>
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

// Where the parser stands in the file.
typedef struct {
  int line, column;
} dmu_position;

static inline dmu_position dmu_where(xmlParserCtxtPtr context) {
  xmlParserInputPtr input = context->input;
  if (input == NULL) return (dmu_position){0, 0};
  return (dmu_position){input->line, input->col};
}

// Says that what follows stands at another place in the file.
static inline void dmu_move(xmlParserCtxtPtr context, int line, int column) {
  if (context->input == NULL) return;
  context->input->line = line;
  context->input->col = column;
}

// How many bytes the parser has got through; -1 when they are not UTF-8 as they stand in the file.
static inline long dmu_consumed(xmlParserCtxtPtr context) {
  xmlParserInputPtr input = context->input;
  if (input == NULL || input->buf == NULL || input->buf->encoder != NULL) return -1;
  return xmlByteConsumed(context);
}

// Lets elements lie deeper in one another than libxml2 does by itself; the reader has a limit of its own.
static inline void dmu_allow_depth(xmlParserCtxtPtr context) {
  context->options |= XML_PARSE_HUGE;
}

// Whether nothing is left to parse of what was read.
static inline int dmu_is_at_end(xmlParserCtxtPtr context) {
  return context->input == NULL || context->input->cur >= context->input->end;
}

// Why no more bytes can be had, or made UTF-8; 0 if there is no reason.
static inline int dmu_input_error(xmlParserCtxtPtr context) {
  if (context->input == NULL || context->input->buf == NULL) return 0;
  return context->input->buf->error;
}

// Up to where the parser has got, if so many bytes before that are at hand.
static inline const xmlChar *dmu_parsed(xmlParserCtxtPtr context, long count) {
  return context->input->cur - context->input->base < count ? NULL : context->input->cur;
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

// How many cores the process may run on. The function is declared for GNU sources alone.
extern int sched_getaffinity(pid_t process, size_t size, cpu_set_t *cores);

static inline int dmu_cores(void) {
  cpu_set_t cores;
  int count = 0;
  if (sched_getaffinity(0, sizeof cores, &cores) != 0) return 1;
  for (size_t word = 0; word < sizeof cores / sizeof cores.__bits[0]; word++)
    count += __builtin_popcountl(cores.__bits[word]);
  return count;
}

static inline const char *dmu_version(void) { return xmlParserVersion; }

static inline void dmu_free(xmlParserCtxtPtr context) {
  if (context->myDoc != NULL) xmlFreeDoc(context->myDoc);
  context->myDoc = NULL;
  xmlFreeParserCtxt(context);
}

#pragma GCC diagnostic pop

#endif
