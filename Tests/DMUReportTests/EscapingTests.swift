import DMUGraph
import DMUText
import Foundation
import FoundationXML
import GraphML
import TestSupport
import Testing

@testable import DMUExport
@testable import DMUReport

/// Texts by chance, of all that some syntax takes for something else, through every writer and back.
@Suite("Escaping")
struct EscapingTests {
  private static let scalars: [Unicode.Scalar] =
    "\"'\\`*_{}[]<>#|~&$@!^=+-:;,./%()?aw0 \n\r\tｗ＝é\u{301}😀\u{200D}".unicodeScalars
    + (0..<0x20).map { Unicode.Scalar(UInt8($0)) }
    + [
      "\u{7F}", "\u{80}", "\u{85}", "\u{9B}", "\u{9D}", "\u{A0}", "\u{61C}", "\u{200F}", "\u{2028}",
      "\u{2029}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}",
      "\u{FFFD}",
      "\u{10FFFF}", "\u{E000}",
    ]

  private func texts(_ seed: Int) -> [String] {
    var random = Seeded(seed)
    return (0..<200).map { _ in
      var text = String.UnicodeScalarView()
      for _ in 0..<random.number(0...6) { text.append(random.pick(Self.scalars)) }
      return String(text)
    }
  }

  @Test(arguments: 0..<10)
  func cellsOfCSV(_ seed: Int) {
    let texts = texts(seed)
    var csv = CSVWriter()
    for text in texts { csv.text(text) }
    csv.text("end")
    let rows = cells(of: csv.row + "\n")
    #expect(rows.count == 1)
    #expect(rows[0].count == texts.count + 1)
    for (cell, text) in zip(rows[0], texts) {
      #expect(!isFormula(cell), "\(text.debugDescription)")
      #expect(same(cell, text) || same(cell, "'" + text) && isFormula(text))
    }
  }

  @Test(arguments: 0..<10)
  func textsOfJSON(_ seed: Int) throws {
    let texts = texts(seed)
    var json = JSONWriter(.compact)
    json.object { $0.member("texts", texts) }
    let written = written { json.flush(to: &$0) }
    let found = try JSONDecoder().decode([String: [String]].self, from: Data(written.utf8))
    #expect(zip(found["texts"] ?? [], texts).allSatisfy(same))
    #expect(found["texts"]?.count == texts.count)
  }

