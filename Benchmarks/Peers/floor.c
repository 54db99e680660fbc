// The floor: what libxml2's SAX2 push parser takes for a file by itself, with callbacks that do
// nothing.
#include <fcntl.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void startElement(void *state, const xmlChar *name, const xmlChar *prefix,
                         const xmlChar *uri, int namespaceCount, const xmlChar **namespaces,
                         int count, int defaulted, const xmlChar **attributes) {}

static void endElement(void *state, const xmlChar *name, const xmlChar *prefix,
                       const xmlChar *uri) {}

static void characters(void *state, const xmlChar *text, int count) {}

int main(int count, char **arguments) {
  static char piece[64 << 10];
  xmlSAXHandler handler;
  memset(&handler, 0, sizeof handler);
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = startElement;
  handler.endElementNs = endElement;
  handler.characters = characters;
  int file = count == 2 ? open(arguments[1], O_RDONLY) : -1;
  xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&handler, NULL, NULL, 0, NULL);
  if (file < 0 || context == NULL) {
    fprintf(stderr, "usage: floor FILE\n");
    return 64;
  }
  xmlCtxtUseOptions(context, XML_PARSE_NONET);
  ssize_t length;
  while ((length = read(file, piece, sizeof piece)) > 0) {
    if (xmlParseChunk(context, piece, length, 0) != 0) break;
  }
  int failed = length != 0 || xmlParseChunk(context, NULL, 0, 1) != 0;
  xmlFreeParserCtxt(context);
  close(file);
  return failed;
}
