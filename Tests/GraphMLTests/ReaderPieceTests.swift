import Foundation
import SystemPackage
import Testing

@testable import GraphML

@Suite("Reading in pieces")
struct ReaderPieceTests {
  private let text = """
    <?xml version="1.0" encoding="UTF-8"?>\r
    <?style sheet?>\(root)<!-- ünd --><key id="k" attr.name="näme"><default>&amp;</default></key>
      <graph edgedefault="directed"><desc>d</desc>
        <node id="n&amp;ö" foreign="1&#10;2"><data key="k">a&lt;b<![CDATA[ ]] ]]>😀 ü</data>
          <port name="p"/></node><node
          id="m"/><data key="k">of the graph</data>
        <edge id="e" source="n&amp;ö" target="m" sourceport="x"><data key="z"><y:N xmlns:y="urn:y"
          y:a="b">t<y:M/>u</y:N></data></edge><node/>
        <hyperedge><endpoint node="q"/></hyperedge><?in struction?></graph></graphml>
    """

  /// The result of a text that the parser gets in pieces of a size.
  private func parse(_ bytes: [UInt8], pieces size: Int) -> (Document?, [String]) {
    var start = 0
    let reading = unsafe GraphMLReader().read(path: "t.graphml") { buffer in
      let piece = bytes[start..<min(start + min(size, buffer.count), bytes.count)]
      unsafe buffer.copyBytes(from: piece)
      start += piece.count
      return piece.count
    }
    if let document = reading.document {
      return (document, reading.diagnostics.map(\.description))
    }
    return (nil, reading.log.kept.suffix(1).map { "\($0.code.rawValue) \($0.position)" })
  }

  @Test(arguments: [1, 2, 3, 4, 5, 7, 11, 16, 31, 64, 100, 333])
  func piecesOfEverySizeGiveTheSame(_ size: Int) throws {
    let whole = read(text)
    let expected = try #require(whole.document)
    #expect(whole.diagnostics.count == 4, "\(summaries(whole))")
    let (document, diagnostics) = parse(Array(text.utf8), pieces: size)
    #expect(diagnostics == whole.diagnostics.map(\.description))
    let found = try #require(document)
    #expect(tape(found, positions: true) == tape(expected, positions: true))
    #expect(found.counts == expected.counts)
    #expect(values(found) == values(expected))
  }

  /// A broken tag is that wherever pieces end, and not a root of another kind.
  @Test(arguments: ["\u{1E} a=\"1\">", " a=\"1\" b=2>", " a=\"1\"\u{0}>", "<", " 1>", "\u{FFFF}>"])
  func brokenRoot(_ rest: String) {
    for padding in [0, 1, 50, 300] {
      let text = "<?xml version=\"1.0\"?>\n<grph.\(rest)" + String(repeating: " ", count: padding)
      let whole = read(text)
      #expect(whole.diagnostics.map(\.code) == [.xmlSyntax], "\(summaries(whole))")
      for size in [1, 7, 16, 30, 31, 64] {
        let (document, found) = parse(Array(text.utf8), pieces: size)
        #expect(document == nil)
        let expected = whole.diagnostics.map { "\($0.code.rawValue) \($0.position)" }
        #expect(found == expected, "pieces of \(size)")
      }
    }
  }

