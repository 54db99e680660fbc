@testable import GraphML

/// The start tag of a document in GraphML's namespace.
let root = "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"

/// Reads a whole text.
func read(_ text: String, _ change: (inout GraphMLReader) -> Void = { _ in })
  -> GraphMLReader.Reading
{
  var reader = GraphMLReader()
  change(&reader)
  return reader.read(bytes: Array(text.utf8), path: "t.graphml")
}

/// Reads what stands inside the root.
func read(inside text: String) -> GraphMLReader.Reading { read("\(root)\(text)</graphml>") }

/// Diagnostics in short, as in `error bad-value 2:5 node n0`.
func summaries(_ reading: GraphMLReader.Reading) -> [String] {
  reading.diagnostics.map {
    "\($0.severity.rawValue) \($0.code.rawValue) \($0.position.line):\($0.position.column)"
      + ($0.element.isEmpty ? "" : " \($0.element)")
  }
}

/// The codes of the diagnostics.
func codes(_ reading: GraphMLReader.Reading) -> [String] {
  reading.diagnostics.map(\.code.rawValue)
}

/// Everything that came of reading, as text.
func outcome(_ reading: GraphMLReader.Reading) -> [String] {
  let diagnostics = reading.diagnostics.map(\.description)
  guard let document = reading.document else { return diagnostics }
  return tape(document, positions: true) + values(document) + ends(document)
    + (0..<document.nodeCount).map(document.nodeID) + document.names.map { "\($0)" }
    + document.slots.map { "\($0)" } + ["\(document.counts)"] + diagnostics
}

/// Every entry of a document's tape, a line each.
func tape(_ document: Document, positions: Bool = false) -> [String] {
  (0..<document.itemCount).map { position in
    let item = document.item(position)
    var line = "\(item.kind)"
    switch item.kind {
    case .attribute, .foreign, .namespace, .instruction, .graphml:
      line += " \(document.names[item.index])"
    case .data: line += " \(document.slots[item.index])"
    default: break
    }
    line += " \"\(document.string(position))\""
    if item.hasEnd { line += " open" }
    if item.hasID { line += " id" }
    if let isDirected = item.isDirected { line += " directed=\(isDirected)" }
    let place = document.position(ofItem: position)
    return positions ? line + " \(place.line):\(place.column)" : line
  }
}

/// The values of all data, with the elements that they belong to.
func values(_ document: Document) -> [String] {
  var result: [String] = []
  var walker = ElementWalker(document)
  while let position = walker.next() {
    guard document.item(position).kind == .data else { continue }
    let value = document.withValue(position) { String(decoding: $0) }
    result.append(
      "\(walker.owner.map(document.describe(itemAt:)) ?? ""): \(document.slots[document.item(position).index].keyID)=\(value)"
    )
  }
  return result
}

/// The ends of all edges.
func ends(_ document: Document) -> [String] {
  (0..<document.edgeCount).map {
    "\(document.sourceID(ofEdge: $0))->\(document.targetID(ofEdge: $0))"
      + (document.source(ofEdge: $0) == nil || document.target(ofEdge: $0) == nil ? " ?" : "")
  }
}
