import DMUText

/// Writes results in Markdown (CommonMark with GitHub's tables).
struct MarkdownWriter: ReportWriter {
  var text = ""
  let isForTerminals = false
  private var isAtStart = true
  private var isInList = false

  mutating func title(_ title: String) {
    text += "# \(escaped(title))\n"
    isAtStart = false
  }

  mutating func paragraph(_ paragraph: String) {
    text += (isAtStart ? "" : "\n") + "\(escaped(paragraph))\n"
    (isAtStart, isInList) = (false, false)
  }

  mutating func section(_ name: String, _ facts: [String]) {
    text += "\n## \(escaped(name))\n"
    let facts = facts.filter { !$0.isEmpty }
    if !facts.isEmpty { text += "\n\(escaped(facts.joined(separator: ", "))).\n" }
    isInList = false
  }

  mutating func part(_ name: String) {
    text += "\n### \(escaped(name))\n"
    isInList = false
  }

  mutating func item(_ mark: ItemMark?, _ point: String, _ notes: [String]) {
    if !isInList { text += "\n" }
    isInList = true
    text += "- " + (mark.map { "**\(escaped($0.word))** " } ?? "") + escaped(point) + "\n"
    for note in notes { text += "  - \(escaped(note))\n" }
  }

  mutating func step(_ number: Int, _ step: String) {
    if !isInList { text += "\n" }
    isInList = true
    text += "\(number). \(escaped(step))\n"
  }

  mutating func items(_ heading: String, _ points: [String]) {
    for point in points { item("\(heading): \(point)") }
  }

  mutating func table(_ columns: [TableColumn], _ rows: [[String]]) {
    guard !rows.isEmpty else { return }
    isInList = false
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    text += "\n" + line(columns.map { escaped($0.heading) })
    text += line(columns.map { $0.isNumber ? "---:" : "---" })
    for row in rows { text += line(row.map(escaped)) }
  }
}

/// The one place where a text becomes Markdown, on one line and anywhere but at its beginning.
///
/// Characters that begin markup get a backslash, among them those that make a link of a bare address.
func escaped(_ text: String) -> String {
  let bytes = Array(printable(text).utf8)
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + bytes.count / 8)
  for (index, byte) in bytes.enumerated() {
    let beginsMarkup =
      switch Unicode.Scalar(byte) {
      case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "&", "$", "@", "!",
        "^":
        true
      case ":": index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
      case ".": index >= 3 && bytes[index - 3..<index].allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
      default: false
      }
    if beginsMarkup { result.append(UInt8(ascii: "\\")) }
    result.append(byte)
  }
  return String(decoding: result, as: UTF8.self)
}
