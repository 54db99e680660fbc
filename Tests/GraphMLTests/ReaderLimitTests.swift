import Testing

@testable import GraphML

@Suite("Limits and encodings")
struct ReaderLimitTests {
  private let text = """
    \(root)<key id="k"/><graph><node id="n" a="1" b="2"><data key="k">12345678</data></node>
    <!-- a comment of some length --></graph></graphml>
    """

  /// The file is read at the limit and refused below it, with the right code and no document.
  private func check(_ limit: WritableKeyPath<Limits, Int>, _ text: String, least: Int) {
    let allowed = read(text) { $0.limits[keyPath: limit] = least }
    #expect(summaries(allowed) == [])
    let refused = read(text) { $0.limits[keyPath: limit] = least - 1 }
    #expect(refused.document == nil)
    #expect(codes(refused) == ["limit-exceeded"])
    #expect(refused.diagnostics.last?.severity == .error)
    #expect(
      read(text) {
        $0.limits[keyPath: limit] = least - 1; $0.isLenient = true
      }.log.hasErrors)
  }

  @Test func bytes() { check(\.bytes, text, least: text.utf8.count) }

  @Test func depth() { check(\.depth, text, least: 4) }

  @Test func attributes() { check(\.attributes, text, least: 3) }

  /// Namespaces count as attributes do: those of an element with its attributes, and those in scope.
  @Test func namespaces() {
    let one = "<x xmlns:a='urn:a' xmlns:b='urn:b' xmlns='urn:c' a:d='1'/>"
    check(\.attributes, "\(root)<desc>\(one)</desc></graphml>", least: 4)
    let nested = (0..<9).map { "<x xmlns:p\($0)='urn:\($0)'>" }.joined()
    let ends = String(repeating: "</x>", count: 9)
    check(\.attributes, "\(root)<desc>\(nested)\(ends)\(nested)\(ends)</desc></graphml>", least: 10)
  }

  /// Elements would take libxml2 longer and longer.
  @Test func manyNamespacesInScope() {
    let prefixes = (0..<6).map { number in
      "<x" + (0..<200).map { " xmlns:p\(number)-\($0)='urn:n'" }.joined() + ">"
    }
    let reading = read(inside: "<desc>\(prefixes.joined())")
    #expect(codes(reading) == ["limit-exceeded"])
    #expect(reading.diagnostics[0].message.hasPrefix("401 namespaces are in scope"))
  }

  @Test(arguments: [
    ("<graphml><desc>%</desc></graphml>", "<x%/>"),
    ("<graphml><desc>%</desc></graphml>", "<x %='1'/>"),
    ("<graphml><desc>%</desc></graphml>", "<x xmlns:%='urn:x'/>"),
    ("<graphml><desc>%</desc></graphml>", "<x xmlns='urn:%'/>"),
    ("<graphml>%</graphml>", "<?%?>"),
    ("<!DOCTYPE graphml [%]><graphml/>", "<!ELEMENT % ANY>"),
  ])
  func names(_ document: String, _ name: String) {
    let names = (0..<300).map { name.replacing("%", with: "n\($0)") }.joined()
    let text = document.replacing("%", with: names)
    let allowed = read(text) { $0.limits.names = 330 }
    #expect(codes(allowed) == ["namespace"])
    let refused = read(text) { $0.limits.names = 290 }
    #expect(refused.document == nil)
    #expect(codes(refused).last == "limit-exceeded")
    #expect(refused.diagnostics.last?.message.contains("290 different names") == true)
  }

  @Test func items() throws {
    let count = try #require(read(text).document).itemCount
    check(\.items, text, least: count)
  }

  @Test func diagnosticsOfACode() {
    let nodes = String(repeating: "<node/>", count: 12)
    let reading = read("\(root)<graph>\(nodes)</graph></graphml>") { $0.limits.diagnostics = 5 }
    #expect(reading.diagnostics.count == 6)
    #expect(reading.diagnostics.last?.message.contains("7") == true)
    #expect(reading.diagnostics.last?.position == Position.none)
  }

  /// Long values and tags are noticed while they are being read, so the file must be longer than a
  /// piece.
  @Test(arguments: ["<data key='k'>", "<desc>", "<data key='k'><x:y xmlns:x='u'>"])
  func longValue(_ start: String) {
    let long = "\(root)<key id='k'/><graph>\(start)" + String(repeating: "v", count: 300_000)
    let reading = read(long) { $0.limits.valueLength = 100_000 }
    #expect(codes(reading) == ["limit-exceeded"])
    #expect(codes(read(long)) == ["xml-syntax"])
  }

  @Test(arguments: ["<!-- ", "<?x ", "<node id='"])
  func longTag(_ start: String) {
    let long = "\(root)<graph>\(start)" + String(repeating: "v", count: 500_000)
    let reading = read(long)
    #expect(codes(reading) == ["limit-exceeded"])
    // Near to where it begins.
    #expect(reading.diagnostics.first.map { $0.position.column < 5_000 } == true)
  }

  @Test func deepestByDefault() {
    func nested(_ depth: Int) -> String {
      String(repeating: "<x>", count: depth) + String(repeating: "</x>", count: depth)
    }
    #expect(summaries(read(inside: nested(999))) == [])
    #expect(codes(read(inside: nested(1_000))) == ["limit-exceeded"])
  }

  /// Newer versions of libxml2 have a limit of their own.
  @Test func deeperThanByDefault() {
    let depth = 2_500
    let text =
      root + String(repeating: "<x>", count: depth) + String(repeating: "</x>", count: depth)
      + "</graphml>"
    let reading = read(text) { $0.limits.depth = 5_000 }
    #expect([[], ["limit-exceeded"]].contains(codes(reading)))
  }

  // MARK: Encodings

  private let words = "Müller größl"

  private func document(_ encoding: String) -> String {
    "<?xml version='1.0' encoding='\(encoding)'?>\(root)<key id='k'/><graph><node id='ü'>"
      + "<data key='k'>\(words)</data></node></graph></graphml>"
  }

  private func check(_ bytes: [UInt8]) throws {
    let reading = GraphMLReader().read(bytes: bytes, path: "t")
    #expect(summaries(reading) == [])
    #expect(values(try #require(reading.document)) == ["node ü: k=\(words)"])
  }

  @Test func latin1AndUTF8() throws {
    try check(Array(document("UTF-8").utf8))
    try check([0xEF, 0xBB, 0xBF] + Array(document("UTF-8").utf8))
    // A byte order mark goes before the declaration.
    try check([0xEF, 0xBB, 0xBF] + Array(document("ISO-8859-1").utf8))
    for encoding in ["ISO-8859-1", "windows-1252"] {
      try check(document(encoding).unicodeScalars.map { UInt8($0.value) })
    }
  }

  @Test(arguments: [true, false], [true, false])
  func utf16(isBigEndian: Bool, hasMark: Bool) throws {
    let units = (hasMark ? [0xFEFF] : []) + Array(document("UTF-16").utf16)
    let name = hasMark ? "UTF-16" : isBigEndian ? "UTF-16BE" : "UTF-16LE"
    let all = hasMark ? units : Array(document(name).utf16)
    try check(
      all.flatMap { unit in
        let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isBigEndian ? bytes : bytes.reversed()
      })
  }

  @Test(arguments: [[0xC3, 0x28], [0xFF], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0]] as [[UInt8]])
  func invalidBytes(_ bytes: [UInt8]) {
    let start = Array("\(root)<desc>".utf8)
    let end = Array("</desc></graphml>".utf8)
    let reading = GraphMLReader().read(bytes: start + bytes + end, path: "t")
    #expect(reading.document == nil)
    #expect(codes(reading) == ["xml-syntax"])
  }
}

