extension LineRouter {
  /// The lines, once everything has its place.
  func lines(_ layout: PictureLayout) -> [Picture.Line] {
    routes.map { route in
      var points = [place(route.start, layout)]
      for (step, leg) in route.legs.enumerated() {
        switch leg {
        case .channel(let channel):
          let y = layout.channels[channel].place(route.segments[step])
          points.append(Point(x: points[points.count - 1].x, y: y))
        case .gutter(let gutter):
          let x = layout.gutters[gutter].place(route.segments[step])
          points.append(Point(x: x, y: points[points.count - 1].y))
        case .trunk(let manager):
          points.append(Point(x: trunk(of: manager, layout), y: points[points.count - 1].y))
        }
      }
      let end = place(route.end, layout)
      if case .channel = route.legs[route.legs.count - 1] {
        points.append(Point(x: end.x, y: points[points.count - 1].y))
      } else {
        points.append(Point(x: points[points.count - 1].x, y: end.y))
      }
      points.append(end)
      return Picture.Line(edge: route.edge, points: simplified(points))
    }
  }

  /// The points without those between two others on one straight line.
  private func simplified(_ points: [Point]) -> [Point] {
    var result: [Point] = []
    for point in points {
      if point == result.last { continue }
      if result.count > 1 {
        let (one, other) = (result[result.count - 2], result[result.count - 1])
        if (one.x == other.x && other.x == point.x) || (one.y == other.y && other.y == point.y) {
          result[result.count - 1] = point
          continue
        }
      }
      result.append(point)
    }
    return result
  }
}
