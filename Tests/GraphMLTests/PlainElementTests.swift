import TestSupport
import Testing

@testable import GraphML

/// What is taken from the bytes of the file is what libxml2 makes of them.
@Suite("Elements that are plain")
struct PlainElementTests {
  /// What lies in a graph, much of which only looks plain.
  private static let pieces = [
    "<node id=\"n%\"><data key=\"k\">a</data><data key=\"w\">b c</data></node>",
    "\n  <node id=\"n%\">\n\t<data key=\"k\">Zoë Größe, 蛇</data>\n    <data key=\"w\"></data>\n  </node>",
    "\n<edge source=\"n0\" target=\"n%\"><data key=\"k\">influences</data></edge>",
    "\n<edge id=\"e%\" source=\"n0\" target=\"n0\"/>\n<edge target=\"n%\" source=\"n0\" id=\"\"></edge>",
    "<node id=\"n%\"/>\n\n\n<node id=\"m%\"></node><node id=\"ñ%\"/><node id=\"l%\" />",
    "<data key=\"k\">g</data>\r\n<data key=\"k\">a\r\nb</data>\n<data key=\"w\">\n</data>",
    // Not plain from some place on.
    "\n<node id=\"n%\">\n<data key=\"k\">a &amp; b</data>\n<data key=\"w\">b</data>\n</node>",
    "\n<node id=\"n%\">\n<data key=\"k\">a</data>\n<data key=\"w\"><b/></data>\n<data key=\"k\">c</data></node>",
    "\n<node id=\"n%\">\n<data key=\"k\">a</data>\n<!-- c -->\n<data key=\"w\">b</data>text</node>text",
    "\n<node id=\"n%\">\n<data key=\"k\">a</data>\n<graph><node id=\"f%\"/><node id=\"g%\"><data key=\"k\">b</data></node></graph></node>",
    "\n<edge source=\"n0\" target=\"n%\"><data key=\"k\">a]</data></edge>\n<edge source=\"n0\" target=\"a&lt;b\"/>",
    "\n<edge source=\"n0\" target=\"n%\"><data key=\"k\"><![CDATA[c]]></data><data key=\"k\">d</data></edge>",
    "\n<edge source='n0' target=\"n%\"/><edge  source=\"n0\" target=\"n%\"/><edge source=\"n0\"\ttarget=\"n%\"/>",
    "\n<edge source=\"n0\" target=\"n%\" directed=\"true\"/><edge source=\"n0\" target=\"n%\" key=\"k\"/>",
    "\n<node id=\"n%\" source=\"s\"/><node source=\"s\" id=\"o%\"/><node target=\"s\"/><node/>",
    "\n<node id=\"n%\"></node ><node id=\"o%\"><data key=\"k\">a</data ></node>",
    "\n<nodes id=\"n%\"/><edges/><datas key=\"k\">a</datas><node-x/><data key=\"other%\">a</data>",
    "\n<node id=\"n%\"><data key=\"k\">\u{FFFD}\u{7F}\u{85}\u{2028}</data><data key=\"w\">\t</data></node>",
    "\n<node id=\" n  % \"/><edge source=\"n0\" target=\" a\tb \"/><edge source=\"n0\" target=\"a>b\"/>",
    "\n<hyperedge><endpoint node=\"n0\"/><data key=\"k\">a</data></hyperedge>\n<?note?>",
    "\n<node id=\"n%\"><port name=\"p\"><data key=\"k\">a</data><data key=\"w\">b</data></port></node>",
    "\n<y:node id=\"n%\"><y:data key=\"k\">a</y:data></y:node>",
    "\n<node id=\"twice\"><data key=\"k\">a</data><data key=\"k\">b</data></node><edge/><edge source=\"n0\"/>",
  ]

  /// What makes a file one that is refused.
  private static let breaks = [
    "<node id=\"n%\" id=\"m\"/>", "<node id=\"n%\"><data key=\"k\">a</node>",
    "<edge source=\"n0\" source=\"n0\"/>",
    "<node id=\"n%\"><data key=\"k\">a]]></data></node>", "<node id=\"n%\"source=\"x\"/>",
    "<node id=\"n%\"><data key=\"k\">\u{1}</data></node>", "<node id=\"a<b\"/>",
    "<node id=\"a&b\"/>",
    "<node id=\"n%\"><data key=\"k\">\u{FFFE}</data></node>",
    "<node id=\"n%\"><data key=\"k\">a</edge>",
    "<node id=\"n%\"><data key=\"k\">a</data></edge>", "<edge source=\"n0\" target=\"n0\"",
  ]

  /// What the root and the document before it declare.
  private static let heads = [
    root, root,
    "<!DOCTYPE graphml [<!ATTLIST node id ID #REQUIRED> <!ATTLIST edge target NMTOKEN #IMPLIED>]>\(root)",
    "<graphml>", "<graphml xmlns=\"\">", "<graphml xml:space=\"preserve\">",
    "<graphml xmlns=\"urn:other\">",
    "<g:graphml xmlns:g=\"http://graphml.graphdrawing.org/xmlns\">",
    "<g:graphml xmlns=\"urn:other\" xmlns:g=\"http://graphml.graphdrawing.org/xmlns\">",
  ]

  private let namespace = "http://graphml.graphdrawing.org/xmlns"

  private func text(_ seed: Int, isBroken: Bool = false) -> String {
    var numbers = Seeded(seed)
    let count = 80
    let place = isBroken ? Int.random(in: 20..<count, using: &numbers) : -1
    let head = Self.heads.randomElement(using: &numbers) ?? root
    let name = head.contains("<g:") ? "g:graphml" : "graphml"
    let pieces = (1...count).map { index in
      let pieces = index == place ? Self.breaks : Self.pieces
      return (pieces.randomElement(using: &numbers) ?? "").replacing("%", with: "\(index)")
    }
    // Namespaces may change for names without a prefix.
    let changes = [
      "", "<a xmlns:o=\"urn:o\"/>",
      "<g:node xmlns=\"urn:o\" id=\"x\"><g:data key=\"k\">a</g:data>"
        + "<data key=\"k\">b</data></g:node>",
      "<g:graph xmlns=\"http://graphml.graphdrawing.org/xmlns/1.0\"><node id=\"x\"/>"
        + "<node id=\"y\"/></g:graph>",
    ]
    let change = changes.randomElement(using: &numbers) ?? ""
    return
      "\(head)<key id=\"k\"/><key id=\"w\"/>\n<graph xmlns:y=\"urn:y\" xmlns:g=\"\(namespace)\">\n<node id=\"n0\"/>"
      + pieces[..<40].joined() + change + pieces[40...].joined()
      + "</graph></\(name)>"
  }

  @Test(arguments: 0..<400)
  func whatIsTakenIsWhatLibxml2Reads(_ seed: Int) {
    let text = text(seed, isBroken: seed % 4 == 3)
    #expect(
      outcome(read(text)) == outcome(read(text) { $0.takesPlainElements = false }))
  }

  @Test(arguments: 0..<60)
  func theLimitsAreTheSame(_ seed: Int) {
    let text = text(seed)
    func change(_ reader: inout GraphMLReader) {
      switch seed % 3 {
      case 0: reader.limits.depth = 3 + seed / 3 % 4
      case 1: reader.limits.attributes = 2
      default: reader.limits.valueLength = 8 + seed / 3 % 4
      }
    }
    let readings = [true, false].map { taken in
      read(text) {
        change(&$0)
        $0.takesPlainElements = taken
      }
    }
    #expect(readings[0].diagnostics == readings[1].diagnostics)
    #expect((readings[0].document == nil) == (readings[1].document == nil))
  }
}
