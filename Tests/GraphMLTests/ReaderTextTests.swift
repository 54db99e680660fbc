import Testing

@testable import GraphML

@Suite("Texts, namespaces and places")
struct ReaderTextTests {
  private func value(_ text: String) throws -> String {
    let reading = read(
      inside: "<key id='k'/><graph><node id='n'><data key='k'>\(text)</data></node></graph>")
    #expect(summaries(reading) == [])
    let value = try #require(reading.document.map { values($0) }?.first)
    return String(value.dropFirst("node n: k=".count))
  }

  @Test(
    arguments: [
      ("  a  b ", "  a  b "), ("a&amp;b&lt;c&gt;&quot;&apos;", "a&b<c>\"'"), ("", ""),
      ("<![CDATA[a<b&amp;]]>", "a<b&amp;"), ("x<![CDATA[]]>y<![CDATA[z]]>", "xyz"),
      ("&#228;&#x1F600;", "ä😀"), ("a\r\nb\rc\nd", "a\nb\nc\nd"), ("a&#13;b", "a\rb"),
      ("a<!-- no -->b", "ab"), ("\t", "\t"), ("]]&gt;", "]]>"),
    ])
  func textsToTheLetter(_ written: String, _ expected: String) throws {
    #expect(Array(try value(written).unicodeScalars) == Array(expected.unicodeScalars))
  }

  /// An element with a CDATA section in which nothing is has no text, as if the section were not there.
  @Test func emptySection() throws {
    let tapes = try ["", "<![CDATA[]]>"].map { text in
      let reading = read(
        inside: "<key id='k'><default><x:y xmlns:x='u'>\(text)</x:y></default></key>")
      return tape(try #require(reading.document))
    }
    #expect(tapes[0] == tapes[1])
  }

  @Test func attributesWithReferences() throws {
    let reading = read(
      inside: """
        <key id="a&amp;b"/><graph><node id="x&amp;&#38;&lt;&#x26;amp;y"><data key="a&amp;b">1</data></node>
        <edge source="x&amp;&amp;&lt;&amp;amp;y" target="x&amp;&amp;&lt;&amp;amp;y" id="&#9;e&#10;"/></graph>
        """)
    #expect(summaries(reading) == [])
    let document = try #require(reading.document)
    #expect(document.nodeID(0) == "x&&<&amp;y")
    #expect(document.keys[0].id == "a&b")
    #expect(document.source(ofEdge: 0) == 0)
    #expect(document.describe(edge: 0) == "edge \te\n")
  }

  @Test func foreignElementsAndInstructionsStayOnTheTape() throws {
    let reading = read(
      inside: """
        <?app  do it ?><key id="d"/><graph><node id="n"><data key="d"><y:Box xmlns:y="urn:y" y:w="1" \
        h="2">a<y:L>b</y:L>c</y:Box></data></node></graph><x:own xmlns:x="urn:x"><node id="no"/></x:own>
        """)
    #expect(summaries(reading) == [])
    let document = try #require(reading.document)
    #expect(document.nodeCount == 1)
    func name(_ item: Item) -> String {
      let name = document.names[item.index]
      return name.prefix.isEmpty ? name.local : "\(name.prefix):\(name.local)={\(name.namespace)}"
    }
    let entries = (0..<document.itemCount).compactMap { position -> String? in
      let item = document.item(position)
      switch item.kind {
      case .foreign, .attribute, .namespace, .instruction:
        return "\(item.kind) \(name(item)) \(document.string(position))"
      case .text: return "text \(document.string(position))"
      default: return nil
      }
    }
    #expect(
      entries
        == [
          "namespace  http://graphml.graphdrawing.org/xmlns", "instruction app do it ",
          "attribute id d", "foreign y:Box={urn:y} ", "namespace y urn:y",
          "attribute y:w={urn:y} 1", "attribute h 2", "text a", "foreign y:L={urn:y} b", "text c",
          "foreign x:own={urn:x} ", "namespace x urn:x", "foreign node ", "attribute id no",
        ])
    // The value of the data is the text without that of the elements inside.
    #expect(values(document) == ["node n: d="])
  }

