import DMUGraph
import GraphML

/// A part of a document's tape that can be read by itself: every node and every edge in it lies in it with all that
/// is inside.
struct DocumentPart: Sendable {
  /// The positions on the tape.
  var items: Range<Int>
  /// The rows of the nodes and edges in it.
  var nodes: Range<Int>
  var edges: Range<Int>
  /// The positions of the root and the graphs that are open where it begins, outermost first.
  var open: [Int] = []
  /// The position of the first graph of the document, if it begins before the part.
  var firstGraph: Int?

  private static let minimumItemsPerThread = 100_000

  /// Cuts a document into about as many parts as its length is worth, between nodes and edges that lie directly in
  /// a graph; linear in the length of the tape.
  ///
  /// A document with hyperedges stays whole, as their endpoints are counted from the first on.
  static func cut(_ document: Document, _ options: ImportOptions) -> [DocumentPart] {
    let count = document.itemCount
    let parts =
      options.parts ?? min(GraphMLReader.cores, count / minimumItemsPerThread)
    var part = DocumentPart(
      items: 0..<count, nodes: 0..<document.nodeCount, edges: 0..<document.edgeCount)
    if parts <= 1 || document.counts.hyperedges > 0 { return [part] }
    var cut: [DocumentPart] = []
    var open: [Int] = []
    var (nodes, edges, firstGraph) = (0, 0, Int?.none)
    for position in 0..<count {
      let item = document.item(position)
      if item.kind == .node || item.kind == .edge {
        if position - part.items.lowerBound >= max(1, count / parts),
          open.allSatisfy({ [.graphml, .graph].contains(document.item($0).kind) })
        {
          part.items = part.items.lowerBound..<position
          part.nodes = part.nodes.lowerBound..<nodes
          part.edges = part.edges.lowerBound..<edges
          cut.append(part)
          part = DocumentPart(
            items: position..<count, nodes: nodes..<document.nodeCount,
            edges: edges..<document.edgeCount, open: open, firstGraph: firstGraph)
        }
        if item.kind == .node { nodes += 1 } else { edges += 1 }
      }
      if item.kind == .graph && firstGraph == nil { firstGraph = position }
      if item.hasEnd { open.append(position) } else if item.kind == .end { open.removeLast() }
    }
    return cut + [part]
  }
}
