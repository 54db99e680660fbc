import DMUGraph
package import DMUText

extension JSONWriter {
  /// How many elements of a long list are in memory as text.
  private static let batchSize = 200

  /// Writes a document whose list is long: its elements are made and written on all cores and handed on
  /// part by part.
  ///
  /// - Parameters:
  ///   - document: The document, whose list is empty.
  ///   - count: The number of elements.
  ///   - element: Writes an element.
  package static func write<Body: ReportBody>(
    _ document: ReportDocument<Body>, count: Int, layout: Layout = .indented,
    to output: inout some TextOutputStream, element: @Sendable (Int, inout JSONWriter) -> Void
  ) {
    let encoding = JSONEncoding(JSONWriter(layout))
    encoding.gap = (Body.listName, nil)
    encoding.encode(document, nil)
    encoding.json.endDocument()
    var json = encoding.json
    guard let place = encoding.gap?.place else {
      preconditionFailure("every document has its list")
    }
    let rest = json.reopenList(at: place)
    for start in stride(from: 0, to: count, by: batchSize) {
      let outer = json
      let parts = concurrentMap(count: min(batchSize, count - start), partsOf: 25) { part in
        var json = outer.nested(isFirst: start + part.lowerBound == 0)
        for index in part { element(start + index, &json) }
        return json
      }
      for part in parts { json.handOn(part, to: &output) }
    }
    json.close(with: rest)
    json.flush(to: &output)
  }
}
