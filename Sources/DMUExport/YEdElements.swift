import DMUProfile
import GraphML

/// The drawing elements of yEd, as yEd writes them.
extension XMLWriter {
  /// Writes a node of a shape with its label in the middle.
  mutating func shapeNode(
    _ frame: Rectangle, kind: NodeKind, _ swatch: Palette.Swatch, label: String, key: String
  ) {
    element("data") { xml in
      xml.attribute("key", key)
      xml.element("y:ShapeNode") { xml in
        xml.geometry(frame)
        xml.look(swatch)
        xml.element("y:NodeLabel") { xml in
          xml.attribute("alignment", "center")
          xml.attribute("autoSizePolicy", "content")
          xml.attribute("fontFamily", "Dialog")
          xml.attribute("fontSize", "11")
          xml.attribute("fontStyle", "plain")
          xml.attribute("modelName", "internal")
          xml.attribute("modelPosition", "c")
          xml.attribute("textColor", Palette.text)
          xml.attribute("visible", "true")
          xml.text(label)
        }
        xml.element("y:Shape") { $0.attribute("type", kind.yEdShape) }
      }
    }
  }

  /// Writes a group around boxes: its insets are such that yEd finds the frame as it is.
  mutating func group(
    _ frame: Rectangle, around boxes: [Rectangle], title: String, subtitle: String, key: String
  ) {
    let left = (boxes.map(\.x).min() ?? frame.midX) - frame.x
    let top = (boxes.map(\.y).min() ?? frame.maxY) - frame.y
    let right = frame.maxX - (boxes.map(\.maxX).max() ?? frame.midX)
    let bottom = frame.maxY - (boxes.map(\.maxY).max() ?? frame.maxY)
    element("data") { xml in
      xml.attribute("key", key)
      xml.element("y:ProxyAutoBoundsNode") { xml in
        xml.element("y:Realizers") { xml in
          xml.attribute("active", "0")
          for isClosed in [false, true] {
            xml.element("y:GroupNode") { xml in
              xml.geometry(
                isClosed ? Rectangle(x: frame.x, y: frame.y, width: 180, height: 50) : frame)
              xml.groupLook()
              xml.groupLabel(title + "\n" + subtitle)
              xml.element("y:Shape") { $0.attribute("type", "roundrectangle") }
              xml.element("y:State") { xml in
                xml.attribute("closed", isClosed ? "true" : "false")
                xml.attribute("closedHeight", "50.0")
                xml.attribute("closedWidth", "180.0")
                xml.attribute("innerGraphDisplayEnabled", "false")
              }
              xml.insets("y:Insets", isClosed ? (5, 5, 5, 5) : (top, left, bottom, right))
              xml.insets("y:BorderInsets", (0, 0, 0, 0))
            }
          }
        }
      }
    }
  }

  /// Writes an edge through its bends.
  mutating func polyLine(
    _ points: [Point], from source: Rectangle, to target: Rectangle, _ stroke: Palette.Stroke,
    width: Double, hasArrow: Bool, key: String
  ) {
    element("data") { xml in
      xml.attribute("key", key)
      xml.element("y:PolyLineEdge") { xml in
        xml.element("y:Path") { xml in
          // Ends are given from the middles of their nodes.
          let (start, end) = (points[0], points[points.count - 1])
          xml.attribute("sx", tenths(start.x - source.midX))
          xml.attribute("sy", tenths(start.y - source.midY))
          xml.attribute("tx", tenths(end.x - target.midX))
          xml.attribute("ty", tenths(end.y - target.midY))
          for point in points.dropFirst().dropLast() {
            xml.element("y:Point") { xml in
              xml.attribute("x", tenths(point.x))
              xml.attribute("y", tenths(point.y))
            }
          }
        }
        xml.element("y:LineStyle") { xml in
          xml.attribute("color", stroke.color)
          xml.attribute("type", stroke.style.yEdType)
          xml.attribute("width", tenths(width))
        }
        xml.element("y:Arrows") { xml in
          xml.attribute("source", "none")
          xml.attribute("target", hasArrow ? "standard" : "none")
        }
        xml.element("y:BendStyle") { $0.attribute("smoothed", "true") }
      }
    }
  }

  private mutating func geometry(_ frame: Rectangle) {
    element("y:Geometry") { $0.attributes(frame) }
  }

  private mutating func look(_ swatch: Palette.Swatch) {
    element("y:Fill") { xml in
      xml.attribute("color", swatch.fill)
      xml.attribute("transparent", "false")
    }
    element("y:BorderStyle") { xml in
      xml.attribute("color", swatch.border)
      xml.attribute("type", swatch.style.yEdType)
      xml.attribute("width", "1.5")
    }
  }

  private mutating func groupLook() {
    element("y:Fill") { xml in
      xml.attribute("color", Palette.ground)
      xml.attribute("transparent", "false")
    }
    element("y:BorderStyle") { xml in
      xml.attribute("color", Palette.account.border)
      xml.attribute("type", "line")
      xml.attribute("width", "1.0")
    }
  }

  private mutating func groupLabel(_ text: String) {
    element("y:NodeLabel") { xml in
      xml.attribute("alignment", "left")
      xml.attribute("autoSizePolicy", "content")
      xml.attribute("fontFamily", "Dialog")
      xml.attribute("fontSize", "13")
      xml.attribute("fontStyle", "bold")
      xml.attribute("modelName", "internal")
      xml.attribute("modelPosition", "tl")
      xml.attribute("textColor", Palette.text)
      xml.attribute("visible", "true")
      xml.text(text)
    }
  }

  private mutating func insets(
    _ name: String, _ sides: (top: Double, left: Double, bottom: Double, right: Double)
  ) {
    element(name) { xml in
      for (side, value) in [
        ("bottom", sides.bottom), ("left", sides.left), ("right", sides.right), ("top", sides.top),
      ] {
        xml.attribute(side, "\(Int(value.rounded()))")
        xml.attribute(side + "F", tenths(value))
      }
    }
  }
}

extension NodeKind {
  /// The name of the kind's shape in yEd.
  fileprivate var yEdShape: String {
    switch self {
    case .contact, .account: "roundrectangle"
    case .staff, .deal: "rectangle"
    case .competitor: "hexagon"
    case .product: "ellipse"
    }
  }
}

extension Palette.LineStyle {
  /// The name of the style in yEd.
  fileprivate var yEdType: String {
    switch self {
    case .solid: "line"
    case .dashed: "dashed"
    case .dotted: "dotted"
    }
  }
}
