@testable import GraphML

/// Reads bytes at once, in pieces and in parts, writes back what was read, and reads that again.
///
/// - Parameter size: The size of the pieces, at least 1.
/// - Returns: What was read at once.
func checkReading(_ bytes: [UInt8], pieces size: Int, isLenient: Bool)
  -> GraphMLReader.Reading
{
  var reader = GraphMLReader()
  reader.isLenient = isLenient
  let reading = reader.read(bytes: bytes, path: "t")
  for diagnostic in reading.diagnostics { checkPlace(diagnostic, in: bytes) }
  checkPieces(bytes, size, isLenient, reading)
  if let document = reading.document { checkWriting(document, isLenient) }
  return reading
}

/// Every refusal has a place in the file.
private func checkPlace(_ diagnostic: Diagnostic, in bytes: [UInt8]) {
  let place = diagnostic.position
  if place == .none {
    require(diagnostic.message.hasPrefix("and "), "no place: \(diagnostic)")
    return
  }
  require(place.line >= 1 && place.column >= 0, "\(diagnostic)")
  require(place.line <= bytes.count + 1, "past the end: \(diagnostic)")
}

private func checkPieces(
  _ bytes: [UInt8], _ size: Int, _ isLenient: Bool, _ whole: GraphMLReader.Reading
) {
  var reader = GraphMLReader()
  reader.isLenient = isLenient
  var start = 0
  let reading = reader.read(path: "t") { buffer in
    let piece = bytes[start..<min(start + min(size, buffer.count), bytes.count)]
    buffer.copyBytes(from: piece)
    start += piece.count
    return piece.count
  }
  checkSame(reading, whole, "pieces of \(size)")
  reader.partCount = size % 5 + 2
  checkSame(reader.read(bytes: bytes, path: "t"), whole, "\(size % 5 + 2) parts")
}

/// Whether two readings give the same, however they came about.
private func checkSame(
  _ reading: GraphMLReader.Reading, _ whole: GraphMLReader.Reading, _ manner: String
) {
  require(reading.diagnostics == whole.diagnostics, "\(manner): \(reading.diagnostics)")
  require((reading.document == nil) == (whole.document == nil), manner)
  guard let document = reading.document, let expected = whole.document else { return }
  require(tape(document) == tape(expected), manner)
  require(ends(document) == ends(expected), manner)
  require(document.names == expected.names, manner)
  require(document.counts == expected.counts, manner)
}

/// What is written reads back to the same, and is written the same again.
private func checkWriting(_ document: Document, _ isLenient: Bool) {
  var output = ""
  document.write(to: &output)
  var reader = GraphMLReader()
  reader.isLenient = isLenient
  reader.limits.attributes = .max
  let reading = reader.read(bytes: Array(output.utf8), path: "t")
  guard let again = reading.document else {
    // What is written is indented, and names may have to be declared again.
    require(false, "what is written is refused: \(reading.diagnostics)\n\(output)")
    return
  }
  require(again.counts == document.counts, output)
  require(again.nodeCount == document.nodeCount && again.edgeCount == document.edgeCount, output)
  for row in 0..<document.nodeCount {
    require(again.nodeID(row).utf8.elementsEqual(document.nodeID(row).utf8), output)
  }
  for row in 0..<document.edgeCount {
    require(again.source(ofEdge: row) == document.source(ofEdge: row), output)
    require(again.target(ofEdge: row) == document.target(ofEdge: row), output)
  }
  require(values(again) == values(document), output)
  var second = ""
  again.write(to: &second)
  require(second.utf8.elementsEqual(output.utf8), "\(output)\n\(second)")
}

/// The entries of a document with their texts, as bytes.
private func tape(_ document: Document) -> [[UInt8]] {
  (0..<document.itemCount).map { position in
    let item = document.item(position)
    let text = document.withText(position) { span in span.indices.map { span[$0] } }
    let place = document.position(ofItem: position)
    return Array("\(item.kind) \(item.index) \(item.hasEnd) \(place)".utf8) + text
  }
}

/// The ids of the nodes, and those that edges name, as bytes.
private func ends(_ document: Document) -> [[UInt8]] {
  let nodes = (0..<document.nodeCount).map { Array(document.nodeID($0).utf8) }
  return (0..<document.edgeCount).reduce(into: nodes) { ids, edge in
    ids.append(Array(document.sourceID(ofEdge: edge).utf8))
    ids.append(Array(document.targetID(ofEdge: edge).utf8))
  }
}

/// The values of all data with their keys, as bytes.
private func values(_ document: Document) -> [[UInt8]] {
  (0..<document.itemCount).compactMap { position in
    guard document.item(position).kind == .data else { return nil }
    let value = document.withValue(position) { span in span.indices.map { span[$0] } }
    return Array(document.slots[document.item(position).index].keyID.utf8) + [0] + value
  }
}
