import DMUGraph
import DMUText
import GraphML

/// The labels of lines that are no known words, each with its first line and their number.
struct UnknownLabels {
  private var labels: [(text: String, edge: Int, count: Int)] = []
  private var positions: [String: Int] = [:]

  mutating func add(_ label: String, _ edge: Int) {
    let text = trimmedWord(label)
    // Numbers count as one label.
    let key = normalized(text.filter { !$0.isNumber })
    if let known = positions[key] {
      labels[known].count += 1
    } else {
      positions[key] = labels.count
      labels.append((text, edge, 1))
    }
  }

  func note(_ table: AttributeTable, _ log: inout DiagnosticLog) {
    for label in labels {
      table.note(
        .unknownLabel, label.edge,
        "\"\(label.text)\" is no word that is known for a line; \(plural(label.count, "line")) with it "
          + (label.count == 1 ? "is" : "are")
          + " read as works_with; a mapping says what it means: "
          + "values: { kind: { \(label.text): reports_to } }", &log)
    }
  }
}
