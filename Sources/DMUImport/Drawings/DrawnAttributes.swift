import DMUGraph
import DMUProfile
import GraphML

extension AttributeTableFilling {
  /// Takes from the drawing of a node what it says in words.
  mutating func takeDrawing(_ position: Int, node row: Int) {
    let drawing = YEdDrawing(document, position)
    if drawing.isNote { table.isNote[row] = true }
    if !drawing.labels.isEmpty, table.labels[row] == 0 {
      let label = drawing.labels.joined(separator: String(YEdDrawing.labelSeparator))
      table.labels[row] = table.derive(label, from: position, rank: drawnRank)
    }
    for (name, text) in drawing.tags {
      for target in keys.nodeNames[normalized(name)] ?? [] {
        let value = table.derive(text, from: position, rank: target.rank)
        set(target, value, node: row)
      }
    }
  }

  /// Takes from the drawing of an edge its properties, its label, when that is a kind, and its
  /// arrowheads.
  mutating func takeDrawing(_ position: Int, edge row: Int) {
    let drawing = YEdDrawing(document, position)
    for (name, text) in drawing.tags {
      guard let target = keys.edgeNames[normalized(name)]?.first else { continue }
      set(target, table.derive(text, from: position, rank: target.rank), edge: row)
    }
    let rank = EdgeAttribute.labelRank
    for label in drawing.labels {
      let value = table.derive(label, from: position, rank: rank)
      set(
        AttributeKeys.Target(attribute: .kind, rank: rank, isLoose: true), value, edge: row)
    }
    guard let arrows = drawing.arrows else { return }
    if arrows.source == arrows.target { table.isDirected[row] = false }
    if arrows.source && !arrows.target {
      table.isDirected[row] = true
      table.isReversed[row] = true
    }
  }
}

private let drawnRank = 2
