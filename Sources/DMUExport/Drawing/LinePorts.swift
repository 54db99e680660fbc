extension LineRouter {
  /// Spreads the ports of each side of a box, those that come from the left at the left.
  mutating func placePorts(_ layout: PictureLayout) {
    struct Meeting {
      var port: Int
      /// Where the line comes from: a place along the side.
      var from: Double
    }
    var sides: [[Meeting]] = Array(repeating: [], count: 4 * layout.boxes.count)
    var frames: [Int: [Int]] = [:]
    var isMet = [Bool](repeating: false, count: ports.count)
    for route in routes where !route.isReport {
      for (port, far, isStart) in [(route.start, route.end, true), (route.end, route.start, false)]
      {
        if isMet[port] { continue }
        isMet[port] = true
        guard ports[port].box >= 0 else {
          frames[ports[port].block, default: []].append(port)
          continue
        }
        let legs = isStart ? route.legs : route.legs.reversed()
        let side =
          switch ports[port].side {
          case .top: 0
          case .bottom: 1
          case .left: 2
          case .right: 3
          }
        var from: Double
        if side < 2, legs.count > 1, case .gutter(let gutter) = legs[1] {
          from = layout.gutters[gutter].start
        } else if side < 2 {
          from = middle(far, layout).x
        } else {
          // Beside a column, what counts is the row, and within it what is nearer.
          let other = middle(far, layout)
          from = other.y + other.x / 1e6
        }
        sides[4 * ports[port].box + side].append(Meeting(port: port, from: from))
      }
    }
    for (index, meetings) in sides.enumerated() where !meetings.isEmpty {
      let box = layout.boxes[index / 4]
      guard index % 4 < 2 else {
        let order = meetings.sorted { ($0.from, $0.port) < ($1.from, $1.port) }
        spread(order.map(\.port), from: 8, to: box.height - 8)
        continue
      }
      let order = meetings.sorted { ($0.from, $1.port) > ($1.from, $0.port) }
      let half = box.width / 2
      spread(order.filter { $0.from < box.midX }.map(\.port), from: 12, to: half - 14)
      spread(order.filter { $0.from >= box.midX }.map(\.port), from: half + 14, to: box.width - 12)
    }
    for ports in frames.values { spread(ports, from: 8, to: PictureBlock.headerHeight - 8) }
    for route in routes where route.isReport {
      for port in [route.start, route.end] {
        ports[port].offset = layout.boxes[ports[port].box].width / 2
      }
    }
  }

  private mutating func spread(_ sorted: [Int], from low: Double, to high: Double) {
    let step = (high - low) / Double(sorted.count + 1)
    for (index, port) in sorted.enumerated() {
      ports[port].offset = (low + step * Double(index + 1)).rounded()
    }
  }

  private func middle(_ port: Int, _ layout: PictureLayout) -> Point {
    let frame =
      ports[port].box < 0 ? layout.blocks[ports[port].block].frame : layout.boxes[ports[port].box]
    return Point(x: frame.midX, y: frame.midY)
  }

  func place(_ port: Int, _ layout: PictureLayout) -> Point {
    let port = ports[port]
    let frame = port.box < 0 ? layout.blocks[port.block].frame : layout.boxes[port.box]
    return switch port.side {
    case .top: Point(x: frame.x + port.offset, y: frame.y)
    case .bottom: Point(x: frame.x + port.offset, y: frame.maxY)
    case .left: Point(x: frame.x, y: frame.y + port.offset)
    case .right: Point(x: frame.maxX, y: frame.y + port.offset)
    }
  }

  func trunk(of manager: Int, _ layout: PictureLayout) -> Double {
    layout.blocks[layout.blockOf[manager]].contentX + (layout.trunks[manager] ?? 0)
  }
}
