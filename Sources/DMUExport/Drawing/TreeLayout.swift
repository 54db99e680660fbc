/// A tidy drawing of a reporting forest: managers above their reports, halfway between the first and
/// the last, everybody of one level on one line, subtrees as close as their outlines allow.
///
/// The outlines follow E. M. Reingold and J. S. Tilford, *Tidier drawings of trees*, IEEE Trans. Softw.
/// Eng. 7 (1981). Where the reports of one manager are wider than the limit they stand in several bands
/// below one another, which hang on a trunk at their left. Time and memory are linear, but for bands
/// inside bands, each of which takes the number of its levels.
struct TreeLayout {
  /// By contact, the left edge.
  private(set) var x: [Double]
  /// By contact, the level, 0 at the top.
  private(set) var level: [Int]
  /// By contact, where the trunk of their reports stands, when these are in several bands.
  private(set) var trunk: [Double?]
  private(set) var width = 0.0
  private(set) var levelCount = 0

  private let nodeWidth: Double
  private let limit: Double
  /// The distance between neighbours.
  private let gap = 22.0
  /// The room that a trunk takes at the left of its bands.
  private let trunkRoom = 22.0

  /// The outline of a subtree, its lowest level first.
  private struct Outline {
    var left: [Double] = []
    var right: [Double] = []
    /// To be added to all values.
    var offset = 0.0
    var min = Double.infinity
    var max = -Double.infinity

    var depth: Int { left.count }
  }

  /// By contact, what is being worked out: the subtree's outline, the contact's place in it, and the
  /// subtree's place in that of the manager.
  private var outlines: [Outline]
  private var own: [Double]
  private var shift: [Double]
  private var drop: [Int]

  init(_ forest: ReportingForest, nodeWidth: Double, limit: Double) {
    let count = forest.manager.count
    self.nodeWidth = nodeWidth
    self.limit = Swift.max(limit, nodeWidth)
    x = [Double](repeating: 0, count: count)
    level = [Int](repeating: 0, count: count)
    trunk = [Double?](repeating: nil, count: count)
    outlines = [Outline](repeating: Outline(), count: count)
    own = x
    shift = x
    drop = level
    for contact in forest.postorder { layOut(contact, forest.reports[contact], forest) }
    guard count > 0 else { return }
    // Trees stand before those who report to nobody and to whom nobody reports.
    let trees = forest.roots.filter { !forest.reports[$0].isEmpty }
    let singles = forest.roots.filter { forest.reports[$0].isEmpty }
    let bands = bands(trees) + rows(singles)
    let whole = stack(bands, left: 0)
    for contact in forest.postorder.reversed() {
      let manager = forest.manager[contact]
      let (origin, top) = manager < 0 ? (0, 0) : (x[manager] - own[manager], level[manager] + 1)
      x[contact] = origin + shift[contact] + own[contact]
      level[contact] = top + drop[contact]
      trunk[contact] = trunk[contact].map { $0 + origin + shift[contact] }
    }
    width = whole.width
    levelCount = whole.depth
    centre(bands, forest)
  }

  // MARK: Subtrees

  private mutating func layOut(_ contact: Int, _ reports: [Int], _ forest: ReportingForest) {
    guard !reports.isEmpty else {
      outlines[contact] = Outline(left: [0], right: [nodeWidth], min: 0, max: nodeWidth)
      return
    }
    var outline: Outline
    let first: [Int]
    if reports.count == 1 || total(reports) <= limit {
      first = reports
      outline = row(reports)
    } else {
      let leaves = reports.filter { forest.reports[$0].isEmpty }
      let bands = rows(leaves) + bands(reports.filter { !forest.reports[$0].isEmpty })
      first = bands[0]
      trunk[contact] = trunkRoom / 2
      let (width, depth) = stack(bands, left: trunkRoom)
      outline = Outline(
        left: [Double](repeating: 0, count: depth), right: [Double](repeating: width, count: depth),
        min: 0, max: width)
    }
    let ends = (first[0], first[first.count - 1])
    own[contact] = (shift[ends.0] + own[ends.0] + shift[ends.1] + own[ends.1]) / 2
    outline.left.append(own[contact] - outline.offset)
    outline.right.append(own[contact] + nodeWidth - outline.offset)
    outline.min = Swift.min(outline.min, own[contact])
    outline.max = Swift.max(outline.max, own[contact] + nodeWidth)
    outlines[contact] = outline
  }

