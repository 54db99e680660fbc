import DMUGraph
import DMUProfile
import GraphML

extension TableFilling {
  /// Takes from the drawing of a node what it says in words.
  mutating func draw(_ position: Int, node row: Int) {
    let drawing = Drawing(document, position)
    if drawing.isNote { columns.notes.insert(row) }
    if !drawing.labels.isEmpty, columns.labels[row] == 0 {
      let label = drawing.labels.joined(separator: String(Drawing.labelSeparator))
      columns.labels[row] = columns.derive(label, from: position, rank: drawnRank)
    }
    for (name, text) in drawing.tags {
      for target in keys.nodeNames[normalized(name)] ?? [] {
        let value = columns.derive(text, from: position, rank: target.rank)
        set(target, value, node: row)
      }
    }
  }

  /// Takes from the drawing of an edge its properties, its label, when that is a kind, and its
  /// arrowheads.
  mutating func draw(_ position: Int, edge row: Int) {
    let drawing = Drawing(document, position)
    for (name, text) in drawing.tags {
      guard let target = keys.edgeNames[normalized(name)]?.first else { continue }
      set(target, columns.derive(text, from: position, rank: target.rank), edge: row)
    }
    let rank = EdgeAttribute.labelRank
    for label in drawing.labels {
      let value = columns.derive(label, from: position, rank: rank)
      set(
        KeyTable.Target(attribute: .kind, rank: rank, isLoose: true), value, edge: row)
    }
    guard let arrows = drawing.arrows else { return }
    if arrows.source == arrows.target { columns.isDirected[row] = false }
    if arrows.source && !arrows.target {
      columns.isDirected[row] = true
      columns.reversed.insert(row)
    }
  }
}

private let drawnRank = 2
