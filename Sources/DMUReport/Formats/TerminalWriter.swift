import DMUText

/// Writes results for a terminal.
struct TerminalWriter: ReportWriter {
  var text = ""
  let isForTerminals = true
  private let width: Int
  private let color: Bool
  /// The columns that the words in front of points take.
  private let markWidth: Int

  init(_ options: ReportOptions, markWidth: Int) {
    (width, color, self.markWidth) = (options.lineWidth, options.color, markWidth)
  }

  mutating func title(_ title: String) {
    for line in wrapped(printable(title), to: width) {
      text += TerminalStyle.bold.styled(line, color) + "\n"
    }
  }

  mutating func paragraph(_ paragraph: String) { write(paragraph) }

  mutating func section(_ name: String, _ facts: [String]) {
    text += "\n"
    let facts = facts.filter { !$0.isEmpty }.map(printable).joined(separator: ", ")
    let name = printable(name)
    if displayWidth(name) + 2 + displayWidth(facts) <= width {
      text += TerminalStyle.bold.styled(name, color) + (facts.isEmpty ? "" : "  " + facts) + "\n"
    } else {
      for line in wrapped(name, to: width) { text += TerminalStyle.bold.styled(line, color) + "\n" }
      write(facts, indent: "  ")
    }
  }

  mutating func part(_ name: String) {
    text += "  " + TerminalStyle.bold.styled(printable(name), color) + "\n"
  }

  mutating func item(_ mark: ItemMark?, _ point: String, _ notes: [String]) {
    let margin = mark == nil ? "" : String(repeating: " ", count: markWidth)
    for (index, line) in wrapped(printable(point), to: width - 2 - margin.count).enumerated() {
      var start = margin
      if index == 0, let mark { start = mark.style.styled(fitted(mark.word, to: markWidth), color) }
      text += "  " + start + line + "\n"
    }
    for note in notes { write(note, indent: "  " + margin, sign: "→ ") }
  }

  mutating func step(_ number: Int, _ step: String) {
    write(step, indent: number < 10 ? "   " : "  ", sign: "\(number). ")
  }

  mutating func items(_ heading: String, _ points: [String]) {
    guard !points.isEmpty else { return }
    item(heading + ":")
    for point in points { write(point, indent: "    ") }
  }

  mutating func table(_ columns: [TableColumn], _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    let cells = rows.map { $0.map(printable) }
    var widths = columns.indices.map { column in
      cells.reduce(displayWidth(columns[column].heading)) { max($0, displayWidth($1[column])) }
    }
    // Any width that does not fit is taken from the widest column, a blank at a time.
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
  private mutating func writePoint(_ columns: [TableColumn], _ row: [String]) {
    item(nil, row[0], [])
    for column in columns.indices.dropFirst() where !row[column].isEmpty {
      write("\(columns[column].heading): \(row[column])", indent: "    ")
    }
  }

  private mutating func write(
    _ row: [String], _ columns: [TableColumn], _ widths: [Int], _ style: TerminalStyle?
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
      text += "  " + (style?.styled(whole, color) ?? whole) + "\n"
    }
  }

  /// Writes a text broken into lines, all of them indented and the first with a sign in front.
  private mutating func write(_ sentence: String, indent: String = "", sign: String = "") {
    let margin = displayWidth(indent) + displayWidth(sign)
    let blanks = String(repeating: " ", count: margin)
    for (index, line) in wrapped(printable(sentence), to: width - margin).enumerated() {
      text += (index == 0 ? indent + sign : blanks) + line + "\n"
    }
  }
}
