import DMUGraph
import DMUText

/// A page of results for people to read, written from the top to the bottom.
///
/// Texts are plain: each kind of page escapes them for itself.
package protocol Page: Sendable {
  /// What was written and not yet handed on.
  var text: String { get set }

  /// Writes the heading of the page.
  mutating func title(_ text: String)
  /// Writes a sentence or a few.
  mutating func paragraph(_ text: String)
  /// Begins a section, such as an account: its name and what to know of it at a glance.
  mutating func section(_ name: String, _ facts: [String])
  /// Begins a part of a section.
  mutating func part(_ name: String)
  /// Writes one point, with a word in front where there is one, and what belongs under it.
  mutating func item(_ mark: PageMark?, _ text: String, _ notes: [String])
  /// Writes a table; without rows nothing.
  mutating func table(_ columns: [PageColumn], _ rows: [[String]])
}

/// A word in front of a point.
package struct PageMark: Sendable {
  let word: String
  let ink: Ink

  init(_ word: String, _ ink: Ink) { (self.word, self.ink) = (word, ink) }

  /// The weight of a finding.
  init(_ severity: Severity) {
    self.init(severity.rawValue, severity.ink)
  }
}

/// A column of a table.
package struct PageColumn: Sendable {
  let heading: String
  let isNumber: Bool

  init(_ heading: String, isNumber: Bool = false) {
    (self.heading, self.isNumber) = (heading, isNumber)
  }
}

extension Page {
  /// Writes one point with a note under it.
  mutating func item(_ text: String, _ notes: String...) { item(nil, text, notes) }

  /// Hands on what was written.
  mutating func flush(to output: inout some TextOutputStream) {
    output.write(text)
    text = ""
  }
}

/// A page at a terminal.
struct TerminalPage: Page {
  var text = ""
  private let width: Int
  private let color: Bool

  init(width: Int, color: Bool) { (self.width, self.color) = (max(width, 40), color) }

  mutating func title(_ title: String) {
    for line in wrapped(printable(title), to: width) { text += Ink.bold.paint(line, color) + "\n" }
  }

  mutating func paragraph(_ paragraph: String) { write(paragraph) }

  mutating func section(_ name: String, _ facts: [String]) {
    text += "\n"
    let facts = facts.filter { !$0.isEmpty }.map(printable).joined(separator: ", ")
    let name = printable(name)
    if displayWidth(name) + 2 + displayWidth(facts) <= width {
      text += Ink.bold.paint(name, color) + (facts.isEmpty ? "" : "  " + facts) + "\n"
    } else {
      for line in wrapped(name, to: width) { text += Ink.bold.paint(line, color) + "\n" }
      write(facts, indent: "  ")
    }
  }

  mutating func part(_ name: String) {
    text += "  " + Ink.bold.paint(printable(name), color) + "\n"
  }

  mutating func item(_ mark: PageMark?, _ point: String, _ notes: [String]) {
    let margin = mark == nil ? "" : String(repeating: " ", count: 10)
    for (index, line) in wrapped(printable(point), to: width - 2 - margin.count).enumerated() {
      var start = margin
      if index == 0, let mark { start = mark.ink.paint(fitted(mark.word, to: 10), color) }
      text += "  " + start + line + "\n"
    }
    for note in notes { write(note, indent: "  " + margin, sign: "→ ") }
  }

  mutating func table(_ columns: [PageColumn], _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    let cells = rows.map { $0.map(printable) }
    var widths = columns.indices.map { column in
      cells.reduce(displayWidth(columns[column].heading)) { max($0, displayWidth($1[column])) }
    }
    // What does not fit is taken from the widest column, a blank at a time.
    let room = width - 2 - 2 * (columns.count - 1)
    while widths.reduce(0, +) > room,
      let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 8
    {
      widths[widest] -= 1
    }
    guard widths.reduce(0, +) <= room else {
      for row in rows { writePoint(columns, row) }
      return
    }
    write(columns.map(\.heading), columns, widths, .bold)
    for row in cells { write(row, columns, widths, nil) }
  }

  /// Writes a row for which the terminal is too narrow as a point with a line for each of the other cells.
  private mutating func writePoint(_ columns: [PageColumn], _ row: [String]) {
    item(nil, row[0], [])
    for column in columns.indices.dropFirst() where !row[column].isEmpty {
      write("\(columns[column].heading): \(row[column])", indent: "    ")
    }
  }

  private mutating func write(
    _ row: [String], _ columns: [PageColumn], _ widths: [Int], _ ink: Ink?
  ) {
    let cells = columns.indices.map { wrapped(row[$0], to: widths[$0]) }
    for line in 0..<(cells.map(\.count).max() ?? 0) {
      var parts = columns.indices.map { column in
        fitted(
          line < cells[column].count ? cells[column][line] : "", to: widths[column],
          onTheRight: columns[column].isNumber)
      }
      while let last = parts.last, last.allSatisfy({ $0 == " " }) { parts.removeLast() }
      if let last = parts.popLast() {
        parts.append(String(last.reversed().drop { $0 == " " }.reversed()))
      }
      let whole = parts.joined(separator: "  ")
      text += "  " + (ink?.paint(whole, color) ?? whole) + "\n"
    }
  }

  private mutating func write(_ sentence: String, indent: String = "", sign: String = "") {
    let margin = displayWidth(indent) + displayWidth(sign)
    let blanks = String(repeating: " ", count: margin)
    for (index, line) in wrapped(printable(sentence), to: width - margin).enumerated() {
      text += (index == 0 ? indent + sign : blanks) + line + "\n"
    }
  }
}

/// A page in Markdown (CommonMark with GitHub's tables).
struct MarkdownPage: Page {
  var text = ""
  private var isInList = false

  mutating func title(_ title: String) { text += "# \(escaped(title))\n" }

  mutating func paragraph(_ paragraph: String) {
    text += "\n\(escaped(paragraph))\n"
    isInList = false
  }

  mutating func section(_ name: String, _ facts: [String]) {
    text += "\n## \(escaped(name))\n"
    let facts = facts.filter { !$0.isEmpty }
    if !facts.isEmpty { text += "\n\(escaped(facts.joined(separator: ", "))).\n" }
    isInList = false
  }

  mutating func part(_ name: String) {
    text += "\n### \(escaped(name))\n"
    isInList = false
  }

  mutating func item(_ mark: PageMark?, _ point: String, _ notes: [String]) {
    if !isInList { text += "\n" }
    isInList = true
    text += "- " + (mark.map { "**\(escaped($0.word))** " } ?? "") + escaped(point) + "\n"
    for note in notes { text += "  - \(escaped(note))\n" }
  }

  mutating func table(_ columns: [PageColumn], _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    isInList = false
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    text += "\n" + line(columns.map { escaped($0.heading) })
    text += line(columns.map { $0.isNumber ? "---:" : "---" })
    for row in rows { text += line(row.map(escaped)) }
  }
}

extension Severity {
  /// How the word for it looks.
  var ink: Ink {
    switch self {
    case .high: .red
    case .medium: .yellow
    case .low: .cyan
    }
  }
}