  /// What XML cannot hold is replaced; all else comes back, from texts and from attributes.
  @Test(arguments: 0..<10)
  func textsOfXML(_ seed: Int) {
    let texts = texts(seed)
    var xml = XMLWriter("")
    xml.element("root") { xml in
      for text in texts {
        xml.element("e") { xml in
          xml.attribute("a", text)
          xml.text(text)
        }
      }
    }
    let reader = XMLTexts()
    let parser = XMLParser(data: Data(xml.finish().utf8))
    parser.delegate = reader
    #expect(parser.parse())
    let expected = texts.map { text in
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            switch scalar.value {
            case 0x09, 0x0A, 0x0D: scalar
            case 0..<0x20, 0xFFFE, 0xFFFF: "\u{FFFD}"
            default: scalar
            }
          }))
    }
    #expect(zip(reader.texts, expected).allSatisfy(same))
    #expect(zip(reader.attributes, expected).allSatisfy(same))
    #expect(reader.texts.count == texts.count && reader.attributes.count == texts.count)
  }

  /// Nothing controls the terminal, and nothing else is lost.
  @Test(arguments: 0..<10)
  func linesOfATerminal(_ seed: Int) {
    for text in texts(seed) {
      for (shown, keepsLayout) in [
        (printable(text), false), (printable(text, keepingLayout: true), true),
      ] {
        #expect(controls(in: shown, except: keepsLayout ? "\n\t" : "") == [], "\(shown)")
        let harmless = text.unicodeScalars.filter { !isControl($0) }
        let left = shown.unicodeScalars.filter { !isControl($0) && $0 != "\u{FFFD}" && $0 != " " }
        #expect(left.elementsEqual(harmless.filter { $0 != "\u{FFFD}" && $0 != " " }))
      }
    }
  }

  /// Markup is a backslash and what it escapes; without the backslashes it is the text as shown.
  @Test(arguments: 0..<10)
  func textsOfMarkdown(_ seed: Int) {
    for text in texts(seed) {
      var plain = ""
      var isEscaped = false
      for scalar in escaped(text).unicodeScalars {
        if scalar == "\\" && !isEscaped {
          isEscaped = true
          continue
        }
        #expect(isEscaped || !"\\`*_{}[]<>#|~&$@!^".unicodeScalars.contains(scalar), "\(text)")
        isEscaped = false
        plain.unicodeScalars.append(scalar)
      }
      #expect(same(plain, printable(text)))
    }
  }

  /// Every report of portfolios whose every name is odd.
  @Test(arguments: 0..<30)
  func reports(_ seed: Int) throws {
    let portfolio = randomPortfolio(seed: seed, isSayable: false)
    let review = portfolio.review(asOf: today, sources: ["a|b\u{1B}[1m.graphml"])
    try check(GapsReport(review))
    try check(ThreadsReport(review, includesContacts: true))
    try check(PathsReport(review, to: Array(portfolio.contacts.indices)))
    try check(PlanReport(review))
    try check(RiskReport(review))
    try check(InfluenceReport(review))
    try check(WhatIfReport(review, leaving: portfolio.staff.indices.map { .staff($0) }))
    let other = randomPortfolio(seed: seed + 1, isSayable: false).review(asOf: today)
    try check(DiffReport(from: review, to: other))
  }

  private func check(_ report: some Report) throws {
    let table = report.text(.table)
    #expect(controls(in: table, except: "\n") == [])
    let markdown = report.text(.markdown)
    #expect(controls(in: markdown, except: "\n") == [])
    let plain = markdown.replacing("\\\\", with: "").replacing("\\<", with: "")
    #expect(!plain.contains("<"), "\(markdown)")
    let json = report.text(.json)
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(json.utf8)) }
    for line in report.text(.jsonl).utf8.split(separator: 0x0A) {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line)) }
    }
    let rows = cells(of: report.text(.csv))
    #expect(Set(rows.map(\.count)).count == 1)
    for cell in rows.joined() { #expect(!isFormula(cell) || Double(cell) != nil, "\(cell)") }
  }
}

/// Compares by code point, not as Swift compares.
private func same(_ one: String, _ other: String) -> Bool {
  one.unicodeScalars.elementsEqual(other.unicodeScalars)
}

/// Whether a spreadsheet would run a cell.
private func isFormula(_ cell: String) -> Bool {
  cell.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } ?? false
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}

private func controls(in text: String, except layout: String) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { isControl($0) && !layout.unicodeScalars.contains($0) }
}

/// The rows of a table in CSV, read by the letter of RFC 4180.
private func cells(of text: String) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var cell = String.UnicodeScalarView()
  var isQuoted = false
  var isClosed = false
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"" where isQuoted:
      isQuoted = false
      isClosed = true
    case "\"" where isClosed:
      cell.append(scalar)
      isQuoted = true
      isClosed = false
    case "\"" where cell.isEmpty: isQuoted = true
    case "," where !isQuoted, "\n" where !isQuoted:
      row.append(String(cell))
      cell = String.UnicodeScalarView()
      isClosed = false
      if scalar == "\n" {
        rows.append(row)
        row = []
      }
    default: cell.append(scalar)
    }
  }
  return rows
}

/// The texts and attributes of all elements named `e`.
private final class XMLTexts: NSObject, XMLParserDelegate {
  var texts: [String] = []
  var attributes: [String] = []
  private var isInside = false

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    guard name == "e" else { return }
    isInside = true
    texts.append("")
    self.attributes.append(attributes["a"] ?? "")
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if isInside { texts[texts.count - 1] += string }
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    isInside = false
  }
}
