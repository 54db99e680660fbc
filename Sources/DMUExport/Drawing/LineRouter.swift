import DMUGraph
import DMUProfile

/// Finds for each edge the strips in which it runs, shares out the tracks of each strip, and works out
/// the bends.
///
/// A line leaves a box at a port, runs through channels and gutters by turns, and comes to another port.
/// Reporting lines to one manager hang on common bars.
struct LineRouter {
  enum Side {
    case top
    case bottom
    case left
    case right
  }

  /// Where a line meets a box, or the frame of a block when `box` is negative.
  struct Port {
    var box: Int
    var block: Int
    var side: Side
    /// The distance from the start of the side.
    var offset = 0.0
    /// True when it is in the middle of its side, as those of reporting lines are.
    var isMiddle = false
  }

  enum Leg {
    case channel(Int)
    case gutter(Int)
    /// Down the trunk of a manager's reports.
    case trunk(Int)
  }

  struct Route {
    var edge: PortfolioExport.Edge
    var start: Int
    var end: Int
    var legs: [Leg]
    /// The piece of each leg in its strip.
    var segments: [Int]
    /// The number under which the line shares its pieces with others: all lines of one number run on one
    /// track of a strip.
    var bundle: Int?
    /// True when it is a reporting line of the forest.
    var isReport = false
  }

  var routes: [Route] = []
  var ports: [Port] = []
  /// The pieces that bundles have in channels and gutters, by strip and bundle.
  private var shared: [Piece: Int] = [:]
  /// The ports at which bundles begin.
  private var bundlePorts: [Int: Int] = [:]

  private struct Piece: Hashable {
    var strip: Int
    var isGutter: Bool
    var bundle: Int
  }

  init(_ layout: PictureLayout) {
    for edge in layout.export.edges { add(edge, layout) }
  }

  // MARK: Routes

  private mutating func add(_ edge: PortfolioExport.Edge, _ layout: PictureLayout) {
    let ends = layout.export.ends(edge)
    if ends.source == ends.target { return }
    if case .contactLink(let link) = edge, case .contact(let report) = ends.source,
      layout.forestLink[report] == link
    {
      addReport(edge, ends, layout)
      return
    }
    guard case .account(let account) = ends.source else {
      let (one, other) = (layout.box(of: ends.source), layout.box(of: ends.target))
      if layout.blockOf[one] == layout.blockOf[other] {
        addNear(edge, one, other, layout)
      } else {
        // All lines of one sort from one person; of reporting lines, to one manager.
        let isReport = layout.export.kind(edge) == .reportsTo
        let bundle = bundle(isReport ? other : one, layout.export.stroke(edge))
        let (start, first) = exit(one, isReport ? nil : bundle, layout)
        let (end, last) = exit(other, isReport ? bundle : nil, layout)
        addFar(edge, start, first, end, last, bundle, layout)
      }
      return
    }
    // The blocks of accounts are in their order; all lines to one product run together.
    let start = port(-1, .left, block: account.index)
    let product = layout.box(of: ends.target)
    let bundle = bundle(product, layout.export.stroke(edge))
    let (end, last) = exit(product, bundle, layout)
    addFar(
      edge, start, [.gutter(layout.blocks[account.index].leftGutter)], end, last, bundle, layout)
  }

  /// The number of the bundle of a sort of lines at a box; those of reporting lines are the boxes.
  private func bundle(_ box: Int, _ stroke: Palette.Stroke) -> Int {
    let sort = Palette.strokes.firstIndex { $0.color == stroke.color } ?? 0
    return (box + 1) * Palette.strokes.count + sort + (1 << 40)
  }

  private mutating func port(_ box: Int, _ side: Side, block: Int, isMiddle: Bool = false) -> Int {
    ports.append(Port(box: box, block: block, side: side, isMiddle: isMiddle))
    return ports.count - 1
  }

  /// From a report up to the manager.
  private mutating func addReport(
    _ edge: PortfolioExport.Edge,
    _ ends: (source: PortfolioExport.Node, target: PortfolioExport.Node),
    _ layout: PictureLayout
  ) {
    let (report, manager) = (layout.box(of: ends.source), layout.box(of: ends.target))
    let block = layout.blockOf[report]
    let (low, high) = (layout.row(report), layout.row(manager))
    let below = Leg.channel(layout.blocks[block].channel(aboveRow: high + 1))
    let above = Leg.channel(layout.blocks[block].channel(aboveRow: low))
    let start = port(report, .top, block: block, isMiddle: true)
    let end = port(manager, .bottom, block: block, isMiddle: true)
    add(
      edge, start, low == high + 1 ? [above] : [above, .trunk(manager), below], end,
      bundle: manager, isReport: true)
  }

  private mutating func add(
    _ edge: PortfolioExport.Edge, _ start: Int, _ legs: [Leg], _ end: Int, bundle: Int? = nil,
    isReport: Bool = false
  ) {
    routes.append(
      Route(
        edge: edge, start: start, end: end, legs: legs,
        segments: [Int](repeating: 0, count: legs.count), bundle: bundle, isReport: isReport))
  }

