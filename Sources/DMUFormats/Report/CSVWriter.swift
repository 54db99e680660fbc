/// Makes rows of CSV (RFC 4180, but with a line feed at the end of a row).
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe in front,
/// so that a spreadsheet shows it rather than runs it. Numbers do not: `-1` stays a number.
struct CSVWriter {
  private(set) var row = ""
  private var isFirst = true

  /// Adds a cell with a text, or an empty one.
  mutating func text(_ text: String?) {
    guard let text, let first = text.unicodeScalars.first else { return cell("") }
    let runs: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]
    cell(runs.contains(first) ? "'" + text : text)
  }

  /// Adds a cell with ids, separated by `;`.
  mutating func list(_ ids: [String]) { text(ids.joined(separator: ";")) }

  /// Adds a cell with a number, or an empty one.
  mutating func number(_ number: Double?) { cell(number.map(shortest) ?? "") }

  /// Adds a cell with a whole number.
  mutating func number(_ number: Int) { cell(String(number)) }

  /// Ends the row and hands it on.
  mutating func endRow(to output: inout some TextOutputStream) {
    output.write(row + "\n")
    row = ""
    isFirst = true
  }

  /// The one place where a text becomes CSV: quoted where it would be read as several cells or rows,
  /// and where a blank at an end could get lost.
  private mutating func cell(_ text: String) {
    if !isFirst { row += "," }
    isFirst = false
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\"")
        || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes || text.hasPrefix(" ") || text.hasSuffix(" ") else {
      row += text
      return
    }
    row += "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { row += "\"" }
      row.unicodeScalars.append(scalar)
    }
    row += "\""
  }
}
