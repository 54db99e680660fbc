/// Makes a document of what the fuzzer's bytes choose.
struct DocumentMaker {
  private(set) var choices: Choices
  private var ids: [String] = []
  private var size = 0
  private let start =
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:y=\"urn:y\">"

  init(_ choices: Choices) { self.choices = choices }

  private static let keys = [
    "kind", "name", "account", "role", "title", "influence", "stance", "email", "department",
    "departure_rate", "tier", "revenue", "currency", "contract_end", "strength", "last_contact",
    "weight", "target", "label", "unknown",
  ]
  private static let kinds = [
    "contact", "account", "staff", "competitor", "product", "person", "relationship", "reports_to",
    "influences", "works_with", "member_of", "buys", "", "other",
  ]
  private static let words = [
    "Nordhaus AG", "a", "b", "n0", "n1", "purchasing", "technical; executive", "CEO", "user|x",
    "champion", "opponent", "key", "standard", "EUR", "CHF", "a@example.com", "Einkaufsleiter", "",
    " ", "é", "e\u{301}", "=1+1", "a,\"b\"", "|", "\u{202E}x", "&#10;", "&#13;", "]]&gt;",
    "&lt;b&gt;", "😀", "\u{85}", "\u{9B}31m",
  ]
  private static let numbers = [
    "0.5", "1", "0", "0.2", "-1", "1e308", "1.7976931348623157e308", "-0", "NaN", "inf",
    "-Infinity", "1e-320", "5e-324", "0x1p-3", "1,5", "1e999", "007", "0.19999999999999998", "10",
    "٣", "1_000",
  ]
  private static let days = [
    "2026-10-01", "2026-11-01", "2025-01-01", "0000-01-01", "9999-12-31", "99999-01-01",
    "-0001-01-01", "2026-02-30", "2026-11-01T12:00:00Z", "20261101", "1.11.2026", "",
    "2027-01-01T25:00",
  ]
  private static let oddities = [
    "<!-- c -->", "<?p q?>", "<y:b y:a='1'>t<y:c/></y:b>", "<desc>d</desc>", "text",
    "<![CDATA[<&]]>", "<locator/>", "<own/>", "<data>x</data>", "<data key='undeclared'>x</data>",
    "<?p?>", "<y:b xmlns:y='urn:z'/>", "<b xmlns=''><c xmlns='urn:c'/></b>", "&nbsp;", "<x:b/>",
    "</graph>", "<edge/>", "<node/>", "<hyperedge/>", "<port/>",
  ]

  /// The document.
  mutating func document() -> String {
    ids = []
    let prolog = choices.pick([
      "", "<?xml version='1.0'?>", "<?p q?>", "<!DOCTYPE graphml>", "<!-- c -->",
      "<!DOCTYPE graphml SYSTEM 'file:///etc/hostname'>",
      "<!DOCTYPE graphml [<!ELEMENT a ANY><!ENTITY e 'x'>]>",
      "<!DOCTYPE graphml [<!ATTLIST node id CDATA 'x'>]>",
    ])
    let keys = keys()
    let keysLast = choices.oneOf(4)
    var body = keysLast ? "" : keys
    for _ in 0...choices.number(below: 3) { body += graph(depth: 0) }
    return prolog + start + body + (keysLast ? keys : "") + odd() + "</graphml>"
  }

  /// A document in two, behind the start tag of the root.
  func split(_ text: String) -> (String, String) {
    guard let range = text.utf8.firstRange(of: start.utf8) else { return ("", text) }
    return (String(text[..<range.upperBound]), String(text[range.upperBound...]))
  }

  private mutating func keys() -> String {
    Self.keys.map { name in
      // Most keys are plain, so that values mean something.
      guard choices.oneOf(8) else { return "<key id='\(name)' attr.name='\(name)' for='all'/>" }
      let domain = choices.pick(["all", "node", "edge", "graph", "port", "endpoint", "nothing"])
      let type = choices.pick(["string", "double", "int", "boolean", "long", "date"])
      let inside = choices.oneOf(2) ? "<default>\(value(name))</default>" : odd()
      return "<key id='\(name)' for='\(domain)' attr.name='\(choices.pick(Self.keys))' "
        + "attr.type='\(type)'>\(inside)</key>"
    }.joined()
  }

  private mutating func graph(depth: Int) -> String {
    var text =
      "<graph"
      + choices.pick([
        "", " edgedefault='directed'", " edgedefault='undirected'", " id='g'", " edgedefault='x'",
      ]) + ">"
    for _ in 0..<choices.number(below: depth == 0 ? 24 : 6) where size < 200 && !choices.isEmpty {
      size += 1
      switch choices.number(below: 16) {
      case 0..<7: text += node(depth: depth)
      case 7..<13: text += edge()
      case 13: text += hyperedge()
      case 14: text += data()
      default: text += odd()
      }
    }
    return text + "</graph>"
  }

  private mutating func node(depth: Int) -> String {
    let id = choices.oneOf(16) ? choices.pick(Self.words) : "n\(ids.count)"
    ids.append(id)
    var text = "<node id=\"\(attribute(id))\">"
    if !choices.oneOf(4) { text += datum("kind", choices.pick(Self.kinds)) }
    for _ in 0..<choices.number(below: 6) { text += data() }
    if choices.oneOf(8) { text += "<port name=\"\(choices.pick(["p", "q", ""]))\"/>" }
    if depth < 12, choices.oneOf(8) { text += graph(depth: depth + 1) }
    return text + odd() + "</node>"
  }

  private mutating func edge() -> String {
    var text = "<edge source=\"\(end())\" target=\"\(end())\""
    text += choices.pick(["", "", " directed='true'", " directed='no'", " id='e'"])
    text += choices.oneOf(8) ? " sourceport='p' targetport='r'>" : ">"
    if !choices.oneOf(3) { text += datum("kind", choices.pick(Self.kinds)) }
    for _ in 0..<choices.number(below: 4) { text += data() }
    return text + odd() + "</edge>"
  }

  private mutating func hyperedge() -> String {
    let ends = (0..<choices.number(below: 5)).map { _ in
      "<endpoint node=\"\(end())\"" + choices.pick(["", " type='in'", " type='x'", " port='p'"])
        + "/>"
    }
    return "<hyperedge>\(ends.joined())\(odd())</hyperedge>"
  }

  private mutating func end() -> String {
    if ids.isEmpty || choices.oneOf(32) { return attribute(choices.pick(Self.words)) }
    return attribute(ids[choices.number(below: ids.count)])
  }

  private mutating func data() -> String {
    let name = choices.pick(Self.keys)
    return datum(name, value(name))
  }

  private mutating func datum(_ name: String, _ value: String) -> String {
    "<data key='\(name)'>\(choices.oneOf(16) ? odd() : "")\(value)</data>"
  }

  private mutating func value(_ name: String) -> String {
    if choices.oneOf(16) { return choices.pick(Self.words) }
    return switch name {
    case "influence", "departure_rate", "revenue", "strength", "weight", "target":
      choices.pick(Self.numbers)
    case "last_contact", "contract_end": choices.pick(Self.days)
    case "kind": choices.pick(Self.kinds)
    case "account": end()
    default: choices.pick(Self.words)
    }
  }

  private mutating func odd() -> String { choices.oneOf(24) ? choices.pick(Self.oddities) : "" }

  private func attribute(_ text: String) -> String { text.replacing("\"", with: "&quot;") }
}
