import DMUGraph
import DMUProfile
import DMUText
import GraphML

/// Reads the values of nodes and edges, and says what is wrong with them.
///
/// A value that is not of its type or outside its range is an error where the kind of the element is
/// written, and a warning where it was inferred; either way it counts as not given.
struct AttributeValues {
  let table: AttributeTable
  let hasKind: [Bool]

  /// A number of a node within a range.
  func number(
    _ attribute: NodeAttribute, _ row: Int, _ range: ClosedRange<Double>,
    _ log: inout DiagnosticLog
  ) -> Double? {
    let value = table[attribute, row]
    guard value != 0 else { return nil }
    return number(
      value, named: attribute.names[0], range, isWritten: hasKind[row],
      element: { table.document.describe(node: row) }, &log)
  }

  /// A number of an edge within a range.
  func number(
    _ attribute: EdgeAttribute, edge: Int, _ range: ClosedRange<Double>, scale: Double = 1,
    _ log: inout DiagnosticLog
  ) -> Double? {
    let value = table[edge: attribute, edge]
    guard value != 0 else { return nil }
    return number(
      value, named: attribute.names[0], range, scale: scale,
      isWritten: table[edge: .kind, edge] != 0,
      element: { table.document.describe(edge: edge) }, &log)
  }

  /// The weight of a hyperedge, from 0 to 1.
  func weight(of hyperedge: AttributeTable.Hyperedge, _ log: inout DiagnosticLog) -> Double? {
    let attribute: EdgeAttribute = hyperedge[.weight] != 0 ? .weight : .strength
    guard hyperedge[attribute] != 0 else { return nil }
    return number(
      hyperedge[attribute], named: attribute.names[0], 0...1, isWritten: hyperedge[.kind] != 0,
      element: { table.document.describe(itemAt: hyperedge.item) }, &log)
  }

  private func number(
    _ value: AttributeTable.Value, named name: @autoclosure () -> String,
    _ range: ClosedRange<Double>,
    scale: Double = 1,
    isWritten: Bool, element: () -> String, _ log: inout DiagnosticLog
  ) -> Double? {
    let severity: Diagnostic.Severity = isWritten ? .error : .warning
    guard let number = table.withValue(value, DMUText.number), !number.isNaN else {
      let text = table.string(value)
      let hint = text.contains(",") ? "; write the decimals after a point" : ""
      log.note(
        severity, .badValue, at: table.position(value), element: element(),
        "\(name()) is \"\(text)\", which is no number\(hint)")
      return nil
    }
    let scaled = number / scale
    if range.contains(scaled) { return scaled }
    let top = range.upperBound * scale
    let limits =
      range.upperBound == .greatestFiniteMagnitude
      ? "finite and at least 0" : "from 0 to \(top == top.rounded() ? "\(Int(top))" : "\(top)")"
    let hint =
      name() == "strength" && number > 1
      ? "; if strengths are on another scale, say so with --strength-scale" : ""
    log.note(
      severity, .outOfRange, at: table.position(value), element: element(),
      "\(name()) is \(table.string(value)); it must be \(limits)\(hint)")
    return nil
  }

  /// A day of a node.
  func day(_ attribute: NodeAttribute, _ row: Int, _ log: inout DiagnosticLog) -> Day? {
    day(
      table[attribute, row], named: attribute.names[0], isWritten: hasKind[row],
      element: table.document.describe(node: row), &log)
  }

  /// A day of an edge.
  func day(_ attribute: EdgeAttribute, edge: Int, _ log: inout DiagnosticLog) -> Day? {
    day(
      table[edge: attribute, edge], named: attribute.names[0],
      isWritten: table[edge: .kind, edge] != 0, element: table.document.describe(edge: edge), &log)
  }

