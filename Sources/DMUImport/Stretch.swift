import DMUGraph
import GraphML

/// A stretch of a document's tape that can be read by itself: every node and every edge in it lies in
/// it with all that is inside.
struct Stretch: Sendable {
  /// The positions on the tape.
  var items: Range<Int>
  /// The positions of the graphs, and the root, that are open where it begins, outermost first.
  var open: [Int] = []
  /// The rows of the nodes and edges in it.
  var nodes: Range<Int>
  var edges: Range<Int>
  /// The position of the first graph of the document.
  var firstGraph: Int?

  /// So many entries of the tape are worth a thread.
  private static let length = 100_000

  /// Cuts a document into as many stretches as its length is worth.
  ///
  /// A document with hyperedges stays whole, as their endpoints are counted from the first on. One look at
  /// every entry of the tape.
  static func cut(_ document: Document, _ options: ImportOptions) -> [Stretch] {
    let count = document.itemCount
    let parts =
      document.counts.hyperedges > 0 ? 1 : partCount(of: count, atLeast: length, options)
    let ends = Set((1..<parts).map { document.elementPosition(from: count * $0 / parts) }).sorted()
    let spans = zip([0] + ends, ends).map { $0..<$1 }
    var cuts: [(position: Int, open: [Int])] = [(0, [])]
    var open: [Int] = []
    for (span, nesting) in zip(spans, concurrentResults(of: spans, document.nesting)) {
      open.removeLast(nesting.closed)
      open += nesting.opened
      // What lies in a node goes with the node.
      let graphs = open.prefix { [.graphml, .graph].contains(document.item($0).kind) }
      let position = open.dropFirst(graphs.count).first ?? span.upperBound
      if position > cuts[cuts.count - 1].position { cuts.append((position, Array(graphs))) }
    }
    if cuts.last?.position == count { cuts.removeLast() }
    let graph =
      document.counts.graphs == 0 ? nil : (0..<count).first { document.item($0).kind == .graph }
    return cuts.indices.map { index in
      let items = cuts[index].position..<(index + 1 < cuts.count ? cuts[index + 1].position : count)
      return Stretch(
        items: items, open: cuts[index].open,
        nodes: document.nodeRow(
          atItem: items.lowerBound)..<document.nodeRow(atItem: items.upperBound),
        edges: document.edgeRow(
          atItem: items.lowerBound)..<document.edgeRow(atItem: items.upperBound),
        firstGraph: graph)
    }
  }
}

extension Document {
  /// The position of the first node or edge at a position of the tape or behind it, or else its end.
  func elementPosition(from position: Int) -> Int {
    min(
      start(ofNode: nodeRow(atItem: position)), start(ofEdge: edgeRow(atItem: position)))
  }

  /// The positions of some nodes and of what follows each, up to the next node.
  func items(ofNodes rows: Range<Int>) -> Range<Int> {
    start(ofNode: rows.lowerBound)..<start(ofNode: rows.upperBound)
  }

  /// The position of a node; behind the last one the end of the tape.
  private func start(ofNode row: Int) -> Int { row < nodeCount ? nodeItem(row) : itemCount }

  /// The position of an edge; behind the last one the end of the tape.
  private func start(ofEdge row: Int) -> Int { row < edgeCount ? edgeItem(row) : itemCount }

  /// How many elements end in a stretch of the tape that began before it, and which begin that do not
  /// end in it.
  @Sendable
  fileprivate func nesting(_ items: Range<Int>) -> (closed: Int, opened: [Int]) {
    var closed = 0
    var opened: [Int] = []
    for position in items {
      let item = item(position)
      if item.hasEnd {
        opened.append(position)
      } else if item.kind == .end, opened.popLast() == nil {
        closed += 1
      }
    }
    return (closed, opened)
  }
}
