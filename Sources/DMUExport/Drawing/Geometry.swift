/// A point of a picture; y grows downwards, units are pixels at 96 to the inch.
package struct Point: Hashable, Sendable {
  /// The distance from the left edge.
  package var x: Double
  /// The distance from the top edge.
  package var y: Double

  /// Makes a point.
  package init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
}

/// An upright rectangle of a picture.
package struct Rectangle: Hashable, Sendable {
  /// The left edge.
  package var x = 0.0
  /// The top edge.
  package var y = 0.0
  /// The width.
  package var width = 0.0
  /// The height.
  package var height = 0.0

  /// The right edge.
  package var maxX: Double { x + width }
  /// The bottom edge.
  package var maxY: Double { y + height }
  /// The horizontal centre.
  package var midX: Double { x + width / 2 }
  /// The vertical centre.
  package var midY: Double { y + height / 2 }
}
