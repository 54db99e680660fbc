import DMUGraph
import DMUProfile
import DMUText

extension PortfolioExport {
  /// Writes a drawing in Graphviz's language, made for `dot`.
  ///
  /// Our people stand first, then the accounts, each in a frame with its contacts, managers before
  /// those who report to them; competitors and products stand last. One or two accounts are drawn from
  /// top to bottom, more from left to right, which makes a page as high as there are accounts. Fill
  /// and border tell how well a contact is known, the width of a tie how strong it is; a legend says so.
  ///
  /// ```sh
  /// dot -Tsvg accounts.dot -o accounts.svg
  /// ```
  ///
  /// A dozen accounts make a poster, two hundred a few seconds of `dot` and a page of twenty metres; its
  /// time grows faster than their number, to minutes for a thousand. So draw the accounts of interest;
  /// `sfdp -Goverlap=prism` draws a large portfolio as one net, without the frames.
  ///
  /// Nodes have the portfolio's ids as names, but with backslashes doubled, and one before a `%` at the
  /// beginning, which would have a meaning of its own. An
  /// account is a cluster `cluster_0`, `cluster_1` … in the portfolio's order, and a node of its id
  /// only where nobody is known. Takes time linear in the portfolio, and hands on the text in pieces of
  /// about 64 KiB.
  public func writeDOT(to output: inout some TextOutputStream) {
    var dot = DOTWriter(output)
    dot.open(
      "digraph", .text("rankdir", isTall ? "LR" : "TB"), .text("ranksep", isTall ? "1.1" : "0.7"),
      .text("nodesep", "0.2"), .text("compound", "true"), .text("fontname", font),
      .text("fontsize", "12"), .text("fontcolor", Palette.text), .text("bgcolor", "white"),
      .text("pad", "0.3"))
    dot.defaults(
      of: "node", .text("fontname", font), .text("fontsize", "11"),
      .text("fontcolor", Palette.text), .text("margin", "0.14,0.07"), .text("penwidth", "1.5"))
    dot.defaults(of: "edge", .text("fontname", font), .text("arrowsize", "0.7"))
    dot.first(portfolio.staff.indices.map { id(.staff($0)) })
    let depths = reportingDepths
    for account in portfolio.ownAccounts { writeCluster(account, depths, &dot) }
    let others =
      portfolio.staff.indices.map { Node.staff($0) }
      + portfolio.competitors.indices.map { .competitor($0) }
      + portfolio.products.indices.map { .product($0) }
      + portfolio.deals.indices.map { .deal($0) }
    for node in others { write(node, &dot) }
    for edge in edges { write(edge, depths, &dot) }
    writeLegend(&dot)
    dot.close()
    output = dot.finish()
  }

  /// True when the drawing goes from left to right, accounts one below the other.
  private var isTall: Bool { portfolio.ownAccounts.count > 2 }

  // MARK: Nodes