@Suite("NUL bytes")
struct NULTests {
  /// No XML holds one, wherever it stands.
  @Test func areRefusedEverywhere() {
    let text = Array(
      "<?xml version=\"1.0\"?>\n\(root)<!-- c --><key id='k'/><graph><node id='n'><data key='k'><![CDATA[x]]>y</data></node></graph><?p i?></graphml>\n<!-- c -->\n"
        .utf8)
    for place in 0...text.count {
      for rest in [[], Array("<a>".utf8)] {
        let reading = GraphMLReader().read(
          bytes: text[..<place] + [0] + rest + text[place...], path: "t")
        #expect(reading.document == nil && reading.log.hasErrors, "at \(place)")
      }
    }
  }
}

@Suite("Length of values")
struct ValueLengthTests {
  @Test(arguments: ["12345", "<x/>12345", "<x>12345</x>", "<![CDATA[12345]]>"])
  func countsAllThatLiesInAValue(_ value: String) {
    let text = "<graph><node id=\"n\"><data key=\"k\">\(value)</data></node></graph>"
    let declared = "<key id=\"k\" for=\"node\"/>" + text
    let document = "\(root)\(declared)</graphml>"
    #expect(codes(read(document) { $0.limits.valueLength = 5 }) == [])
    #expect(codes(read(document) { $0.limits.valueLength = 4 }) == ["limit-exceeded"])
  }
}
