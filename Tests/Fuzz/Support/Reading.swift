@testable import GraphML

/// Reads bytes at once and in pieces, writes back what was read, and reads that again.
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
  // What the reader decides from the first bytes alone is not the parser's.
  if bytes.isEmpty || bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x50, 0x4B, 3, 4]) {
    return
  }
  // Where a piece ends behind it, libxml2 2.9 takes even a > in a quoted id for the end of the DOCTYPE.
  if hasQuotedEndOfDoctype(bytes) { return }
  let limits = Limits()
  let parser = SAXParser(
    builder: DocumentBuilder(log: DiagnosticLog(file: "t", isLenient: isLenient), limits: limits),
    limits: limits, ignoringDeclaredEncoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]))
  var start = 0
  while start < bytes.count {
    let piece = bytes[start..<min(start + size, bytes.count)]
    guard piece.withUnsafeBytes({ parser.parse($0) }) else { break }
    start += size
  }
  var failure: ReadingFailure?
  let builder = parser.finish(&failure)
  if let failure {
    let last = whole.log.kept.last
    require(whole.document == nil, "refused in pieces of \(size) alone: \(failure)")
    require(last?.code == failure.code, "\(failure) and \(String(describing: last))")
    return
  }
  let (document, log) = builder.finish(path: "t", byteCount: bytes.count)
  guard let expected = whole.document else {
    require(false, "refused at once, but not in pieces of \(size): \(whole.diagnostics)")
    return
  }
  require(log.diagnostics == whole.diagnostics, "\(log.diagnostics) and \(whole.diagnostics)")
  require(tape(document) == tape(expected), "pieces of \(size)")
  require(document.counts == expected.counts, "pieces of \(size)")
}

/// Whether a > stands in quotes behind the first `<!DOCTYPE`, before it ends.
private func hasQuotedEndOfDoctype(_ bytes: [UInt8]) -> Bool {
  guard let start = bytes.firstRange(of: "<!DOCTYPE".utf8) else { return false }
  var quote: UInt8?
  for byte in bytes[start.upperBound...] {
    if byte == UInt8(ascii: ">") { return quote != nil }
    if byte == quote {
      quote = nil
    } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      quote = byte
    }
  }
  return false
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
    return Array("\(item.kind) \(item.index) \(item.hasEnd) \(item.position)".utf8) + text
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
