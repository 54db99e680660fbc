import Testing

@testable import GraphML

/// Files that are read in parts and as a whole.
@Suite("Reading in parts")
struct ReaderPartTests {
  /// The pieces of a file: what lies between the elements of a graph, some of it as if a part could begin
  /// in it.
  private static let pieces = [
    "<node id='n%'><data key='k'>Wört &amp; %</data></node>\n",
    "  <node id='n%'/>\n", "<edge source='n1' target='n%'/>\r\n",
    "<edge id='e%'\n source='n1' target='n2'/>\n",
    "  <edge source='n1' target='n%'>\n    <data key='w'>0.%</data><data key='x%'/>\n  </edge>\n",
    "<node id='g%'>\n<graph>\n<node id='m%'/>\n<node id='o%'/>\n</graph>\n</node>\n",
    "<!-- a comment >\n<node id='c'/>\n <edge > -->\n",
    "<data key='k'><![CDATA[ not a tag>\n<node id='c'> >\n <edge ]]></data>\n",
    "<?style >\n<node ?>\n", "text >\n<node id='t%'/>\n",
    "&gt;\n  <edge source='n1' target='n1'/>\n",
    "<y:s%  xmlns:y='urn:y%'>\n<node y:a='1'/></y:s%>\n", "<node id='l%' b%='1'\n/>\n",
    "<data key='k' xml:space='preserve'>\n<node />\n</data>\n<hyperedge><endpoint node='n%'/></hyperedge>\n",
  ]

  /// Pieces that end the graph, or make the file one that is refused.
  private static let breaks = [
    "</graph>\n<graph xmlns:z='urn:z'>\n", "<node id='u'>\n", "</node>\n", "&undeclared;\n",
    "<node id=>\n",
    "\u{0}\n", "<node id='q'><data key='k'>cut", "<!-- open\n",
  ]

  /// The first lines in which reading in parts gives something else than reading the whole.
  private func difference(_ text: String, parts: Int, _ whole: [String]) -> [String] {
    let found = outcome(read(text) { $0.partCount = parts })
    guard let line = zip(found + [""], whole + [""]).enumerated().first(where: { $0.1.0 != $0.1.1 })
    else { return [] }
    return ["\(line.offset) of \(whole.count), \(found.count)", line.element.0, line.element.1]
  }

  /// True if a file is not read a second time as a whole.
  private func areEnough(_ parts: Int, _ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var reader = GraphMLReader()
    reader.partCount = parts
    let source = unsafe FileParts.Bytes(count: bytes.count) { offset, buffer in
      let piece = bytes[min(offset, bytes.count)...].prefix(buffer.count)
      unsafe buffer.copyBytes(from: piece)
      return piece.count
    }
    return reader.readParts(source, path: "t.graphml") != nil
  }

