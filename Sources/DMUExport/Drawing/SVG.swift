import DMUGraph
import DMUProfile
import DMUText
import GraphML

extension PortfolioExport {
  /// Writes the drawing of a `Picture` as one self-contained SVG 1.1 file: no script, no font and no
  /// picture from elsewhere, all text selectable, a `<title>` for screen readers and as a tooltip on
  /// every account, person and line.
  ///
  /// Time and size are linear in the portfolio.
  public func writeSVG(to output: inout some TextOutputStream) {
    let picture = Picture(self)
    let legend = Legend(self)
    let width = picture.size.width + legend.width
    let height = max(picture.size.height, legend.height)
    var xml = XMLWriter(output)
    xml.declaration()
    xml.element("svg") { xml in
      xml.attribute("xmlns", "http://www.w3.org/2000/svg")
      xml.attribute("width", shortest(width.rounded()))
      xml.attribute("height", shortest(height.rounded()))
      xml.attribute("viewBox", "0 0 \(shortest(width.rounded())) \(shortest(height.rounded()))")
      xml.attribute("role", "img")
      xml.attribute("aria-labelledby", "title")
      xml.attribute("font-family", "Helvetica, Arial, 'DejaVu Sans', sans-serif")
      xml.element("title") { xml in
        xml.attribute("id", "title")
        xml.text("Decision-making units on \(day)")
      }
      writeDefinitions(to: &xml)
      xml.element("rect") { xml in
        xml.attribute("width", "100%")
        xml.attribute("height", "100%")
        xml.attribute("fill", "#FFFFFF")
      }
      for frame in picture.frames { write(frame, to: &xml) }
      xml.element("g") { xml in
        xml.attribute("fill", "none")
        xml.attribute("stroke-linejoin", "round")
        for line in picture.lines.sorted(by: { drawingOrder($0.edge) < drawingOrder($1.edge) }) {
          write(line, to: &xml)
        }
      }
      for box in picture.boxes { write(box, to: &xml) }
      legend.write(to: &xml, x: picture.size.width)
    }
    output = xml.finish()
  }

  /// Reporting lines lie below all others.
  private func drawingOrder(_ edge: Edge) -> Int { kind(edge) == .reportsTo ? 0 : 1 }

  private func writeDefinitions(to xml: inout XMLWriter<some TextOutputStream>) {
    xml.element("defs") { xml in
      for stroke in [Palette.reporting, Palette.influence, Palette.purchase] {
        xml.element("marker") { xml in
          xml.attribute("id", arrow(stroke))
          xml.attribute("viewBox", "0 0 8 8")
          xml.attribute("refX", "7.5")
          xml.attribute("refY", "4")
          xml.attribute("markerWidth", "8")
          xml.attribute("markerHeight", "8")
          xml.attribute("markerUnits", "userSpaceOnUse")
          xml.attribute("orient", "auto")
          xml.element("path") { xml in
            xml.attribute("d", "M0 0.5 8 4 0 7.5Z")
            xml.attribute("fill", stroke.color)
          }
        }
      }
    }
  }

  fileprivate func arrow(_ stroke: Palette.Stroke) -> String {
    "arrow-" + stroke.name.split(separator: " ").joined(separator: "-")
  }

  // MARK: Parts

  private func write(_ frame: Picture.Frame, to xml: inout XMLWriter<some TextOutputStream>) {
    xml.element("g") { xml in
      xml.element("title") { $0.text("\(frame.title): \(frame.subtitle)") }
      xml.element("rect") { xml in
        xml.attributes(frame.frame)
        xml.attribute("rx", "10")
        xml.attribute("fill", Palette.ground)
        xml.attribute("stroke", Palette.account.border)
      }
      xml.text(
        frame.title, at: Point(x: frame.frame.x + PictureBlock.padding, y: frame.frame.y + 20),
        size: 14, isBold: true)
      xml.text(
        frame.subtitle, at: Point(x: frame.frame.x + PictureBlock.padding, y: frame.frame.y + 36),
        size: NodeLabel.detailSize)
    }
  }

  private func write(_ box: Picture.Box, to xml: inout XMLWriter<some TextOutputStream>) {
    xml.element("g") { xml in
      xml.element("title") { $0.text(tooltip(box.node)) }
      xml.shape(box.node.kind, box.frame, swatch(box.node))
      var y = box.frame.midY - box.label.height / 2
      for line in box.label.lines {
        xml.text(
          line.text, at: Point(x: box.frame.midX, y: y + line.fontSize), size: line.fontSize,
          isBold: line.isName, anchor: "middle")
        y += line.height
      }
    }
  }

  /// The text for a node that is said aloud, or shown when the pointer rests on it.
  private func tooltip(_ node: Node) -> String {
    var parts = [label(node)] + details(node)
    if case .contact(let position) = node {
      let coverage = coverage(of: position)
      parts.append(swatch(node).meaning)
      if let threads = coverage?.threads {
        parts.append(threads == 1 ? "1 thread" : "\(threads) threads")
      }
      if let stance = contact(position).stance { parts.append(stance.rawValue) }
    }
    return parts.joined(separator: "; ")
  }