  /// 日本 in the encodings that write it in several bytes, cut between any two of them.
  @Test(arguments: [
    ("UTF-8", "E697A5E69CAC"), ("utf8", "E697A5E69CAC"), ("EUC-JP", "C6FCCBDC"),
    ("Shift_JIS", "93FA967B"), ("windows-31j", "93FA967B"), ("ISO-2022-JP", "1B2442467C4B5C1B2842"),
    ("GB18030", "C8D5B1BE"), ("GBK", "C8D5B1BE"), ("GB2312", "C8D5B1BE"), ("Big5", "A4E9A5BB"),
    ("EUC-KR", "ECEDDCE2"),
  ])
  func severalBytesALetter(_ encoding: String, _ letters: String) throws {
    let start =
      "<?xml version='1.0' encoding='\(encoding)'?>\(root)<key id='k'/><graph><node id='n'>"
    let digits = Array(letters)
    let word = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0..<$0 + 2]), radix: 16)
    }
    let bytes =
      Array("\(start)<data key='k'>".utf8) + word + word
      + Array("</data></node></graph></graphml>".utf8)
    for size in [1, 2, 3, 7, bytes.count] {
      let (document, diagnostics) = parse(bytes, pieces: size)
      #expect(diagnostics == [])
      #expect(values(try #require(document)) == ["node n: k=日本日本"], "\(encoding) by \(size)")
    }
  }

  /// Names with which what is read would depend on where the pieces end, or that nobody knows.
  @Test(arguments: ["UTF--8", "UTF_8", "UTF.8", "EUC-TW", "UCS-2", "ISO-10646-UCS-4", "KLINGON-8"])
  func encodingsThatAreNotRead(_ encoding: String) {
    let bytes = Array(
      "<?xml version='1.0' encoding='\(encoding)'?>\(root)<desc>日本</desc></graphml>".utf8)
    for size in [1, 2, 3, 7, bytes.count] {
      let (document, diagnostics) = parse(bytes, pieces: size)
      #expect(document == nil && diagnostics.count == 1, "\(encoding) by \(size)")
      #expect(diagnostics.first?.hasPrefix("xml-syntax ") == true, "\(diagnostics)")
    }
    let reading = GraphMLReader().read(bytes: bytes, path: "t")
    #expect(reading.diagnostics.first?.message.contains("encoding \(encoding), which") == true)
  }

  /// A file that is longer than a piece, written into a pipe in small writes of changing size.
  @Test func pipe() throws {
    var long = "\(root)<key id='k'/><graph>"
    for index in 0..<3_000 {
      long += "<node id='ö\(index)'><data key='k'>Wört &amp; \(index)</data></node>\n"
    }
    long += "<edge source='ö1' target='x'/></graph></graphml>"
    let whole = read(long)
    let expected = try #require(whole.document)
    let (input, output) = try FileDescriptor.pipe()
    let bytes = Array(long.utf8)
    let writer = Thread {
      var (start, size) = (0, 1)
      while start < bytes.count {
        let end = min(start + size, bytes.count)
        _ = try? output.writeAll(bytes[start..<end])
        (start, size) = (end, size % 997 + 3)
      }
      try? output.close()
    }
    writer.start()
    let reading = GraphMLReader().read(from: input, path: "t.graphml")
    try input.close()
    #expect(reading.diagnostics == whole.diagnostics)
    #expect(codes(reading) == ["dangling-edge"])
    let document = try #require(reading.document)
    #expect(document.byteCount == bytes.count)
    #expect(document.counts == expected.counts)
    #expect(tape(document, positions: true) == tape(expected, positions: true))
  }

  /// A file cut off anywhere is an error, and never a document.
  @Test(arguments: [0, 1, 13])
  func cutOffAtEveryByte(_ size: Int) {
    let bytes = Array(text.utf8)
    for length in 0..<bytes.count {
      let part = Array(bytes[..<length])
      if size == 0 {
        let reading = GraphMLReader().read(bytes: part, path: "t.graphml")
        #expect(reading.document == nil, "\(length) bytes")
        #expect(reading.log.kept.last?.code == .xmlSyntax, "\(length) bytes")
      } else {
        let (document, diagnostics) = parse(part, pieces: size)
        #expect(document == nil && diagnostics.count == 1, "\(length) bytes")
      }
    }
  }

  /// A file that ends within a character is said to be cut off, wherever that stands.
  @Test(arguments: ["ö", "蛇", "😀"])
  func cutOffInsideACharacter(_ letter: String) {
    for start in [
      "<!-- ", "<?p ", "\(root)", "\(root)<desc>", "\(root)<desc>a ", "\(root)<!-- a",
      "\(root)<?p ",
      "\(root)<desc><![CDATA[", "\(root)<desc><![CDATA[ab", "\(root)<node id='",
      "\(root)<node id='a",
      "\(root)<", "\(root)<a", "\(root)<a ", "\(root)</", "\(root)<desc>&", "\(root)<node id='&",
    ] {
      for length in 1..<letter.utf8.count {
        let bytes = Array("\(start)".utf8) + letter.utf8.prefix(length)
        let reading = GraphMLReader().read(bytes: bytes, path: "t")
        #expect(codes(reading) == ["xml-syntax"])
        #expect(
          reading.diagnostics.first?.message.hasPrefix("the file is cut off") == true,
          "\(start): \(reading.diagnostics)")
      }
    }
  }

  /// The same in encodings that are not UTF-8.
  @Test(arguments: ["UTF-16LE", "UTF-16BE", "Shift_JIS", "EUC-JP", "GB18030"])
  func cutOffInsideAnEncodedCharacter(_ encoding: String) {
    let text = "<?xml version='1.0' encoding='\(encoding)'?>\(root)<desc>a"
    var bytes = Array(text.utf8) + [0xC6]
    if encoding.hasPrefix("UTF-16") {
      bytes = text.utf16.flatMap { encoding == "UTF-16LE" ? [UInt8($0), 0] : [0, UInt8($0)] }
      bytes += encoding == "UTF-16LE" ? [0xE5, 0x65, 0x3D] : [0x65, 0xE5, 0xD8]
    }
    let reading = GraphMLReader().read(bytes: bytes, path: "t")
    #expect(codes(reading) == ["xml-syntax"])
    #expect(
      reading.diagnostics.first?.message.hasPrefix("the file is cut off") == true,
      "\(reading.diagnostics)")
  }

  @Test func filesAndWhatIsNone() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "dmugraph-\(UUID().uuidString).graphml").path
    try Data(text.utf8).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let expected = try #require(read(text).document)
    let reading = GraphMLReader().read(path: path)
    #expect(reading.diagnostics.first?.file == path)
    #expect(tape(try #require(reading.document)) == tape(expected))
    for path in ["/nowhere/at/all", "/"] {
      let reading = GraphMLReader().read(path: path)
      #expect(reading.document == nil)
      #expect(codes(reading) == ["unreadable"])
    }
  }
}
