import DMUGraph

/// The text in a node's box, broken into lines.
struct NodeLabel {
  /// A line of text.
  struct Line: Hashable, Sendable {
    var text: String
    /// True when it is part of the name.
    var isName: Bool

    /// The size of the font in pixels.
    var fontSize: Double { isName ? NodeLabel.nameSize : NodeLabel.detailSize }
    /// The distance to the next line.
    var height: Double { isName ? 16 : 14 }
  }

  static let nameSize = 12.0
  static let detailSize = 10.5
  static let padding = 9.0

  private(set) var lines: [Line] = []

  /// The height of all lines.
  var height: Double { lines.reduce(0) { $0 + $1.height } }

  /// - Parameter width: The width that the lines may take.
  init(_ node: PortfolioExport.Node, of export: PortfolioExport, width: Double) {
    add(export.sign(node) + export.label(node), isName: true, atMost: 3, width)
    for detail in export.details(node) { add(detail, isName: false, atMost: 2, width) }
  }

  private mutating func add(_ text: String, isName: Bool, atMost count: Int, _ width: Double) {
    let size = isName ? Self.nameSize : Self.detailSize
    // Plain text gets the width of bold, so that programs may show names in bold.
    for line in TextMetrics.lines(text, width: width, size: size, isBold: isName, atMost: count) {
      lines.append(Line(text: line, isName: isName))
    }
  }
}

extension PortfolioExport {
  /// The sign that stands before a name to tell coverage without colour.
  func sign(_ node: Node) -> String {
    let sign = swatch(node).sign
    return sign.isEmpty ? "" : sign + " "
  }

  /// The texts that are shown of a node below its name: title and roles.
  func details(_ node: Node) -> [String] {
    switch node {
    case .contact(let position):
      let contact = contact(position)
      let inferred = roleNames(contact.inferredRoles).map { readable($0) + " (inferred)" }
      let written = roleNames(contact.roles.subtracting(contact.inferredRoles)).map(readable)
      let roles = (written + inferred).joined(separator: ", ")
      let title = portfolio.string(contact.person.title)
      return [title, roles].filter { !$0.isEmpty && $0.lowercased() != label(node).lowercased() }
    case .staff(let position):
      let staff = portfolio.staff[position]
      let title = portfolio.string(staff.person.title)
      let roles = staff.roles.map(readable).joined(separator: ", ")
      return [title.isEmpty ? roles : title].filter { !$0.isEmpty }
    case .competitor: return ["competitor"]
    case .deal(let position):
      let stage = portfolio.string(portfolio.deals[position].stage)
      return ["deal" + (stage.isEmpty ? "" : ", \(readable(stage))")]
    case .account, .product: return []
    }
  }

  /// The text that stands below an account's name: the threads and the findings, in words.
  func summary(of account: AccountID) -> String {
    let coverage = coverage(of: .account(account)) ?? coverage[account]
    if coverage.contacts.isEmpty { return "no contacts" }
    let threads = coverage.gaps.threads
    var parts = [threads == 1 ? "1 thread" : "\(threads) threads"]
    for severity in [Severity.high, .medium, .low] {
      let count = coverage.findingCount(severity)
      if count > 0 { parts.append("\(count) \(severity.rawValue)") }
    }
    if parts.count > 1 { parts[parts.count - 1] += " findings" }
    return parts.joined(separator: " · ")
  }
}

/// A word of the vocabulary as people write it: `account_manager` with a blank.
private func readable(_ word: String) -> String { word.replacing("_", with: " ") }