  private func writeCluster<Stream>(
    _ account: AccountID, _ depths: Rows<ContactID, Int>, _ dot: inout DOTWriter<Stream>
  ) {
    let gaps = coverage[account].gaps
    let row = portfolio.accounts[account]
    var facts = [gaps.threads == 1 ? "1 thread" : "\(gaps.threads) threads"]
    if gaps.confirmedThreads < gaps.threads { facts[0] += " (\(gaps.confirmedThreads) confirmed)" }
    if !row.tier.isEmpty { facts.append(portfolio.string(row.tier)) }
    if let revenue = row.revenue {
      facts.append("\(thousandsSeparated(revenue)) \(portfolio.string(row.currency))")
    }
    let found = Severity.allCases.reversed().compactMap { severity in
      let count = coverage[account].findingCount(severity)
      return count == 0 ? nil : "\(count) \(severity.rawValue)"
    }
    let end = "<BR ALIGN=\"LEFT\"/>"
    let label =
      "<B>\(htmlLabel(label(.account(account))))</B>\(end)"
      + "<FONT POINT-SIZE=\"10\">\(htmlLabel(facts.joined(separator: " · ")))\(end)"
      + (found.isEmpty ? "No findings" : "Findings: " + found.joined(separator: ", "))
      + "\(end)</FONT>"
    dot.open(
      "subgraph cluster_\(account)", .html("label", label), .text("labeljust", "l"),
      .text("style", "filled,rounded"), .text("fillcolor", Palette.ground),
      .text("color", Palette.account.border), .text("penwidth", "1.2"), .text("margin", "14"),
      .text("labelloc", isTall ? "t" : "b"))
    let contacts = contacts(drawnIn: account)
    for contact in contacts { write(.contact(contact), &dot) }
    if contacts.isEmpty {
      dot.node(
        id(.account(account)),
        [
          .html("label", "<I>nobody known</I>"), .text("shape", "plaintext"),
          .text("fontcolor", Palette.account.border),
        ])
    }
    dot.close()
    // The frame begins after our people, whether or not one of them knows somebody there.
    if !portfolio.staff.isEmpty {
      dot.edge(
        id(.staff(0)), firstID(of: account, { depths[$0] > depths[$1] }),
        [.text("style", "invis"), .text("weight", "0")])
    }
  }

  private func write<Stream>(_ node: Node, _ dot: inout DOTWriter<Stream>) {
    let swatch = swatch(node)
    var lines = ["<B>\(htmlLabel(sign(node) + label(node)))</B>"]
    for detail in details(node) {
      lines.append("<FONT POINT-SIZE=\"9\">\(htmlLabel(wrapped(detail)))</FONT>")
    }
    let (shape, style) =
      switch node {
      case .contact, .account: ("box", "filled,rounded")
      case .staff: ("box", "filled")
      case .competitor: ("hexagon", "filled")
      case .product: ("ellipse", "filled")
      case .deal: ("box", "filled")
      }
    dot.node(
      id(node),
      [
        .html("label", lines.joined(separator: "<BR/>")), .text("shape", shape),
        .text("style", "\(style),\(swatch.style.rawValue)"), .text("fillcolor", swatch.fill),
        .text("color", swatch.border),
      ])
  }

  /// The id of the node at an account that comes first in an order; its own where nobody is known.
  private func firstID(
    of account: AccountID, _ isBefore: (ContactID, ContactID) -> Bool
  ) -> String {
    let contacts = contacts(drawnIn: account)
    guard var best = contacts.first else { return id(.account(account)) }
    for contact in contacts.dropFirst() where isBefore(best, contact) { best = contact }
    return id(.contact(best))
  }

  /// The number of managers who stand above each contact; of several managers the first one counts, and a
  /// circle has no top but ends somewhere.
  private var reportingDepths: Rows<ContactID, Int> {
    var depths = Rows<ContactID, Int>(repeating: -1, likeRowsOf: portfolio.contacts)
    for start in portfolio.contacts.indices where depths[start] < 0 {
      var path: [ContactID] = []
      var next: ContactID? = start
      while let contact = next, depths[contact] < 0 {
        depths[contact] = 0
        path.append(contact)
        next = portfolio.links(of: contact).first { $0.kind == .reportsTo }?.target
      }
      var depth = next.map { path.contains($0) ? 0 : depths[$0] + 1 } ?? 0
      for contact in path.reversed() {
        depths[contact] = depth
        depth += 1
      }
    }
    return depths
  }

  // MARK: Edges

