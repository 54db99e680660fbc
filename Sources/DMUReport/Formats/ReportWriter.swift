import DMUGraph
import DMUText

/// Writes results for people to read, from the top to the bottom.
///
/// Texts are plain: each kind of writer escapes them for itself.
package protocol ReportWriter: Sendable {
  /// The text that was written and not yet handed on.
  var text: String { get set }
  /// True when a terminal is written for: there is little room, and a line counts.
  var isForTerminals: Bool { get }

  /// Writes the heading of the whole.
  mutating func title(_ text: String)
  /// Writes a sentence or a few.
  mutating func paragraph(_ text: String)
  /// Begins a section, such as an account: its name and what to know of it at a glance.
  mutating func section(_ name: String, _ facts: [String])
  /// Begins a part of a section.
  mutating func part(_ name: String)
  /// Writes one point, with a word in front where there is one, and what belongs under it.
  mutating func item(_ mark: ItemMark?, _ text: String, _ notes: [String])
  /// Writes a step with its number.
  mutating func step(_ number: Int, _ text: String)
  /// Writes points with a heading in common.
  mutating func items(_ heading: String, _ texts: [String])
  /// Writes a table; without rows nothing.
  mutating func table(_ columns: [TableColumn], _ rows: [[String]])
}

/// A word in front of a point.
package struct ItemMark: Sendable {
  let word: String
  let style: TerminalStyle

  init(_ word: String, _ style: TerminalStyle) { (self.word, self.style) = (word, style) }

  /// The weight of a finding.
  init(_ severity: Severity) {
    self.init(severity.rawValue, severity.style)
  }
}

/// A column of a table.
package struct TableColumn: Sendable {
  let heading: String
  let isNumber: Bool

  init(_ heading: String, isNumber: Bool = false) {
    (self.heading, self.isNumber) = (heading, isNumber)
  }
}

extension ReportWriter {
  /// Writes one point with a note under it.
  mutating func item(_ text: String, _ notes: String...) { item(nil, text, notes) }

  /// Hands on what was written.
  mutating func flush(to output: inout some TextOutputStream) {
    output.write(text)
    text = ""
  }
}

extension Severity {
  /// The style of the word for it.
  var style: TerminalStyle {
    switch self {
    case .high: .red
    case .medium: .yellow
    case .low: .cyan
    }
  }
}
