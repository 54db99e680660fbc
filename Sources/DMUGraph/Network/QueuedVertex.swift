/// A vertex that waits for a search to come to it, at a distance.
///
/// The nearest comes first, of equally near ones that of fewer steps and then that of the lower number. All
/// of it is one number, so that a heap compares two without a branch.
struct QueuedVertex: Comparable {
  private let order: UInt128

  init(distance: UInt64, steps: Int32 = 0, vertex: Int) {
    order =
      UInt128(distance) << 64 | UInt128(UInt32(bitPattern: steps)) << 32
      | UInt128(UInt32(truncatingIfNeeded: vertex))
  }

  /// A vertex at a distance from 0 in floating point, whose bits grow with it.
  init(length: Double, vertex: Int) { self.init(distance: length.bitPattern, vertex: vertex) }

  var distance: UInt64 { UInt64(truncatingIfNeeded: order >> 64) }
  var length: Double { Double(bitPattern: distance) }
  var vertex: Int { Int(UInt32(truncatingIfNeeded: order)) }

  static func < (left: QueuedVertex, right: QueuedVertex) -> Bool { left.order < right.order }
}
