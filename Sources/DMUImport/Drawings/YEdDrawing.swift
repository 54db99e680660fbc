import DMUText
import FoundationEssentials
import GraphML

/// The drawing of a node or an edge by yEd and yFiles, as far as it says something in words.
struct YEdDrawing {
  /// The texts of the labels that have any.
  private(set) var labels: [String] = []
  /// The properties that yFiles keeps as JSON with a node.
  private(set) var tags: [(name: String, text: String)] = []
  /// True when an edge has an arrowhead at its source and at its target.
  private(set) var arrows: (source: Bool, target: Bool)?
  /// Stands between the texts of two labels: a new paragraph, which also begins a line.
  static let labelSeparator: Character = "\u{2029}"
  /// The style of an edge.
  private(set) var style = LineStyle()
  /// True when it is a note.
  private(set) var isNote = false

  /// Looks through the data at a position of the tape.
  ///
  /// - Parameter shared: The styles of lines that are written at the head of the file, of an edge's data.
  init(_ document: Document, _ data: Int, shared: SharedStyles? = nil) {
    let last = document.endOfPayload(data)
    /// The label of each state of a folder, and which of the states shows.
    var labels: [(state: Int, text: String)] = []
    var active = 0
    var state = 0
    var depth = 0
    var stateDepth: Int?
    var position = data
    while position < last {
      position += 1
      let item = document.item(position)
      if item.kind == .end {
        depth -= 1
        continue
      }
      guard item.kind == .foreign else { continue }
      if let stateDepth, depth == stateDepth { state += 1 }
      switch document.names[item.index].local {
      case "Realizers":
        active = Int(document.text(ofAttribute: "active", at: position)) ?? 0
        stateDepth = depth + 1
        state = -1
      case "NodeLabel", "EdgeLabel", "Label.Text":
        let text = document.withValue(position) { String(decoding: $0) }
        labels.append((state, plainText(text)))
      case "Label": labels.append((state, document.text(ofAttribute: "Text", at: position)))
      case "Json": tags += Self.tags(document.withValue(position) { String(decoding: $0) })
      case "Arrows":
        arrows = (
          source: document.text(ofAttribute: "source", at: position) != "none",
          target: document.text(ofAttribute: "target", at: position) != "none"
        )
      case "UMLNoteNode": isNote = true
      default: break
      }
      if let shared { style.take(position, document, shared) }
      if item.hasEnd { depth += 1 }
    }
    let written = labels.filter { !trimmedWord($0.text).isEmpty }
    let shown = written.contains { $0.state == active } ? active : written.first?.state
    self.labels = written.filter { $0.state == shown }.map(\.text)
  }

  private enum Scalar: Decodable {
    case text(String)
    case other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .text(text)
      } else if let number = try? container.decode(Int64.self) {
        self = .text("\(number)")
      } else if let truth = try? container.decode(Bool.self) {
        self = .text("\(truth)")
      } else if let number = try? container.decode(Double.self) {
        self = .text("\(number)")
      } else {
        self = .other
      }
    }
  }

  private static func tags(_ json: String) -> [(name: String, text: String)] {
    guard let tags = try? JSONDecoder().decode([String: Scalar].self, from: Data(json.utf8))
    else { return [] }
    return tags.sorted { $0.key < $1.key }.compactMap { name, value in
      guard case .text(let text) = value else { return nil }
      return (name, text)
    }
  }
}

/// The words of a label that is written in HTML, as yEd allows; other labels as they are.
private func plainText(_ label: String) -> String {
  guard trimmedWord(label).lowercased().hasPrefix("<html") else { return label }
  var text = ""
  var rest = label[...]
  while let open = rest.firstIndex(of: "<") {
    text += rest[..<open]
    guard let close = rest[open...].firstIndex(of: ">") else { return text }
    let tag = rest[open...close].lowercased()
    if ["<br", "</p", "</div", "</tr", "</h"].contains(where: { tag.hasPrefix($0) }) {
      text += "\n"
    }
    rest = rest[rest.index(after: close)...]
  }
  text += rest
  for (entity, character) in [
    ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&"),
  ] {
    text = text.replacing(entity, with: character)
  }
  return text
}
