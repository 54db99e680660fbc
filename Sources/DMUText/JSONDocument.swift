import DMUGraph

extension JSONWriter {
  /// The number of elements of a long list that are in memory as text.
  private static let batchSize = 200

  /// Writes a document and a line feed.
  package static func write(
    _ document: some Encodable, layout: Layout = .indented, to output: inout some TextOutputStream
  ) {
    let encoding = JSONEncoding(JSONWriter(layout))
    encoding.encode(document, nil)
    encoding.json.endDocument()
    encoding.json.flush(to: &output)
  }

  /// Writes a document, whose list is long, and a line feed: the elements are made and written on all cores
  /// and handed on part by part.
  ///
  /// - Parameters:
  ///   - document: The document, whose list is empty.
  ///   - list: The name of the list.
  ///   - count: The number of elements.
  ///   - element: Makes an element.
  package static func write(
    _ document: some Encodable, list: String, count: Int, layout: Layout = .indented,
    to output: inout some TextOutputStream,
    element: @Sendable (Int) -> some Encodable & SendableMetatype
  ) {
    let encoding = JSONEncoding(JSONWriter(layout))
    encoding.openList = (list, nil)
    encoding.encode(document, nil)
    encoding.json.endDocument()
    var json = encoding.json
    guard let place = encoding.openList?.place else {
      preconditionFailure("the document has no list \(list)")
    }
    let rest = json.reopenList(at: place)
    for start in stride(from: 0, to: count, by: batchSize) {
      let outer = json
      let parts = concurrentMap(count: min(batchSize, count - start), partsOf: 25) { part in
        let encoding = JSONEncoding(outer.nested(isFirst: start + part.lowerBound == 0))
        for index in part { encoding.encode(element(start + index), nil) }
        return encoding.json
      }
      for part in parts { json.handOn(part, to: &output) }
    }
    json.close(with: rest)
    json.flush(to: &output)
  }
}
