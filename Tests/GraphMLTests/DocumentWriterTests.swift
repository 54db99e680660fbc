import Testing

@testable import GraphML

@Suite("Documents written back")
struct DocumentWriterTests {
  private static let standard = "http://graphml.graphdrawing.org/xmlns"

  /// A document as it is written, after its declaration; read leniently.
  private func written(_ text: String) throws -> String {
    let document = try #require(read(text) { $0.isLenient = true }.document)
    var output = ""
    document.write(to: &output)
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    #expect(output.hasPrefix(declaration))
    #expect(output.hasSuffix("\n"))
    return String(output.dropFirst(declaration.count).dropLast())
  }

  private func written(inside text: String) throws -> [String] {
    try written("\(root)\(text)</graphml>").split(separator: "\n").dropFirst().dropLast()
      .map { String($0.trimmingPrefix("  ")) }
  }

  @Test(
    arguments: [
      ("<graphml>", ""), ("<graphml xmlns='urn:other'>", ""),
      ("<graphml xmlns='http://graphml.graphdrawing.org/xmlns/1.0rc'>", ""),
      ("<graphml xmlns='http://graphml.graphdrawing.org/xmlns '>", ""),
      ("<graphml xmlns='\(standard)' xmlns:x='urn:x'>", " xmlns:x=\"urn:x\""),
    ])
  func theStandardNamespace(_ start: String, _ more: String) throws {
    #expect(
      try written("\(start)<graph><own/></graph></graphml>") == """
        <graphml xmlns="\(Self.standard)"\(more)>
          <graph>
            <own/>
          </graph>
        </graphml>
        """)
  }

  @Test func prefixOfGraphMLIsLeftOut() throws {
    let text = """
      <g:graphml xmlns:g="\(Self.standard)" xmlns="urn:mine"><g:key id="k" g:own="g:Foo"/><g:graph>\
      <g:node id="n"><g:data key="k"><b/><g:c/></g:data></g:node><node/></g:graph></g:graphml>
      """
    #expect(
      try written(text) == """
        <graphml xmlns="\(Self.standard)" xmlns:g="\(Self.standard)">
          <key id="k" g:own="g:Foo"/>
          <graph>
            <node id="n">
              <data key="k"><b xmlns="urn:mine"/><g:c xmlns="urn:mine"/></data>
            </node>
            <node xmlns="urn:mine"/>
          </graph>
        </graphml>
        """)
  }

  @Test(
    arguments: [
      // No namespace stays none, and back again.
      ("<a xmlns=''><b/><c xmlns='urn:c'><d xmlns=''/></c></a>", nil),
      ("<a xmlns=\"\"><node xmlns=\"\(standard)\"/></a>", nil),
      // One declaration is enough.
      (
        "<a xmlns='urn:a'><b xmlns='urn:a'/></a>", "<a xmlns=\"urn:a\"><b/></a>"
      ),
      ("<x:a xmlns:x='urn:x'><x:b xmlns:x='urn:y'/></x:a>", nil),
      ("<x:a xmlns:x='urn:x' t='x:Foo' x:t='1'/>", nil),
      ("<x:a xmlns='urn:a' xmlns:x='urn:x' t='Foo'><b/></x:a>", nil),
      ("<a xmlns='urn:a?b=1&amp;c=&lt;&quot;'/>", nil), ("<a xml:lang='de'/>", nil),
    ])
  func foreignElements(_ text: String, _ expected: String?) throws {
    let data = "<data key=\"k\">\(text)</data>"
    let lines = try written(inside: "\(data)<key id=\"k\" for=\"graphml\"/>")
    #expect(
      lines.first == "<data key=\"k\">\(expected ?? text.replacing("'", with: "\""))</data>")
  }

  @Test(
    arguments: [
      "a&amp;b&lt;c&gt;\"'", "]]&gt;", "&#13;\n\t ", "1.50", "ü😀\u{85}\u{2028}\u{FFFD}\u{FFFC}",
      "a<?p  q?><?p?>b", " <b xmlns=\"\"> </b> ", "&#13;&#13;&#13;&#13;&#13;&#13;&#13;&#13;x",
    ])
  func textsToTheLetter(_ text: String) throws {
    let expected = text.replacing("<?p  q?>", with: "<?p q?>")
    for name in ["data key=\"k\"", "desc", "default"] {
      let end = name.prefix { $0 != " " }
      let lines = try written("\(root)<key id=\"k\"/><\(name)>\(text)</\(end)></graphml>")
      #expect(lines.contains("<\(name)>\(expected)</\(end)>\n"))
    }
  }

  /// Every byte that is escaped, at every place of the eight that are looked at together.
  @Test(arguments: ["&", "<", ">", "\"", "\r", "\n", "\t", "ﾟ", "\u{FFFD}", "\u{1F}", "\u{FFFF}"])
  func escapedEverywhere(_ character: String) {
    let names = [
      "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", "\u{1F}": "\u{FFFD}",
      "\u{FFFF}": "\u{FFFD}",
    ]
    let inValues = ["\"": "&quot;", "\n": "&#10;", "\t": "&#9;"].merging(names) { $1 }
    for before in 0..<20 {
      for after in 0..<20 {
        let (start, end) = (
          String(repeating: "a", count: before), String(repeating: "!", count: after)
        )
        var xml = XMLWriter("")
        xml.element("e") { xml in
          xml.attribute("a", start + character + end)
          xml.text(start + character + end + character)
        }
        let (value, text) = (inValues[character] ?? character, names[character] ?? character)
        #expect(
          xml.finish() == "\n<e a=\"\(start)\(value)\(end)\">\(start)\(text)\(end)\(text)</e>\n")
      }
    }
  }

  @Test func attributesToTheLetter() throws {
    let node = "<node id=\"&#13;&#10;&#9; &quot;'&lt;&gt;&amp;\" own=\" 1.50 \"/>"
    #expect(try written(inside: node) == [node])
    let edge = "<edge id=\"\" source=\"\" target=\"é\" directed=\"1\"/>"
    #expect(try written(inside: edge) == [edge])
    #expect(try written(inside: "<node/><node id=''/>") == ["<node/>", "<node id=\"\"/>"])
    #expect(
      try written(inside: "<edge target='a'/><data/>") == ["<edge target=\"a\"/>", "<data/>"])
    let data = "<data key=\"k\" id=\"i\" xml:space=\"preserve\"> a </data>"
    #expect(try written(inside: data + data) == [data, data])
  }

  @Test func instructionsStayWhereTheyWere() throws {
    let text = """
      <?before one?><!-- gone --><!DOCTYPE graphml [<?gone?>]>
      <?before two?>
      <graphml xmlns="\(Self.standard)"><?in?><graph><?in a='&amp;'?></graph></graphml><?after?>
      """
    #expect(
      try written(text) == """
        <?before one?>
        <?before two?>
        <graphml xmlns="\(Self.standard)">
          <?in?>
          <graph>
            <?in a='&amp;'?>
          </graph>
        </graphml>
        <?after?>
        """)
    #expect(try written("<graphml/><?after?>").hasSuffix("\"/>\n<?after?>"))
  }

  /// GraphML has no text between its elements, but what has some keeps it, with its white space.
  @Test func textBetweenElements() throws {
    let text =
      "<graph>\n a&#32;&amp;<!-- c --> <!-- d -->b <node id='n'/>\n<node id='m'/> c</graph>"
    #expect(
      try written("\(root)\(text)</graphml>").split(separator: "\n", maxSplits: 1).last == """
          <graph>
         a &amp; b <node id="n"/><node id="m"/> c</graph>
        </graphml>
        """)
  }

  @Test func spaceIsPreservedWhereAsked() throws {
    let graph =
      "<graph xml:space=\"preserve\">\n\n <node id=\"n\"> <port name=\"p\"/></node>\t</graph>"
    #expect(
      try written("\(root)\n\n\(graph)\n<graph> </graph></graphml>").hasSuffix(
        ">\n  \(graph)\n  <graph/>\n</graphml>"))
  }

  /// Windows line ends are line ends in CDATA as well, also where the parser cuts a section in two.
  @Test func lineEndsInCDATA() throws {
    for length in 0..<700 {
      let blanks = String(repeating: "x", count: length)
      let reading = read(
        inside: "<data key='k'><![CDATA[\(blanks)\r\n\r\r\n]]>&#13;</data><key id='k'/>")
      #expect(values(try #require(reading.document)) == ["graphml: k=\(blanks)\n\n\n\r"])
    }
  }

  @Test func indentationEndsSomewhere() throws {
    let depth = 300
    let text =
      root + String(repeating: "<graph><node id='n'>", count: depth)
      + String(repeating: "</node></graph>", count: depth) + "</graphml>"
    let lines = try written(text).split(separator: "\n")
    #expect(lines.count == depth * 4 + 1)
    #expect(lines.map { $0.prefix { $0 == " " }.count }.max() == 32)
  }

  // MARK: Pieces

  private struct Pieces: TextOutputStream {
    var pieces: [String] = []
    mutating func write(_ piece: String) { pieces.append(piece) }
  }

  @Test func piecesAreOfWholeCharacters() throws {
    let long = String(repeating: "aé€😀\r", count: 60_000)
    let text =
      "<data key='k'>\(long.replacing("\r", with: "&#13;"))<b/>\(long.prefix(40_000))</data>"
    let document = try #require(
      read("\(root)<key id='k'/>\(text)</graphml>") { $0.limits.valueLength = 1 << 30 }.document)
    var pieces = Pieces()
    document.write(to: &pieces)
    #expect(pieces.pieces.count > 10)
    #expect(pieces.pieces.allSatisfy { $0.utf8.count < 300_000 && !$0.contains("\u{FFFD}") })
    #expect(pieces.pieces.dropLast().allSatisfy { $0.utf8.count >= 1 << 16 })
    let again = try #require(read(pieces.pieces.joined()).document)
    #expect(tape(again) == tape(document))
  }

  @Test func longTextsOfXMLWriterAreCutAsWell() {
    var xml = XMLWriter(Pieces())
    let text = String(repeating: "é&", count: 100_000)
    xml.element("a") { $0.text(text) }
    let pieces = xml.finish().pieces
    #expect(pieces.count > 5)
    #expect(pieces.joined() == "\n<a>\(text.replacing("&", with: "&amp;"))</a>\n")
  }

  // MARK: Random documents

  /// A document that is written reads back to the same tape, and is written the same again.
  @Test(arguments: 0..<120)
  func sameTape(_ seed: UInt64) throws {
    var generator = DocumentGenerator(seed: seed)
    let text = generator.document()
    let document = try #require(read(text).document)
    var output = ""
    document.write(to: &output)
    let again = try #require(read(output).document)
    #expect(tape(again) == tape(document), "\(text)")
    #expect(
      (0..<again.nodeCount).map { again.nodeID($0) }
        == (0..<document.nodeCount).map { document.nodeID($0) })
    #expect(ends(again) == ends(document))
    #expect(values(again) == values(document))
    var second = ""
    again.write(to: &second)
    #expect(second == output)
  }
}