  private func write(_ line: Picture.Line, to xml: inout XMLWriter<some TextOutputStream>) {
    let stroke = stroke(line.edge)
    xml.element("path") { xml in
      xml.attribute("d", path(line.points))
      xml.attribute("stroke", stroke.color)
      xml.attribute("stroke-width", shortest(lineWidth(line.edge)))
      if let dashes = stroke.style.dashes { xml.attribute("stroke-dasharray", dashes) }
      if isDirected(line.edge) { xml.attribute("marker-end", "url(#\(arrow(stroke)))") }
      xml.element("title") { $0.text(tooltip(line.edge)) }
    }
  }

  private func tooltip(_ edge: Edge) -> String {
    let ends = ends(edge)
    var text = "\(label(ends.source)) – \(label(ends.target)): \(stroke(edge).name)"
    if let strength = effectiveStrength(edge) {
      text += ", effective strength \(shortest((strength * 100).rounded() / 100))"
    }
    if let day = tie(edge)?.lastContact { text += ", last contact \(day)" }
    return text
  }

  /// A line with round corners.
  private func path(_ points: [Point]) -> String {
    var path = "M\(pair(points[0]))"
    for index in points.indices.dropFirst().dropLast() {
      let (before, corner, after) = (points[index - 1], points[index], points[index + 1])
      path +=
        "L\(pair(toward(before, from: corner)))Q\(pair(corner)) \(pair(toward(after, from: corner)))"
    }
    return path + "L\(pair(points[points.count - 1]))"
  }

  /// The point on the way from a corner to a neighbour at which the rounding ends.
  private func toward(_ neighbour: Point, from corner: Point) -> Point {
    let length = abs(neighbour.x - corner.x) + abs(neighbour.y - corner.y)
    let share = min(5, length / 2) / max(length, 1e-9)
    return Point(
      x: corner.x + (neighbour.x - corner.x) * share, y: corner.y + (neighbour.y - corner.y) * share
    )
  }

  private func pair(_ point: Point) -> String { "\(tenths(point.x)) \(tenths(point.y))" }
}

extension PortfolioExport {
  /// The width at which a line is drawn, in pixels: ties by their effective strength, all others alike.
  func lineWidth(_ edge: Edge) -> Double {
    guard let strength = effectiveStrength(edge) else {
      return kind(edge) == .reportsTo ? 1.5 : 1.3
    }
    return tenth(1 + 4 * strength)
  }
}

extension Palette.LineStyle {
  /// The lengths of dashes and gaps in SVG; `nil` for a line without gaps.
  var dashes: String? {
    switch self {
    case .solid: nil
    case .dashed: "7 4"
    case .dotted: "1.5 3.5"
    }
  }
}

/// A number rounded to a tenth.
func tenth(_ number: Double) -> Double { (number * 10).rounded() / 10 }

/// A number rounded to a tenth, in digits.
func tenths(_ number: Double) -> String { shortest(tenth(number)) }

extension XMLWriter {
  /// Adds place and size of an SVG rectangle.
  mutating func attributes(_ frame: Rectangle) {
    attribute("x", tenths(frame.x))
    attribute("y", tenths(frame.y))
    attribute("width", tenths(frame.width))
    attribute("height", tenths(frame.height))
  }

  /// Writes a line of SVG text whose baseline begins, or is centred, at a point.
  mutating func text(
    _ text: String, at point: Point, size: Double, isBold: Bool = false, anchor: String? = nil
  ) {
    element("text") { xml in
      xml.attribute("x", tenths(point.x))
      xml.attribute("y", tenths(point.y))
      xml.attribute("font-size", shortest(size))
      if isBold { xml.attribute("font-weight", "bold") }
      if let anchor { xml.attribute("text-anchor", anchor) }
      xml.attribute("fill", Palette.text)
      xml.text(text)
    }
  }

  /// Writes the SVG shape of a kind of node.
  mutating func shape(_ kind: NodeKind, _ frame: Rectangle, _ swatch: Palette.Swatch) {
    let cut = 12.0
    let (x, y, right, bottom) = (frame.x, frame.y, frame.maxX, frame.maxY)
    switch kind {
    case .contact, .account, .staff, .deal:
      start("rect")
      attributes(frame)
      if kind != .staff && kind != .deal { attribute("rx", "9") }
    case .competitor:
      start("polygon")
      let points = [
        (x + cut, y), (right - cut, y), (right, frame.midY), (right - cut, bottom),
        (x + cut, bottom), (x, frame.midY),
      ]
      attribute("points", points.map { "\(tenths($0.0)),\(tenths($0.1))" }.joined(separator: " "))
    case .product:
      start("ellipse")
      attribute("cx", tenths(frame.midX))
      attribute("cy", tenths(frame.midY))
      attribute("rx", tenths(frame.width / 2))
      attribute("ry", tenths(frame.height / 2))
    }
    attribute("fill", swatch.fill)
    attribute("stroke", swatch.border)
    attribute("stroke-width", "1.5")
    if let dashes = swatch.style.dashes { attribute("stroke-dasharray", dashes) }
    switch kind {
    case .contact, .account, .staff, .deal: end("rect")
    case .competitor: end("polygon")
    case .product: end("ellipse")
    }
  }
}
