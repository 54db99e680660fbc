import DMUProfile
import GraphML

/// The meaning of the colours, borders and lines of a drawing: only of those that occur in it.
struct Legend {
  /// The sorts of node, each with a kind for its shape.
  private(set) var swatches: [(swatch: Palette.Swatch, kind: NodeKind)] = []
  /// The sorts of line.
  private(set) var strokes: [Palette.Stroke] = []

  static let boxWidth = 42.0
  static let step = 26.0
  private(set) var width = 0.0

  init(_ export: PortfolioExport) {
    var kinds: [Palette.Swatch: NodeKind] = [:]
    for node in export.nodes { kinds[export.swatch(node)] = node.kind }
    swatches = Palette.swatches.compactMap { swatch in kinds[swatch].map { (swatch, $0) } }
    let found = Set(export.edges.map { export.stroke($0) })
    strokes = Palette.strokes.filter(found.contains)
    let words = swatches.map { Self.words($0.swatch) } + strokes.map { Self.words($0) }
    let widest = words.map { TextMetrics.width($0, size: 11) }.max() ?? 0
    width = Self.boxWidth + 10 + widest + 24
  }

  /// The height of the whole.
  var height: Double { Double(swatches.count + strokes.count) * Self.step + 96 }

  /// The words beside a sort of node.
  static func words(_ swatch: Palette.Swatch) -> String {
    (swatch.sign.isEmpty ? "" : swatch.sign + " ") + "\(swatch.name): \(swatch.meaning)"
  }

  /// The words beside a sort of line.
  static func words(_ stroke: Palette.Stroke) -> String { "\(stroke.name): \(stroke.meaning)" }

  /// Draws it at the right of a picture.
  func write(to xml: inout XMLWriter<some TextOutputStream>, x: Double) {
    xml.element("g") { xml in
      xml.element("title") { $0.text("Legend") }
      xml.text("Legend", at: Point(x: x, y: 40), size: 14, isBold: true)
      var y = 54.0
      for (swatch, kind) in swatches {
        let frame = Rectangle(x: x, y: y, width: Self.boxWidth, height: 18)
        xml.shape(kind, frame, swatch)
        xml.text(
          Self.words(swatch), at: Point(x: x + Self.boxWidth + 10, y: y + 13), size: 11)
        y += Self.step
      }
      for stroke in strokes {
        xml.element("path") { xml in
          xml.attribute("d", "M\(tenths(x)) \(tenths(y + 9))h\(tenths(Self.boxWidth))")
          xml.attribute("stroke", stroke.color)
          xml.attribute("stroke-width", "2")
          if let dashes = stroke.style.dashes { xml.attribute("stroke-dasharray", dashes) }
        }
        xml.text(
          Self.words(stroke), at: Point(x: x + Self.boxWidth + 10, y: y + 13), size: 11)
        y += Self.step
      }
      xml.text(
        "A tie is the wider the stronger it is.", at: Point(x: x, y: y + 13), size: 11)
    }
  }
}