  private func text(_ seed: Int, pieces count: Int, regular: Bool, end: String?) -> String {
    var random = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ bound: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % bound
    }
    let place = end == nil ? -1 : next(count)
    var text =
      "\(root)\n<key id='k' for='all'/><key id='w' for='edge'/>\n<graph>\n<node id='n1'/>\n"
    for index in 0..<count {
      let piece = Self.pieces[next(regular ? 5 : Self.pieces.count)]
      text += piece.split(separator: "%", omittingEmptySubsequences: false).joined(
        separator: "\(index)")
      if index == place { text += end ?? "" }
    }
    return text + "</graph>\n</graphml>\n"
  }

  @Test(arguments: 0..<12)
  func regularFile(_ seed: Int) {
    let text = text(seed, pieces: 400, regular: true, end: nil)
    let whole = outcome(read(text) { $0.partCount = 1 })
    #expect(whole.count > 1_000)
    for parts in [2, 3, 7, 40] {
      #expect(difference(text, parts: parts, whole) == [])
      #expect(areEnough(parts, text))
    }
  }

  @Test(arguments: 0..<40)
  func fileWithPitfalls(_ seed: Int) {
    let text = text(seed, pieces: 150, regular: false, end: nil)
    let whole = outcome(read(text) { $0.partCount = 1 })
    #expect(whole.count > 100)
    for parts in [2, 3, 7, 40] { #expect(difference(text, parts: parts, whole) == []) }
  }

  /// Of the files with pitfalls many can be read in parts all the same.
  @Test func pitfallsAreSeldomInTheWay() {
    let count = (0..<100).count { areEnough(2, text($0, pieces: 12, regular: false, end: nil)) }
    #expect(20..<100 ~= count)
  }

  @Test(arguments: 0..<10, Self.breaks)
  func brokenFile(_ seed: Int, _ end: String) {
    let text = text(seed, pieces: 200, regular: seed % 2 == 0, end: end)
    let whole = outcome(read(text) { $0.partCount = 1 })
    for parts in [2, 5] { #expect(difference(text, parts: parts, whole) == []) }
  }

  /// Something before the graph may keep a file from being divided.
  @Test(arguments: [
    "<!DOCTYPE graphml>", "<!DOCTYPE graphml [<!ATTLIST node id NMTOKEN #IMPLIED>]>", "<?pi?>", "",
    "<?dmugraph-part?>", "<!-- <graph > -->", "<?xml version='1.0' encoding='UTF-8'?>",
    "<?xml version='1.0' encoding='US-ASCII'?>",
  ])
  func prolog(_ prolog: String) {
    let text =
      prolog
      + text(7, pieces: 300, regular: true, end: nil).replacing("id='n", with: "id='  n")
    let whole = outcome(read(text) { $0.partCount = 1 })
    #expect(difference(text, parts: 2, whole) == [])
    let mark = outcome(read("\u{FEFF}\(text)") { $0.partCount = 1 })
    #expect(difference("\u{FEFF}\(text)", parts: 3, mark) == [])
  }

  /// Elements in the root before the graph are there once, though every part is read behind it.
  @Test(arguments: [
    "<edge source='n1' target='n1'/>", "<node id='m'/>", "<data key='k'>a</data>", "<key id='x'/>",
    "<hyperedge><endpoint node='n1'/></hyperedge>", "<hyperedge id='h'/>", "<port name='p'/>",
    "<graph id='g'/>", "<other><edge/></other>", "text", "<?note?>",
  ])
  func elementsBeforeTheGraph(_ element: String) {
    let text = text(7, pieces: 300, regular: true, end: nil)
      .replacing("\n<graph>", with: "\(element)\n<graph>", maxReplacements: 1)
    let whole = outcome(read(text) { $0.partCount = 1 })
    for parts in [2, 3] { #expect(difference(text, parts: parts, whole) == []) }
  }

  @Test(arguments: ["ISO-8859-1", "UTF-16"])
  func encodings(_ encoding: String) {
    let text =
      "<?xml version='1.0' encoding='\(encoding)'?>"
      + text(7, pieces: 300, regular: true, end: nil)
    let bytes =
      encoding == "UTF-16"
      ? "\u{FEFF}\(text)".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      : text.unicodeScalars.map { UInt8($0.value) }
    let readings = [1, 2].map { parts in
      var reader = GraphMLReader()
      reader.partCount = parts
      return reader.read(bytes: bytes, path: "t.graphml")
    }
    #expect(readings[0].diagnostics == readings[1].diagnostics)
    let tapes = readings.map { $0.document.map { tape($0, positions: true) } }
    #expect(tapes[0] == tapes[1])
    #expect(readings[0].document.map { values($0).contains { $0.contains("Wört") } } == true)
  }

  /// A mark in the file itself, wherever it stands, is an instruction like others.
  @Test func marksInTheFile() {
    let text = text(11, pieces: 100, regular: true, end: nil)
    for mark in ["<?dmugraph-part?>\n", "<?dmugraph-part ?>", "<?dmugraph-part x?>\n"] {
      let marked = text.replacing("\n  <", with: "\n\(mark)  <").replacing(
        "<edge", with: "\(mark)<edge")
      let whole = outcome(read(marked) { $0.partCount = 1 })
      for parts in [2, 7] { #expect(difference(marked, parts: parts, whole) == []) }
    }
  }

  /// A graph that keeps its white space, or has data behind its nodes.
  @Test(arguments: [
    ("<graph>", "<graph xml:space='preserve'>", ""),
    ("<graph>", "<graph>", "<data key='k'>of the graph</data>"),
    ("<graph>", "<graph><data key='k'>of the graph</data>", "<data key='k'>again</data>"),
    ("<graph>", "<graph>", "</graph><data key='k'>of the document</data><graph>"),
  ])
  func graph(_ old: String, _ new: String, _ end: String) {
    let text = text(5, pieces: 300, regular: true, end: nil).replacing(old, with: new)
      .replacing("</graph>\n</graphml>", with: "\(end)</graph>\n</graphml>")
    let whole = outcome(read(text) { $0.partCount = 1 })
    for parts in [2, 3] { #expect(difference(text, parts: parts, whole) == []) }
  }

  /// A file that passes a limit is refused with the same words.
  @Test func limits() {
    let limits: [(WritableKeyPath<Limits, Int>, Int)] = [
      (\.bytes, 10_000), (\.items, 500), (\.items, 580), (\.valueLength, 2), (\.depth, 3),
      (\.attributes, 1),
    ]
    for seed in 0..<3 {
      let text = text(seed, pieces: 400, regular: true, end: nil)
      for (limit, value) in limits {
        let readings = [1, 2, 3, 7].map { parts in
          read(text) {
            $0.partCount = parts
            $0.limits[keyPath: limit] = value
          }
        }
        #expect(readings[0].log.kept.last?.code == .limitExceeded, "\(limit)")
        for reading in readings { #expect(reading.diagnostics == readings[0].diagnostics) }
      }
    }
  }

  /// A value that is too long is noticed even if it is the last thing in a part.
  @Test func longValueAtTheEndOfAPart() {
    let node = "<node id='%'><data key='k'>123</data></node>\n"
    let nodes = (0..<100).map { node.replacing("%", with: "\($0)") }
    for long in nodes.indices {
      let text =
        "\(root)<key id='k'/><graph>\n"
        + nodes.enumerated().map { $0 == long ? $1.replacing("123", with: "12345") : $1 }.joined()
        + "</graph></graphml>"
      let readings = [1, 9].map { parts in
        read(text) {
          $0.partCount = parts
          $0.limits.valueLength = 4
        }
      }
      #expect(codes(readings[0]) == ["limit-exceeded"])
      #expect(readings[1].diagnostics == readings[0].diagnostics)
    }
  }
}