  private func total(_ contacts: [Int]) -> Double {
    contacts.reduce(-gap) { $0 + outlines[$1].max - outlines[$1].min + gap }
  }

  /// Puts subtrees side by side and gives their common outline; theirs are used up.
  private mutating func row(_ contacts: [Int]) -> Outline {
    var row = Outline()
    for contact in contacts {
      var next = Outline()
      swap(&next, &outlines[contact])
      shift[contact] = distance(row, next)
      join(&row, &next, shift[contact])
    }
    return row
  }

  /// The distance to the right at which the next subtree must stand to clear those before.
  private func distance(_ row: Outline, _ next: Outline) -> Double {
    var distance = row.depth == 0 ? -next.min : -Double.infinity
    for step in 0..<Swift.min(row.depth, next.depth) {
      let edge = row.right[row.depth - 1 - step] + row.offset
      let other = next.left[next.depth - 1 - step] + next.offset
      distance = Swift.max(distance, edge + gap - other)
    }
    return distance
  }

  /// Adds a subtree to an outline, in the time of the shallower of the two.
  private func join(_ row: inout Outline, _ next: inout Outline, _ shift: Double) {
    next.offset += shift
    row.min = Swift.min(row.min, next.min + shift)
    row.max = Swift.max(row.max, next.max + shift)
    let common = Swift.min(row.depth, next.depth)
    if row.depth >= next.depth {
      for step in 1..<common + 1 {
        row.right[row.depth - step] = next.right[next.depth - step] + next.offset - row.offset
      }
      return
    }
    for step in 1..<common + 1 {
      next.left[next.depth - step] = row.left[row.depth - step] + row.offset - next.offset
    }
    (next.min, next.max) = (row.min, row.max)
    swap(&row, &next)
  }

  // MARK: Bands

  /// Subtrees in bands no wider than the limit.
  private func bands(_ contacts: [Int]) -> [[Int]] {
    var bands: [[Int]] = []
    var width = Double.infinity
    for contact in contacts {
      let step = outlines[contact].max - outlines[contact].min + gap
      if width + step > limit + gap {
        bands.append([])
        width = 0
      }
      bands[bands.count - 1].append(contact)
      width += step
    }
    return bands
  }

  /// People without reports in even rows.
  private func rows(_ contacts: [Int]) -> [[Int]] {
    guard !contacts.isEmpty else { return [] }
    let most = Swift.max(1, Int((limit + gap) / (nodeWidth + gap)))
    let rows = (contacts.count + most - 1) / most
    let even = (contacts.count + rows - 1) / rows
    return stride(from: 0, to: contacts.count, by: even).map {
      Array(contacts[$0..<Swift.min($0 + even, contacts.count)])
    }
  }

  /// Puts bands below one another; gives the width and the number of levels of all.
  private mutating func stack(_ bands: [[Int]], left: Double) -> (width: Double, depth: Int) {
    var (width, depth) = (0.0, 0)
    for band in bands {
      let outline = row(band)
      for contact in band {
        shift[contact] += left - outline.min
        drop[contact] = depth
      }
      depth += outline.depth
      width = Swift.max(width, left + outline.max - outline.min)
    }
    return (width, depth)
  }

  /// Moves the outermost bands to the middle.
  private mutating func centre(_ bands: [[Int]], _ forest: ReportingForest) {
    var bandOf = [Int](repeating: -1, count: x.count)
    for (index, band) in bands.enumerated() { for contact in band { bandOf[contact] = index } }
    var right = [Double](repeating: 0, count: bands.count)
    for contact in forest.postorder.reversed() {
      if bandOf[contact] < 0 { bandOf[contact] = bandOf[forest.manager[contact]] }
      right[bandOf[contact]] = Swift.max(right[bandOf[contact]], x[contact] + nodeWidth)
    }
    for contact in x.indices {
      let room = ((width - right[bandOf[contact]]) / 2).rounded()
      x[contact] += room
      trunk[contact] = trunk[contact].map { $0 + room }
    }
  }
}
