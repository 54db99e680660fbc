import DMUGraph

/// An account with its people, or a group of nodes that belong to no account, while it is laid out.
///
/// In the middle stand rows of boxes with a channel above each and one below the last; at their right
/// runs a gutter. Our people stand in a column at the left with a gutter at either side, competitors in
/// one at the right with a gutter before it. Lines run in channels and gutters only, where no box is.
struct PictureBlock {
  /// The account, or `nil` for a group without one.
  var account: AccountID?
  var title: String
  var subtitle: String
  /// The boxes in the middle, by number in the picture.
  var boxes = 0..<0
  /// By row, the height of the highest box.
  var rowHeights: [Double] = []
  /// By row, the top edge.
  var rowTops: [Double] = []
  /// The width of the rows.
  var contentWidth = 0.0
  var contentX = 0.0
  /// The frame around the rows.
  var frame = Rectangle()
  /// The whole, columns and gutters included.
  var bounds = Rectangle()
  /// Our people, from top to bottom, and the competitors, by number in the picture.
  var staff: [Int] = []
  var competitors: [Int] = []
  /// The first of the row channels; that below row *r* follows that above it.
  var firstChannel = 0
  /// The gutter at the left of our people's column, that between it and the frame, that inside the
  /// frame at the right of the rows, and that between the frame and the competitors' column.
  var outerGutter = 0
  var leftGutter = 0
  var innerGutter = 0
  var rightGutter = 0
  /// The channel above the block's shelf.
  var shelfChannel = 0

  static let headerHeight = 44.0
  static let padding = 14.0
  static let columnGap = 16.0

  /// The channel above a row; that of the number of rows is below the last.
  func channel(aboveRow row: Int) -> Int { firstChannel + row }

  /// The width that the title and the subtitle take.
  var headerWidth: Double {
    max(
      TextMetrics.width(title, size: 14, isBold: true),
      TextMetrics.width(subtitle, size: NodeLabel.detailSize))
      + 2 * Self.padding
  }
}
