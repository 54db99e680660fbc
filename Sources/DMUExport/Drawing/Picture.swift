public import DMUGraph

/// A drawing of a portfolio: where everything stands and how the lines run.
///
/// Every account is a frame around its contacts, whose reporting lines are a tidy tree; our people stand
/// at the left of the account with which they have most ties, competitors at the right. Frames stand in
/// input order on shelves, people and products without a tie on shelves of their own. All lines run
/// upright or level in strips that are free of boxes, so no line passes over a box and no box over
/// another. Time O(n log n) in nodes and edges.
public struct Picture: Sendable {
  /// A node's box.
  public struct Box: Sendable {
    /// The node.
    public let node: PortfolioExport.Node
    /// Where it stands.
    public let frame: Rectangle
    let label: NodeLabel
  }

  /// The frame around an account's contacts.
  public struct Frame: Sendable {
    /// The account.
    public let account: AccountID
    /// The account's name.
    public let title: String
    /// Threads and findings.
    public let subtitle: String
    /// Where it stands.
    public let frame: Rectangle
    /// The positions in ``Picture/boxes`` of its contacts.
    public let boxes: Range<Int>
  }

  /// How an edge runs.
  public struct Line: Sendable {
    /// The edge.
    public let edge: PortfolioExport.Edge
    /// Its ends and its bends, from source to target; the ends lie on the borders of the boxes.
    public let points: [Point]
  }

  /// The whole.
  public let size: Rectangle
  /// The accounts, in input order.
  public let frames: [Frame]
  /// All other nodes.
  public let boxes: [Box]
  /// All edges but memberships, those between two people of one circle of reporting lines included.
  public let lines: [Line]

  /// By node, the position of its box.
  package let boxOf: [PortfolioExport.Node: Int]

  /// Draws a portfolio.
  public init(_ export: PortfolioExport) {
    var layout = PictureLayout(export)
    var router = LineRouter(layout)
    router.run(&layout)
    size = layout.size
    frames = layout.blocks.compactMap { block in
      block.account.map {
        Frame(
          account: $0, title: block.title, subtitle: block.subtitle, frame: block.frame,
          boxes: block.boxes)
      }
    }
    let (nodes, labels, places) = (layout.nodes, layout.labels, layout.boxes)
    boxes = nodes.indices.map { Box(node: nodes[$0], frame: places[$0], label: labels[$0]) }
    boxOf = Dictionary(uniqueKeysWithValues: zip(nodes, nodes.indices))
    lines = router.lines(layout)
  }

  /// The middles of all nodes, for formats that place nodes by a point.
  public var centres: [PortfolioExport.Node: Point] {
    var centres: [PortfolioExport.Node: Point] = [:]
    for box in boxes { centres[box.node] = Point(x: box.frame.midX, y: box.frame.midY) }
    for frame in frames {
      centres[.account(frame.account)] = Point(
        x: frame.frame.midX, y: frame.frame.y + PictureBlock.headerHeight / 2)
    }
    return centres
  }
}
