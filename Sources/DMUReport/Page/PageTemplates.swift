import DMUText
import Mustache

/// What a template is filled with. A text that is empty is left out, so that its section is.
typealias View = [String: Any]

extension View {
  /// Sets a text, if there is one and it is not empty.
  mutating func set(_ key: String, _ text: String?) {
    if let text, !text.isEmpty { self[key] = text }
  }

  /// Sets a list, and whether there is something in it: of `ways` that is `waysAny`.
  mutating func set<Element>(_ key: String, _ list: [Element]) {
    self[key] = list
    self[key + "Any"] = !list.isEmpty
  }
}

/// The templates of the page, parsed once.
///
/// Each begins with the pragma that has its variables escaped by ``PageText``.
enum PageTemplates {
  private static let library: MustacheLibrary = {
    MustacheContentTypes.register(PageText(), named: "PAGE")
    var library = MustacheLibrary()
    let templates = [
      ("page", PackageResources.page_mustache), ("portfolio", PackageResources.portfolio_mustache),
      ("account", PackageResources.account_mustache), ("people", PackageResources.people_mustache),
      ("basis", PackageResources.basis_mustache),
    ]
    for (name, bytes) in templates {
      do {
        try library.register(String(decoding: bytes, as: UTF8.self), named: name)
      } catch {
        preconditionFailure("\(name).mustache: \(error)")
      }
    }
    return library
  }()

  /// A template filled in.
  static func render(_ view: View, with name: String) -> String {
    library.render(view, withTemplate: name) ?? ""
  }
}

/// The one place where a text becomes HTML, in an element or in a quoted attribute.
///
/// Goes by bytes: the escaping of the package goes by characters as people see them, so that a quote
/// followed by a combining accent would pass. Control characters and those that turn the direction of
/// writing are replaced, as at a terminal.
struct PageText: MustacheContentType {
  func escapeText(_ text: String) -> String {
    let text = printable(text)
    if text.utf8.allSatisfy({ Self.entity($0) == nil }) { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if let entity = Self.entity(byte) {
        result.append(contentsOf: entity.utf8)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func entity(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: nil
    }
  }
}

extension JSONWriter {
  /// Writes what a template is filled with, for the script to fill it; keys in the order of the alphabet.
  /// Whether a list has something in it the script sees for itself.
  mutating func members(of view: View) {
    for (key, value) in view.sorted(by: { $0.key < $1.key }) where !key.hasSuffix("Any") {
      switch value {
      case let text as String: member(key, printable(text))
      case let flag as Bool: if flag { member(key, true) }
      case let count as Int: member(key, count)
      case let texts as [String]: if !texts.isEmpty { member(key, texts.map(printable)) }
      case let views as [View]:
        array(key) { json in
          for view in views { json.object { $0.members(of: view) } }
        }
      case let view as View: object(key) { $0.members(of: view) }
      default: preconditionFailure("\(key) is nothing that a template is filled with")
      }
    }
  }
}

/// A text as a part of an address after `#`, encoded as `encodeURIComponent` does.
func addressPart(_ text: String) -> String {
  var result = ""
  for byte in text.utf8 {
    switch Unicode.Scalar(byte) {
    case "A"..."Z", "a"..."z", "0"..."9", "-", "_", ".", "!", "~", "*", "'", "(", ")":
      result.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      result += "%" + (digits.count == 1 ? "0" : "") + digits
    }
  }
  return result
}

/// JSON that may stand in a script element: `<` is written as `\u003C`, which means the same within the
/// texts of JSON, and nowhere else is there one. So no text ends the element or begins a comment.
struct ScriptText: TextOutputStream {
  private(set) var text = ""

  package mutating func write(_ string: String) {
    guard string.utf8.contains(UInt8(ascii: "<")) else {
      text += string
      return
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(string.utf8.count + 64)
    for byte in string.utf8 {
      if byte == UInt8(ascii: "<") {
        bytes.append(contentsOf: #"\u003C"#.utf8)
      } else {
        bytes.append(byte)
      }
    }
    text += String(decoding: bytes, as: UTF8.self)
  }
}