  private func write<Stream>(
    _ edge: Edge, _ depths: Rows<ContactID, Int>, _ dot: inout DOTWriter<Stream>
  ) {
    let stroke = stroke(edge)
    var (tail, head) = ends(edge)
    var ids = (id(tail), id(head))
    var attributes: [DOTAttribute] = [.text("color", stroke.color)]
    if stroke.style != .solid { attributes.append(.text("style", stroke.style.rawValue)) }
    if !isDirected(edge) { attributes.append(.text("dir", "none")) }
    switch edge {
    case .tie, .rivalTie:
      let strength = effectiveStrength(edge) ?? 0
      let width = 0.8 + 3.2 * min(max(strength.isFinite ? strength : 0, 0), 1)
      attributes.append(.text("penwidth", shortest((width * 100).rounded() / 100)))
      // Competitors stand on the other side of the contacts than our people.
      if case .rivalTie = edge { ids = (ids.1, ids.0) }
    case .contactLink, .staffLink:
      let isReporting = kind(edge) == .reportsTo
      if isReporting {
        // The manager comes first and the arrow points to them.
        swap(&tail, &head)
        ids = (id(tail), id(head))
        attributes.append(.text("dir", "back"))
      }
      if case .staffLink = edge {
        attributes.append(.text("constraint", "false"))
      } else {
        attributes.append(isReporting ? .text("weight", "5") : .text("constraint", "false"))
      }
    case .purchase(let position):
      let account = portfolio.purchases[position].account
      ids.0 = firstID(of: account) { depths[$0] < depths[$1] }
      attributes.append(.text("ltail", "cluster_\(account)"))
    case .membership, .decision: break
    }
    dot.edge(ids.0, ids.1, attributes)
  }

  // MARK: The legend

  /// A table of what occurs in the drawing, which is a node without a frame of its own.
  private func writeLegend<Stream>(_ dot: inout DOTWriter<Stream>) {
    let nodes = nodes
    let swatches = Set(nodes.map(swatch))
    let strokes = Set(edges.map(stroke))
    let nodeCells = Palette.swatches.filter { swatches.contains($0) && $0 != Palette.account }
      .map { swatch in
        "<TD BORDER=\"1\" COLOR=\"\(swatch.border)\" BGCOLOR=\"\(swatch.fill)\""
          + (swatch.style == .solid ? "" : " STYLE=\"\(swatch.style.rawValue)\"")
          + ">\(swatch.sign) \(swatch.name) </TD><TD ALIGN=\"LEFT\">\(swatch.meaning)</TD>"
      }
    let edgeCells = Palette.strokes.filter { strokes.contains($0) }.map { stroke in
      "<TD><FONT COLOR=\"\(stroke.color)\"><B>\(sample(of: stroke))</B></FONT></TD>"
        + "<TD ALIGN=\"LEFT\">\(stroke.name): \(stroke.meaning)</TD>"
    }
    var rows = "<TR><TD ALIGN=\"LEFT\" COLSPAN=\"2\"><B>As of \(day)</B></TD></TR>"
    for row in 0..<max(nodeCells.count, edgeCells.count) {
      let empty = "<TD></TD><TD></TD>"
      rows += "<TR>\(row < nodeCells.count ? nodeCells[row] : empty)"
      rows += "\(row < edgeCells.count ? edgeCells[row] : empty)</TR>"
    }
    let ids = Set(nodes.map(id))
    var name = "legend"
    while ids.contains(name) { name += "_" }
    let table = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"3\">\(rows)</TABLE>"
    dot.open(
      "subgraph cluster_legend", .text("style", "rounded"),
      .text("color", Palette.account.border))
    dot.node(
      name, [.html("label", table), .text("shape", "plaintext"), .text("fontsize", "10")])
    dot.close()
  }
}

/// A line in signs, as labels have no lines.
private func sample(of stroke: Palette.Stroke) -> String {
  switch stroke.style {
  case .solid: "————"
  case .dashed: "– – – –"
  case .dotted: "· · · · ·"
  }
}

/// Fonts that look alike, of which every system has one.
private let font = "Helvetica,Arial,sans-serif"

/// A text broken at blanks into lines of about 30 characters.
private func wrapped(_ text: String) -> String {
  var result = ""
  var length = 0
  for word in text.split(separator: " ") {
    if length > 0 {
      let breaks = length + 1 + word.count > 30
      result += breaks ? "\n" : " "
      length = breaks ? 0 : length + 1
    }
    result += word
    length += word.count
  }
  return result
}
