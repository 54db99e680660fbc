import DMUText
import Mustache

/// The values that a template is filled with, by name. A text that is empty is left out, so that its section is.
typealias TemplateContext = [String: Any]

extension TemplateContext {
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
    do {
      try library.register(shortAccount.template, named: "account-short")
    } catch {
      preconditionFailure("account.mustache without its fixed texts: \(error)")
    }
    return library
  }()

  /// The template of an account without its fixed texts.
  static let shortAccount = ShortTemplate(
    of: String(decoding: PackageResources.account_mustache, as: UTF8.self))

  /// A template filled in.
  static func render(_ context: TemplateContext, with name: String) -> String {
    library.render(context, withTemplate: name) ?? ""
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
