package import DMUGraph

/// A drawing of a portfolio: where everything stands and how the lines run.
///
/// Every account is a frame around its contacts, whose reporting lines are a tidy tree; our people stand
/// at the left of the account with which they have most ties, competitors at the right. Frames stand in
/// input order on shelves, people and products without a tie on shelves of their own. All lines run
/// upright or level in strips that are free of boxes, so no line passes over a box and no box over
/// another. Time O(n log n) in nodes and edges.
package struct Picture: Sendable {
  /// A node's box.
  package struct Box: Sendable {
    /// The node.
    package let node: PortfolioExport.Node
    /// Where it stands.
    package let frame: Rectangle
    let label: NodeLabel
  }

  /// The frame around an account's contacts.
  package struct Frame: Sendable {
    /// The account.
    package let account: AccountID
    /// The account's name.
    package let title: String
    /// Threads and findings.
    package let subtitle: String
    /// Where it stands.
    package let frame: Rectangle
    /// The positions in ``Picture/boxes`` of its contacts.
    package let boxes: Range<Int>
  }

  /// The course of an edge.
  package struct Line: Sendable {
    /// The edge.
    package let edge: PortfolioExport.Edge
    /// Its ends and its bends, from source to target; the ends lie on the borders of the boxes.
    package let points: [Point]
  }

  /// The whole.
  package let size: Rectangle
  /// The accounts, in input order.
  package let frames: [Frame]
  /// All other nodes.
  package let boxes: [Box]
  /// All edges but memberships, those between two people of one circle of reporting lines included.
  package let lines: [Line]

  /// By node, the position of its box.
  package let boxOf: [PortfolioExport.Node: Int]

  /// Draws a portfolio.
  package init(_ export: PortfolioExport) {
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
  package var centres: [PortfolioExport.Node: Point] {
    var centres: [PortfolioExport.Node: Point] = [:]
    for box in boxes { centres[box.node] = Point(x: box.frame.midX, y: box.frame.midY) }
    for frame in frames {
      centres[.account(frame.account)] = Point(
        x: frame.frame.midX, y: frame.frame.y + PictureBlock.headerHeight / 2)
    }
    return centres
  }
}
