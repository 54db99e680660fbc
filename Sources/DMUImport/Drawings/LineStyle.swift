import DMUText
import GraphML

/// The style of a line as far as it says something: dashes, and arrowheads where the style has them.
struct LineStyle {
  /// True for dashed and dotted lines.
  var isDashed = false
  /// True when the style of yFiles has an arrowhead at the source.
  var hasSourceArrow = false
  /// True when the style of yFiles has an arrowhead at the target.
  var hasTargetArrow = false

  /// Takes from an element of a drawing what it says of the style.
  mutating func take(_ position: Int, _ document: Document, _ shared: SharedStyles) {
    let name = document.names[document.item(position).index].local
    switch name {
    case "LineStyle":
      isDashed = isDashed || Self.isDashed(document.text(ofAttribute: "type", at: position))
    case "DashStyle", "Stroke.dashStyle", "Pen.DashStyle": isDashed = true
    case "PolylineEdgeStyle.sourceArrow": hasSourceArrow = true
    case "PolylineEdgeStyle.targetArrow": hasTargetArrow = true
    case "GraphMLReference", "Reference":
      add(shared[document.text(ofAttribute: "ResourceKey", at: position)])
    default: break
    }
    guard name.hasSuffix("EdgeStyle") || name == "Stroke" || name == "Pen" else { return }
    for dash in ["dashStyle", "DashStyle"] {
      let text = document.text(ofAttribute: dash, at: position)
      if !text.isEmpty && !text.uppercased().hasSuffix("SOLID") { isDashed = true }
    }
    for stroke in ["stroke", "Stroke", "pen", "Pen"] {
      let text = document.text(ofAttribute: stroke, at: position)
      if let key = SharedStyles.key(ofReference: text) {
        add(shared[key])
      } else if Self.isDashed(text) {
        isDashed = true
      }
    }
    for (arrow, isSource) in [("sourceArrow", true), ("targetArrow", false)] {
      let text = document.text(ofAttribute: arrow, at: position)
      if text.isEmpty || text.uppercased().hasSuffix("NONE") { continue }
      if isSource { hasSourceArrow = true } else { hasTargetArrow = true }
    }
  }

  private mutating func add(_ other: LineStyle) {
    isDashed = isDashed || other.isDashed
    hasSourceArrow = hasSourceArrow || other.hasSourceArrow
    hasTargetArrow = hasTargetArrow || other.hasTargetArrow
  }

  /// True when a style written in words is a dashed or dotted line: `dashed`, `LONG_DASH`, `dashed=1;html=1`.
  static func isDashed(_ text: String) -> Bool {
    let text = text.lowercased()
    if text.contains("dashed=0") { return false }
    return text.contains("dash") || text.contains("dot")
  }
}

/// The styles that yFiles writes once at the head of a file, by their keys.
struct SharedStyles: Sendable {
  private var styles: [String: LineStyle] = [:]

  subscript(key: String) -> LineStyle { styles[key] ?? LineStyle() }

  /// Reads the shared data that stand before the first graph.
  init(_ document: Document) {
    var keys: [(key: String, depth: Int)] = []
    var depth = 0
    for position in 0..<document.itemCount {
      let item = document.item(position)
      if item.kind == .graph { return }
      if item.kind == .end {
        depth -= 1
        if let last = keys.last, last.depth >= depth { keys.removeLast() }
        continue
      }
      if item.kind == .foreign {
        let key = document.text(ofAttribute: "Key", at: position, anyPrefix: true)
        if !key.isEmpty && item.hasEnd { keys.append((key, depth)) }
        let owner = key.isEmpty ? keys.last?.key : key
        if let owner { styles[owner, default: LineStyle()].take(position, document, self) }
      }
      if item.hasEnd { depth += 1 }
    }
  }

  /// The key in `{y:GraphMLReference 2}`; `nil` for another text.
  static func key(ofReference text: String) -> String? {
    guard text.hasPrefix("{"), text.hasSuffix("}"), text.contains("Reference") else { return nil }
    return text.dropLast().split(separator: " ").last.map(String.init)
  }
}

extension Document {
  /// The text of an attribute of the element at a position; empty when there is none.
  func text(ofAttribute name: String, at position: Int, anyPrefix: Bool = false) -> String {
    var attribute = position + 1
    while attribute < itemCount {
      let item = item(attribute)
      guard item.kind == .attribute || item.kind == .namespace else { break }
      let found = names[item.index]
      if item.kind == .attribute, found.local == name, anyPrefix || found.prefix.isEmpty {
        return string(attribute)
      }
      attribute += 1
    }
    return ""
  }
}
