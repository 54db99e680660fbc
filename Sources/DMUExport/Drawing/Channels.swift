/// A strip without boxes in which lines run side by side, each on a track.
///
/// Channels run across, gutters down; a place in a strip is the distance from its start: from the top of
/// a channel, or from the left of a gutter.
struct Strip {
  /// A piece of a line in a strip.
  struct Segment {
    var low: Double
    var high: Double
    /// True when it is a bar to which reports hang; these keep to the start of the strip.
    var isBar: Bool
    var track = 0
  }

  /// Where the strip starts: the top edge of a channel, the left edge of a gutter.
  var start = 0.0
  private(set) var segments: [Segment] = []
  private(set) var barTracks = 0
  private(set) var lineTracks = 0
  /// The least size, whatever runs in it.
  var leastSize = 0.0

  private static let margin = 11.0
  private static let barDistance = 9.0
  private static let lineDistance = 7.0
  /// More lines than this share tracks, so that no strip grows without bound.
  private static let mostTracks = 40

  /// The width of a gutter, or the height of a channel.
  var size: Double {
    if segments.isEmpty { return leastSize }
    return max(
      leastSize,
      2 * Self.margin + Double(barTracks) * Self.barDistance
        + Double(max(lineTracks - 1, 0)) * Self.lineDistance)
  }

  /// Adds a piece of a line and gives its number.
  mutating func add(from one: Double, to other: Double, isBar: Bool = false) -> Int {
    segments.append(Segment(low: min(one, other), high: max(one, other), isBar: isBar))
    return segments.count - 1
  }

  /// Makes a piece reach a place.
  mutating func extend(_ segment: Int, to place: Double) {
    segments[segment].low = min(segments[segment].low, place)
    segments[segment].high = max(segments[segment].high, place)
  }

  /// Gives every piece a track on which no other overlaps it, as long as there are tracks: in order of
  /// their low ends, the shorter of two first, each on the first track that is free.
  mutating func assignTracks() {
    barTracks = assign { $0.isBar }
    lineTracks = assign { !$0.isBar }
  }

  private mutating func assign(_ isMeant: (Segment) -> Bool) -> Int {
    let order = segments.indices.filter { isMeant(segments[$0]) }.sorted {
      (segments[$0].low, segments[$0].high, $0) < (segments[$1].low, segments[$1].high, $1)
    }
    var ends: [Double] = []
    for (index, segment) in order.enumerated() {
      if let free = ends.firstIndex(where: { $0 < segments[segment].low }) {
        segments[segment].track = free
        ends[free] = segments[segment].high
      } else if ends.count < Self.mostTracks {
        segments[segment].track = ends.count
        ends.append(segments[segment].high)
      } else {
        segments[segment].track = index % Self.mostTracks
      }
    }
    return ends.count
  }

  /// Where a piece runs, across the strip: bars from the start, lines from the end.
  func place(_ segment: Int) -> Double {
    let track = Double(segments[segment].track)
    if segments[segment].isBar { return start + Self.margin + track * Self.barDistance }
    return start + size - Self.margin - track * Self.lineDistance
  }
}
