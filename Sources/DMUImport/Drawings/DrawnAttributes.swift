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

  /// Takes from the drawing of an edge its properties, its label, its arrowheads and its dashes.
  mutating func takeDrawing(_ position: Int, edge row: Int) {
    let drawing = YEdDrawing(document, position, shared: keys.sharedStyles)
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
    if drawing.style.isDashed { table.isDashed[row] = true }
    let hasSource = drawing.arrows?.source ?? drawing.style.hasSourceArrow
    let hasTarget = drawing.arrows?.target ?? drawing.style.hasTargetArrow
    // A line without arrowheads runs from its source to its target, as far as the graph has directions.
    if hasSource || hasTarget { table.isDirected[row] = hasSource != hasTarget }
    if hasSource && !hasTarget { table.isReversed[row] = true }
  }
}

private let drawnRank = 2
