/// An attribute of a node, an edge or a graph in Graphviz's language.
enum DOTAttribute {
  /// A value that is a plain text.
  case text(String, String)
  /// A value that is an HTML-like text, of which the parts were made by ``htmlLabel(_:)``.
  case html(String, String)

  fileprivate var text: String {
    switch self {
    case .text(let name, let value): "\(name)=\(quoted(value))"
    case .html(let name, let value): "\(name)=<\(value)>"
    }
  }
}

/// Writes Graphviz's language as it goes, and hands it to a stream in pieces of about 64 KiB.
struct DOTWriter<Stream: TextOutputStream>: ~Copyable {
  private var stream: Stream
  private var bytes: [UInt8] = []
  private var depth = 0

  /// Begins a document that goes to a stream.
  init(_ stream: consuming Stream) { self.stream = stream }

  /// Hands on what is left and gives the stream back.
  consuming func finish() -> Stream {
    flush()
    return stream
  }

  /// Begins a graph or a cluster, with the attributes that it has.
  mutating func open(_ head: String, _ attributes: DOTAttribute...) {
    line("\(head) {")
    depth += 1
    for attribute in attributes { line("\(attribute.text);") }
  }

  /// Ends the innermost graph or cluster.
  mutating func close() {
    depth -= 1
    line("}")
  }

  /// Sets what all nodes or edges from here on have.
  mutating func defaults(of what: String, _ attributes: DOTAttribute...) {
    line("\(what) [\(attributes.map(\.text).joined(separator: ", "))];")
  }

  /// Writes a node.
  mutating func node(_ id: String, _ attributes: [DOTAttribute]) {
    line("\(quotedName(id)) [\(attributes.map(\.text).joined(separator: ", "))];")
  }

  /// Writes an edge.
  mutating func edge(_ tail: String, _ head: String, _ attributes: [DOTAttribute]) {
    let texts = attributes.map(\.text).joined(separator: ", ")
    line("\(quotedName(tail)) -> \(quotedName(head)) [\(texts)];")
  }

  /// Puts nodes on the first rank of all.
  mutating func first(_ ids: [String]) {
    if ids.isEmpty { return }
    open("", .text("rank", "source"))
    for id in ids { line("\(quotedName(id));") }
    close()
  }

  private mutating func line(_ line: String) {
    for _ in 0..<depth { bytes += "  ".utf8 }
    bytes += line.utf8
    bytes.append(0x0A)
    if bytes.count >= 1 << 16 { flush() }
  }

  private mutating func flush() {
    stream.write(String(decoding: bytes, as: UTF8.self))
    bytes.removeAll(keepingCapacity: true)
  }
}

/// The quoted name of a node. A name that begins with `%` would stand for a new node every time it
/// occurs; a backslash in front keeps it from that, and makes it no other node's name.
private func quotedName(_ id: String) -> String {
  let quoted = quoted(id)
  return id.utf8.first == UInt8(ascii: "%") ? "\"\\" + quoted.dropFirst() : quoted
}

/// The one place where a text becomes a quoted string.
///
/// A backslash is doubled: it stays doubled in a node's name and stands for one in an attribute.
private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\0": result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

/// The one place where a text becomes part of an HTML-like label, which Graphviz reads as XML: line
/// breaks become `<BR/>`, characters that XML does not allow U+FFFD.
func htmlLabel(_ text: String) -> String {
  var result = ""
  var isAfterReturn = false
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\n" where isAfterReturn: break
    case "\n", "\r": result += "<BR/>"
    case "\t": result += " "
    case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
    isAfterReturn = scalar == "\r"
  }
  return result
}
