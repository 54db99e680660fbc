import TestSupport
import Testing

@testable import GraphML

/// Start tags are where the file has them, whatever comes before and in however many parts it is read.
@Suite("Positions of start tags")
struct ReaderPositionTests {
  /// A text of which is known where its start tags begin.
  private struct PlacedText {
    var text = ""
    var tags: [Position] = []
    private var line = 1
    private var column = 1

    /// Adds text; `§` stands before each start tag, in place of itself.
    mutating func add(_ addition: String) {
      for scalar in addition.unicodeScalars {
        if scalar == "§" {
          tags.append(Position(line: line, column: column))
          continue
        }
        text.unicodeScalars.append(scalar)
        column += 1
        if scalar == "\n" { (line, column) = (line + 1, 1) }
      }
    }
  }

  /// The positions of all elements, in the order of the file.
  private func elements(_ reading: GraphMLReader.Reading) -> [Position] {
    guard let document = reading.document else { return [] }
    return (0..<document.itemCount).compactMap { position in
      switch document.item(position).kind {
      case .attribute, .namespace, .text, .instruction, .end: nil
      default: document.position(ofItem: position)
      }
    }
  }

  private static let pieces = [
    "§<node id='n%'>§<data key='k'>a</data>§<data key='w'>Zoë Größe, 蛇😀</data></node>",
    "\n  §<node\n  id='n%'\n\t/>", "<!-- Größe\n蛇 -->", "<?p ö\n?>", "&amp;&#228;", "ö&lt;蛇",
    "§<node id='n%'>§<data key='k'>\n\n<![CDATA[ö]]\n]]>§<x:y xmlns:x='urn:x' a='ü'\n/></data></node>",
    "\r\n", "\r\n\r\n  ", "text\r\n", "ä\r\n", "<![CDATA[]]>", "<![CDATA[\r\n蛇]]>",
    "§<edge source='n0' target='n%'\n\n   directed='true'>§<data key='k'>b&#10;</data></edge >",
    "\t\t", "]", "]]", "蛇]", "§<hyperedge >§<endpoint node='n0'/></hyperedge\n>",
    "\n§<edge source='&quot;&#10;ö' target='n0'\n>§<desc\n>ö</desc>\n</edge>",
  ]

  private func random(_ seed: Int) -> PlacedText {
    var numbers = Seeded(seed)
    var placed = PlacedText()
    placed.add(
      "§\(root)\n§<key id='k'/>§<key id='w'/>\n §<graph\n  edgedefault='directed'>\n§<node id='n0'/>"
    )
    for index in 1..<200 {
      let piece = Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &numbers)]
      placed.add(piece.replacing("%", with: "\(index)"))
      // Long lines, and texts of which the parser tells in pieces.
      if index % 20 == 0 {
        let letter = ["x", "ö", "x\n", "蛇 "][index / 20 % 4]
        placed.add(String(repeating: letter, count: Int.random(in: 0..<900, using: &numbers)))
      }
    }
    placed.add("</graph></graphml>")
    return placed
  }

  @Test(arguments: 0..<60)
  func everyTagIsWhereItBegins(_ seed: Int) {
    let placed = random(seed)
    #expect(placed.tags.count > 50)
    for parts in [1, 2, 5] {
      let found = elements(read(placed.text) { $0.partCount = parts })
      #expect(found == placed.tags, "\(parts) parts")
    }
  }

  /// A tag of several lines that begins far to the right, behind letters of several bytes.
  @Test(arguments: [1, 2, 4], ["x", "ö", "蛇", "<!-- ö -->", "&amp;"])
  func longLines(_ parts: Int, _ letter: String) {
    var placed = PlacedText()
    placed.add("§\(root)§<key id='k'/>\n§<graph>\n")
    for index in 0..<400 {
      placed.add(
        "  §<node id='n\(index)'>§<desc>\(String(repeating: letter, count: index % 350))</desc>"
          + "§<data\n\n key='k'\n>v</data>§<data id='i'\n key='k'/></node>\n")
    }
    placed.add("</graph></graphml>")
    let reading = read(placed.text) {
      $0.partCount = parts
      $0.limits.diagnostics = 3
    }
    #expect(elements(reading) == placed.tags)
  }

  /// Before the root there is white space of which the parser tells nothing.
  @Test(arguments: [
    "", "\u{FEFF}", "<?xml version='1.0'?>", "<?xml version='1.0'?>\n\n   ", "\n  ",
    "<!-- ö\n蛇 -->\t  <?p ö?>\r\n\r\n ", "<!DOCTYPE graphml>  ", "<!DOCTYPE graphml [\n]>\n ",
    "<!DOCTYPE graphml SYSTEM 'x' [<!ELEMENT a ANY>\n<!-- c -->] >", "<?xml version='1.0'?><?p?>",
    "<!DOCTYPE graphml>\n<!-- c -->", "<?p \(String(repeating: "ö", count: 9_000))?>\n   ",
    "<!-- \(String(repeating: "x", count: 9_000)) -->\(String(repeating: " ", count: 100))",
    "<!-- \(String(repeating: "x\n", count: 9_000)) -->\n\n\(String(repeating: " ", count: 100))",
  ])
  func rootBehindAProlog(_ prolog: String) {
    var placed = PlacedText()
    placed.add(prolog.hasPrefix("\u{FEFF}") ? "" : prolog)
    placed.add("§<graphml\n\n  xmlns='http://graphml.graphdrawing.org/xmlns'>§<graph/></graphml>")
    let text = prolog.hasPrefix("\u{FEFF}") ? prolog + placed.text : placed.text
    #expect(elements(read(text)) == placed.tags)
  }
}