  @Test func valueLeavesOutElements() throws {
    #expect(try value("a<x:b xmlns:x='u'>c<x:d/>e</x:b>f<?p q?>g") == "afg")
  }

  @Test(
    arguments: [
      ("<graphml>", ["warning namespace 1:1 graphml"]),
      (
        "<graphml xmlns='http://graphml.graphdrawing.org/xmlns/1.0rc'>",
        ["warning namespace 1:1 graphml"]
      ),
      ("<graphml xmlns='urn:other'>", ["warning namespace 1:1 graphml"]),
      ("<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>", []),
    ])
  func namespaces(_ start: String, _ expected: [String]) throws {
    let reading = read("\(start)<graph><node id='n'/></graph></graphml>")
    #expect(summaries(reading) == expected)
    #expect(try #require(reading.document).nodeCount == 1)
  }

  @Test func prefixedDocument() throws {
    let reading = read(
      """
      <g:graphml xmlns:g="http://graphml.graphdrawing.org/xmlns"><g:key id="k"/><g:graph>
      <g:node id="n"><g:data key="k">v</g:data></g:node><node xmlns="urn:other" id="foreign"/></g:graph></g:graphml>
      """)
    #expect(summaries(reading) == [])
    let document = try #require(reading.document)
    #expect(document.counts.nodes == 1)
    #expect(values(document) == ["node n: k=v"])
  }

  @Test(arguments: ["\n", "\r\n"])
  func linesAndColumns(_ newline: String) throws {
    let lines = [
      root, "  <graph", "     edgedefault=\"directed\">", "ä<!-- ", " --><node id=\"n\"/>",
      "\t<node", "id=\"m\"", "/><edge source=\"n\" target=\"m\"/></graph>", "</graphml>",
    ].map { $0.replacing("ä", with: "") }
    let document = try #require(read(lines.joined(separator: newline)).document)
    #expect(
      [0, 1].map { document.position(ofItem: document.nodeItem($0)) } == [
        Position(line: 5, column: 5), Position(line: 6, column: 2),
      ])
    #expect(document.position(ofItem: document.edgeItem(0)) == Position(line: 8, column: 3))
    let graph = try #require((0..<document.itemCount).first { document.item($0).kind == .graph })
    #expect(document.position(ofItem: graph) == Position(line: 2, column: 3))
  }

  /// Columns count characters, not bytes.
  @Test func columnsAfterLettersOfSeveralBytes() throws {
    let document = try #require(
      read(inside: "\n<key id='k'/><graph><data key='k'>äöü😀</data><node id='n'/></graph>")
        .document)
    #expect(document.position(ofItem: document.nodeItem(0)) == Position(line: 2, column: 46))
  }

  @Test(
    arguments: [
      ("<a/>", "not-graphml"), ("<graphml>&nbsp;</graphml>", "entity-refused"),
      ("<!DOCTYPE graphml [<!ENTITY a 'b'>]><graphml/>", "entity-refused"),
      ("<!DOCTYPE graphml [<!ATTLIST node id CDATA 'b'>]><graphml/>", "entity-refused"),
      ("<graphml a='&b;'/>", "entity-refused"), ("", "xml-syntax"), (" ", "xml-syntax"),
      ("<graphml></graph>", "xml-syntax"), ("<graphml/><graphml/>", "xml-syntax"),
      ("\u{1F}\u{8B}\u{8}", "xml-syntax"), ("PK\u{3}\u{4}", "xml-syntax"),
      ("<graphml a='1' a='2'/>", "xml-syntax"), ("<graphml>\u{1}</graphml>", "xml-syntax"),
    ])
  func refused(_ text: String, _ code: String) {
    let reading = read(text)
    #expect(reading.document == nil)
    #expect(reading.diagnostics.last?.code.rawValue == code)
    #expect(reading.log.hasErrors)
    // Leniency is for single values, not for files that cannot be read.
    #expect(read(text) { $0.isLenient = true }.log.hasErrors)
  }

  @Test func doctypeIsReadPast() throws {
    let reading = read(
      "<!DOCTYPE graphml SYSTEM 'file:///etc/passwd'>\(root)<graph/></graphml>")
    #expect(summaries(reading) == [])
    #expect(try #require(reading.document).counts.graphs == 1)
  }
}
