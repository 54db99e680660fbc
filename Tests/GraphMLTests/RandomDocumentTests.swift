import Foundation
import FoundationXML
import Testing

@testable import GraphML

@Suite("Random documents against another XML parser")
struct RandomDocumentTests {
  @Test(arguments: 0..<120)
  func sameAsFoundation(_ seed: UInt64) throws {
    var generator = DocumentGenerator(seed: seed)
    let text = generator.document()
    let reading = read(text)
    // Data may come twice in an element; nothing else is wrong with a generated document.
    #expect(Set(codes(reading)).isSubset(of: ["duplicate-data"]), "\(text)")
    let document = try #require(reading.document)
    let other = IndependentReading()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = other
    try #require(parser.parse(), "\(text)")
    let counts = document.counts
    #expect(
      [
        "graph": counts.graphs, "node": counts.nodes, "edge": counts.edges,
        "hyperedge": counts.hyperedges, "port": counts.ports, "key": counts.keys,
      ] == other.counts, "\(text)")
    #expect((0..<document.nodeCount).map { document.nodeID($0) } == other.nodes)
    #expect(ends(document) == other.edges)
    #expect(values(document) == other.values, "\(text)")
    // Parents and ends are those of the file: every edge finds the node with its id.
    for edge in 0..<document.edgeCount {
      let source = try #require(document.source(ofEdge: edge))
      #expect(document.nodeID(source) == document.sourceID(ofEdge: edge))
    }
  }

  /// The generator makes what it should, so that the comparison means something.
  @Test func everythingOccurs() {
    var counts: [String: Int] = [:]
    for seed in 0..<120 {
      var generator = DocumentGenerator(seed: UInt64(seed))
      let text = generator.document()
      for part in [
        "<node", "<edge", "<port", "<hyperedge", "<![CDATA[", "&amp;", "<!--", "<graph>",
      ] {
        if text.contains(part) { counts[part, default: 0] += 1 }
      }
    }
    #expect(counts.count == 8)
    #expect(counts.values.allSatisfy { $0 > 10 })
  }
}

/// Makes valid GraphML from a seed.
struct DocumentGenerator {
  private var state: UInt64
  private var nodes: [String] = []

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  private mutating func random(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }

  mutating func document() -> String {
    nodes = []
    let keys = (0..<3).map { "<key id=\"k\($0)\" attr.name=\"a\($0)\"/>" }
    let body = graph(depth: 0)
    let keysFirst = random(2) == 0
    return root + (keysFirst ? keys.joined() : "") + body + data()
      + (keysFirst ? "" : keys.joined())
      + "</graphml>"
  }

  private mutating func graph(depth: Int) -> String {
    var text = "<graph>"
    for _ in 0..<random(depth == 0 ? 12 : 4) + 1 {
      text += blank()
      switch random(8) {
      case 0..<4: text += node(depth: depth)
      case 4, 5: text += edge()
      case 6: text += hyperedge()
      default: text += data()
      }
    }
    return text + "</graph>"
  }

  private mutating func node(depth: Int) -> String {
    let id = "n\(nodes.count)é&<"
    nodes.append(id)
    var text = "<node id=\"\(escaped(id))\""
    if random(3) == 0 { return text + "/>" }
    text += ">" + data()
    for port in 0..<random(3) { text += "<port name=\"p\(port)\"/>" }
    if random(4) == 0 && depth < 4 { text += graph(depth: depth + 1) }
    return text + blank() + "</node>"
  }

  private mutating func edge() -> String {
    guard !nodes.isEmpty else { return "" }
    let ends = [nodes[random(nodes.count)], nodes[random(nodes.count)]].map(escaped)
    let start = "<edge source=\"\(ends[0])\" target='\(ends[1])'"
    return random(2) == 0 ? start + "/>" : start + ">\(data())</edge>"
  }

  private mutating func hyperedge() -> String {
    guard !nodes.isEmpty else { return "" }
    return "<hyperedge><endpoint node=\"\(escaped(nodes[random(nodes.count)]))\"/></hyperedge>"
  }

  private mutating func data() -> String {
    if random(3) == 0 { return "" }
    let pieces = ["a", " ", "&amp;", "ü", "<![CDATA[<&]]>", "😀", "\n", "&lt;b&gt;", "<!-- c -->"]
    let value = (0..<random(5)).map { _ in pieces[random(pieces.count)] }.joined()
    return "<data key=\"k\(random(3))\">\(value)</data>"
  }

  private mutating func blank() -> String { ["", "\n", "  ", "<!-- x -->"][random(4)] }

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }
}

/// The document as Foundation's parser sees it.
private final class IndependentReading: NSObject, XMLParserDelegate {
  var counts = ["graph": 0, "node": 0, "edge": 0, "hyperedge": 0, "port": 0, "key": 0]
  var nodes: [String] = []
  var edges: [String] = []
  var values: [String] = []
  private var open: [String] = []
  private var text: String?

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if let count = counts[name] { counts[name] = count + 1 }
    switch name {
    case "node":
      nodes.append(attributes["id"] ?? "")
      open.append("node \(attributes["id"] ?? "")")
    case "edge":
      let ends = [attributes["source"] ?? "", attributes["target"] ?? ""]
      edges.append(ends.joined(separator: "->"))
      open.append("edge " + ends.joined(separator: " -> "))
    case "data":
      text = ""
      values.append("\(open.last ?? ""): \(attributes["key"] ?? "")=")
      open.append(name)
    default: open.append(name)
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    text? += String(decoding: block, as: UTF8.self)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
    guard name == "data" else { return }
    values[values.count - 1] += text ?? ""
    text = nil
  }
}