  /// Between two boxes of one block.
  private mutating func addNear(
    _ edge: PortfolioExport.Edge, _ one: Int, _ other: Int, _ layout: PictureLayout
  ) {
    let index = layout.blockOf[one]
    let block = layout.blocks[index]
    func channel(_ row: Int) -> Leg { .channel(block.channel(aboveRow: row)) }
    switch (layout.placeOf[one], layout.placeOf[other]) {
    case (.row(let first), .row(let second)) where first == second:
      add(
        edge, port(one, .top, block: index), [channel(first)], port(other, .top, block: index))
    case (.row(let first), .row(let second)):
      let isDown = second > first
      let (leave, arrive) = (isDown ? first + 1 : first, isDown ? second : second + 1)
      let legs =
        leave == arrive
        ? [channel(leave)] : [channel(leave), .gutter(block.innerGutter), channel(arrive)]
      add(
        edge, port(one, isDown ? .bottom : .top, block: index), legs,
        port(other, isDown ? .top : .bottom, block: index))
    case (.staffColumn, .row(let row)):
      add(
        edge, port(one, .right, block: index), [.gutter(block.leftGutter), channel(row)],
        port(other, .top, block: index))
    case (.competitorColumn, .row(let row)):
      add(
        edge, port(one, .left, block: index), [.gutter(block.rightGutter), channel(row)],
        port(other, .top, block: index))
    default:
      add(
        edge, port(one, .left, block: index), [.gutter(block.outerGutter)],
        port(other, .left, block: index))
    }
  }

  /// The port and the strips by which a line gets from a box to its shelf's channel.
  private mutating func exit(
    _ box: Int, _ bundle: Int?, _ layout: PictureLayout
  ) -> (port: Int, legs: [Leg]) {
    let index = layout.blockOf[box]
    let block = layout.blocks[index]
    let (side, legs): (Side, [Leg]) =
      switch layout.placeOf[box] {
      case .row(let row):
        (.top, [.channel(block.channel(aboveRow: row)), .gutter(block.leftGutter)])
      case .staffColumn: (.left, [.gutter(block.outerGutter)])
      case .competitorColumn: (.left, [.gutter(block.rightGutter)])
      }
    if let bundle, let known = bundlePorts[bundle] { return (known, legs) }
    let port = port(box, side, block: index)
    if let bundle { bundlePorts[bundle] = port }
    return (port, legs)
  }

  /// Between two blocks: over the shelf's channel, and down the outermost gutter to another shelf.
  private mutating func addFar(
    _ edge: PortfolioExport.Edge, _ start: Int, _ first: [Leg], _ end: Int, _ last: [Leg],
    _ bundle: Int, _ layout: PictureLayout
  ) {
    let one = layout.blocks[ports[start].block].shelfChannel
    let other = layout.blocks[ports[end].block].shelfChannel
    var legs = first + [.channel(one)]
    if one != other { legs += [.gutter(PictureLayout.outermostGutter), .channel(other)] }
    add(edge, start, legs + last.reversed(), end, bundle: bundle)
  }

  // MARK: Tracks

  /// Shares out the tracks and sizes everything by them.
  mutating func run(_ layout: inout PictureLayout) {
    placePorts(layout)
    for route in routes.indices { fillChannels(route, &layout) }
    for channel in layout.channels.indices { layout.channels[channel].assignTracks() }
    layout.arrangeDown()
    for route in routes.indices { fillGutters(route, &layout) }
    for gutter in layout.gutters.indices { layout.gutters[gutter].assignTracks() }
    layout.arrangeAcross()
  }

  private mutating func fillChannels(_ index: Int, _ layout: inout PictureLayout) {
    let route = routes[index]
    for (step, leg) in route.legs.enumerated() {
      guard case .channel(let channel) = leg else { continue }
      func place(_ other: Int) -> Double {
        guard route.legs.indices.contains(other) else {
          return self.place(other < 0 ? route.start : route.end, layout).x
        }
        return switch route.legs[other] {
        case .gutter(let gutter): layout.gutters[gutter].start
        case .trunk(let manager): trunk(of: manager, layout)
        case .channel: 0
        }
      }
      let ends = (place(step - 1), place(step + 1))
      routes[index].segments[step] = add(
        from: ends.0, to: ends.1, of: route, key: (channel, false), in: &layout.channels[channel])
    }
  }

  /// Adds a piece of a line to a strip, or makes that of its bundle longer.
  private mutating func add(
    from one: Double, to other: Double, of route: Route, key: (strip: Int, isGutter: Bool),
    in strip: inout Strip
  ) -> Int {
    guard let bundle = route.bundle else { return strip.add(from: one, to: other) }
    let piece = Piece(strip: key.strip, isGutter: key.isGutter, bundle: bundle)
    if let known = shared[piece] {
      strip.extend(known, to: one)
      strip.extend(known, to: other)
      return known
    }
    let new = strip.add(from: one, to: other, isBar: route.isReport)
    shared[piece] = new
    return new
  }

  private mutating func fillGutters(_ index: Int, _ layout: inout PictureLayout) {
    let route = routes[index]
    for (step, leg) in route.legs.enumerated() {
      guard case .gutter(let gutter) = leg else { continue }
      func place(_ other: Int) -> Double {
        guard route.legs.indices.contains(other), case .channel(let channel) = route.legs[other]
        else { return self.place(other < 0 ? route.start : route.end, layout).y }
        return layout.channels[channel].place(route.segments[other])
      }
      routes[index].segments[step] = add(
        from: place(step - 1), to: place(step + 1), of: route, key: (gutter, true),
        in: &layout.gutters[gutter])
    }
  }
}

extension PictureLayout {
  /// The number of a node's box; accounts have frames instead.
  func box(of node: PortfolioExport.Node) -> Int {
    switch node {
    case .account: -1
    case .contact(let position): boxOfContact[position]
    case .staff(let position): boxOfStaff[position]
    case .competitor(let position): boxOfCompetitor[position]
    case .product(let position): boxOfProduct[position]
    case .deal(let position): boxOfDeal[position]
    }
  }

  /// The row of a box in the middle of its block.
  func row(_ box: Int) -> Int {
    if case .row(let row) = placeOf[box] { row } else { 0 }
  }
}
