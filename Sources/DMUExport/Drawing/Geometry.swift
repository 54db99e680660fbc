/// A point of a picture; y grows downwards, units are pixels at 96 to the inch.
public struct Point: Hashable, Sendable {
  /// The distance from the left edge.
  public var x: Double
  /// The distance from the top edge.
  public var y: Double

  /// Makes a point.
  package init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
}

/// An upright rectangle of a picture.
public struct Rectangle: Hashable, Sendable {
  /// The left edge.
  public var x = 0.0
  /// The top edge.
  public var y = 0.0
  /// The width.
  public var width = 0.0
  /// The height.
  public var height = 0.0

  /// The right edge.
  public var maxX: Double { x + width }
  /// The bottom edge.
  public var maxY: Double { y + height }
  /// The horizontal centre.
  public var midX: Double { x + width / 2 }
  /// The vertical centre.
  public var midY: Double { y + height / 2 }
}