  private func day(
    _ value: AttributeTable.Value, named name: @autoclosure () -> String,
    isWritten: @autoclosure () -> Bool, element: @autoclosure () -> String,
    _ log: inout DiagnosticLog
  ) -> Day? {
    guard value != 0 else { return nil }
    if let day = table.withValue(value, { Day(utf8: $0) }) { return day }
    note(
      value, isWritten(), element(),
      "\(name()) is \"\(table.string(value))\"; write the day as YYYY-MM-DD", &log)
    return nil
  }

  /// The day from which on a person is gone, and whether the person is gone whatever the day.
  func departure(_ row: Int, _ log: inout DiagnosticLog) -> (day: Day?, isFormer: Bool) {
    var (day, isFormer) = (Day?.none, false)
    let (left, status, active) = (table[.left, row], table[.status, row], table[.active, row])
    if left != 0 {
      // Some programs have a flag in the place of the day.
      if let flag = table.withValue(left, { Boolean.parse($0) }) {
        isFormer = flag
      } else {
        day = self.day(.left, row, &log)
      }
    }
    if status != 0 { isFormer = isFormer || StatusWords.saysLeft(table.string(status)) }
    if active != 0 {
      if let flag = table.withValue(active, { Boolean.parse($0) }) {
        isFormer = isFormer || !flag
      } else {
        note(
          active, hasKind[row], table.document.describe(node: row),
          "active is \"\(table.string(active))\"; write true or false", &log)
      }
    }
    return (day, isFormer)
  }

  /// The seniority of a contact.
  func seniority(
    _ row: Int, _ words: borrowing WordMeanings, _ log: inout DiagnosticLog
  ) -> Seniority? {
    let value = table[.seniority, row]
    guard value != 0 else { return nil }
    if let seniority = table.withValue(value, { words.seniority($0) }) { return seniority }
    if normalized(table.string(value)) == "unknown" { return nil }
    note(
      value, hasKind[row], table.document.describe(node: row),
      "seniority is \"\(table.string(value))\"; write "
        + Seniority.allCases.map(\.rawValue).joined(separator: ", "), &log)
    return nil
  }

  /// The stance of a contact.
  func stance(
    _ row: Int, _ words: inout WordMeanings, _ log: inout DiagnosticLog
  ) -> Stance? {
    stance(
      table[.stance, row], isWritten: hasKind[row], element: table.document.describe(node: row),
      &words, &log)
  }

  /// The stance of a contact in a deal.
  func stance(
    edge: Int, _ words: inout WordMeanings, _ log: inout DiagnosticLog
  ) -> Stance? {
    stance(
      table[edge: .stance, edge], isWritten: table[edge: .kind, edge] != 0,
      element: table.document.describe(edge: edge), &words, &log)
  }

  private func stance(
    _ value: AttributeTable.Value, isWritten: @autoclosure () -> Bool,
    element: @autoclosure () -> String, _ words: inout WordMeanings, _ log: inout DiagnosticLog
  ) -> Stance? {
    guard value != 0 else { return nil }
    let found = table.withValue(value) { words.stance($0) }
    if found.isKnown { return found.stance }
    note(
      value, isWritten(), element(),
      "stance is \"\(table.string(value))\"; write "
        + Stance.allCases.map(\.rawValue).joined(separator: ", "), &log)
    return nil
  }

  /// The currency of an account, in capitals.
  func currency(_ row: Int, _ log: inout DiagnosticLog) -> String {
    let value = table[.currency, row]
    guard value != 0 else { return "" }
    let written = table.string(value)
    if isCurrencyCode(written) { return written }
    let code = trimmedWord(written).uppercased()
    if isCurrencyCode(code) { return code }
    note(
      value, hasKind[row], table.document.describe(node: row),
      "currency is \"\(table.string(value))\"; write its ISO 4217 code, such as EUR", &log)
    return ""
  }

  private func isCurrencyCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  private func note(
    _ value: AttributeTable.Value, _ isWritten: Bool, _ element: @autoclosure () -> String,
    _ message: @autoclosure () -> String, _ log: inout DiagnosticLog
  ) {
    log.note(
      isWritten ? .error : .warning, .badValue, at: table.position(value), element: element(),
      message())
  }
}
