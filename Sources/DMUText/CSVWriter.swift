/// Makes rows of CSV (RFC 4180, but with a line feed at the end of a row).
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or a line end gets an apostrophe in front,
/// so that a spreadsheet shows it rather than runs it. Numbers do not: `-1` stays a number.
package struct CSVWriter: Sendable {
  private var bytes: [UInt8] = []
  private var isFirst = true

  /// Makes a writer that stands at the beginning of a row.
  package init() {}

  /// The row so far.
  package var row: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds a cell with a text, or an empty one.
  package mutating func text(_ text: String?) {
    let text = text ?? ""
    cell(looksLikeFormula(text.utf8.first) ? "'" + text : text)
  }

  /// Adds a cell with an id by which tables join: different ids stay different, and numbers are left
  /// as they are.
  package mutating func id(_ id: String) {
    let isFormula = looksLikeFormula(id.utf8.first { $0 != UInt8(ascii: "'") })
    cell(isFormula && Double(id) == nil ? "'" + id : id)
  }

  private func looksLikeFormula(_ first: UInt8?) -> Bool {
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): true
    case 0x09, 0x0A, 0x0D: true
    default: false
    }
  }

  /// Adds a cell with ids, separated by `;`.
  package mutating func list(_ ids: [String]) { text(ids.joined(separator: ";")) }

  /// Adds a cell with a number, or an empty one.
  package mutating func number(_ number: Double?) { cell(number.map(shortest) ?? "") }

  /// Adds a cell with a whole number.
  package mutating func number(_ number: Int) { cell(String(number)) }

  /// Ends the row and hands it on.
  package mutating func endRow(to output: inout some TextOutputStream) {
    bytes.append(0x0A)
    output.write(row)
    bytes.removeAll(keepingCapacity: true)
    isFirst = true
  }

  /// The one place where a text becomes CSV: quoted where it would be read as several cells or rows,
  /// and where a blank at an end could get lost.
  private mutating func cell(_ text: String) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    let quote = UInt8(ascii: "\"")
    let needsQuotes = text.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == quote || byte == 0x0A
        || byte == 0x0D
    }
    guard needsQuotes || text.utf8.first == 0x20 || text.utf8.last == 0x20 else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(quote)
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}
