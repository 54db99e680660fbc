import DMUGraph
import DMUProfile

/// The colours of drawings and what they mean, for all formats that have colours.
///
/// Hues follow Okabe and Ito, who chose theirs so that people with any kind of colour vision tell
/// them apart; the fills are tints that differ in lightness as well. Black text on any fill has a
/// contrast of more than 7:1. Nothing is told by colour alone: coverage also has a ``Swatch/style``
/// of border and a ``Swatch/sign``, kinds have shapes of their own in formats with shapes.
package enum Palette {
  /// The style in which a line is drawn.
  package enum LineStyle: String, Sendable {
    /// Without gaps.
    case solid
    /// In dashes.
    case dashed
    /// In dots.
    case dotted
  }

  /// The way in which nodes of one sort are drawn.
  package struct Swatch: Hashable, Sendable {
    /// A short name, for legends.
    package let name: String
    /// Its meaning, in words.
    package let meaning: String
    /// The colour of the area, as `#RRGGBB`.
    package let fill: String
    /// The colour of the border, as `#RRGGBB`.
    package let border: String
    /// The style in which the border is drawn.
    package var style = LineStyle.solid
    /// A sign to put before a contact's name; empty for other nodes.
    package var sign = ""

    /// The red of the area, 0…255.
    package var red: Int { channel(0, of: fill) }
    /// The green of the area, 0…255.
    package var green: Int { channel(1, of: fill) }
    /// The blue of the area, 0…255.
    package var blue: Int { channel(2, of: fill) }
  }

  /// The way in which edges of one sort are drawn.
  package struct Stroke: Hashable, Sendable {
    /// A short name, for legends.
    package let name: String
    /// Its meaning, in words.
    package let meaning: String
    /// The colour of the line, as `#RRGGBB`.
    package let color: String
    /// The style in which the line is drawn.
    package var style = LineStyle.solid

    /// The red of the line, 0…255.
    package var red: Int { channel(0, of: color) }
    /// The green of the line, 0…255.
    package var green: Int { channel(1, of: color) }
    /// The blue of the line, 0…255.
    package var blue: Int { channel(2, of: color) }
  }

  /// The colour of all text.
  package static let text = "#1A1A1A"
  /// The colour of the area in which an account's people stand.
  package static let ground = "#F7F7F4"

  /// A contact to whom one of ours has an active tie.
  package static let covered = Swatch(
    name: "covered", meaning: "one of us has an active tie", fill: "#79C9A6", border: "#00664B",
    sign: "●")
  /// A contact to whom one of ours has an active tie, and who is against us.
  package static let opposed = Swatch(
    name: "opposed", meaning: "one of us has an active tie, but the contact is against us",
    fill: "#F2B8A8", border: "#8A2B06", sign: "⊘")
  /// A contact to whom all ties have gone cold.
  package static let cold = Swatch(
    name: "cold", meaning: "only ties that have gone cold", fill: "#B5E3F7", border: "#1F6FA3",
    style: .dashed, sign: "◐")
  /// A contact whom none of us knows.
  package static let uncovered = Swatch(
    name: "uncovered", meaning: "none of us ever had a tie", fill: "#F2A06E", border: "#943A00",
    style: .dotted, sign: "○")
  /// An account.
  package static let account = Swatch(
    name: "account", meaning: "a customer", fill: "#E9E9E4", border: "#6B6B66")
  /// One of ours.
  package static let staff = Swatch(
    name: "staff", meaning: "one of us", fill: "#7FA8E0", border: "#1B4F8A")
  /// A competitor.
  package static let competitor = Swatch(
    name: "competitor", meaning: "a rival supplier", fill: "#D48FC0", border: "#7A2A5C")
  /// A product.
  package static let product = Swatch(
    name: "product", meaning: "something that we sell", fill: "#F2E38A", border: "#7A6A00")
  /// A deal.
  package static let deal = Swatch(
    name: "deal", meaning: "a decision at a customer", fill: "#DDE8B0", border: "#5B6E14")
  /// Somebody who has left.
  package static let left = Swatch(
    name: "left", meaning: "a contact who has left", fill: "#EDEDED", border: "#6E6E6E",
    style: .dotted)
  /// All swatches, in the order of a legend.
  package static let swatches = [
    covered, opposed, cold, uncovered, left, staff, competitor, product, deal, account,
  ]

  /// An active tie of ours.
  package static let activeTie = Stroke(
    name: "active tie", meaning: "one of us knows the contact", color: "#0072B2")
  /// A tie of ours that has gone cold.
  package static let coldTie = Stroke(
    name: "cold tie", meaning: "a tie of ours that has gone cold", color: "#0072B2", style: .dashed)
  /// A competitor's active tie.
  package static let rivalTie = Stroke(
    name: "competitor's tie", meaning: "a competitor knows the contact", color: "#D55E00")
  /// A competitor's tie that has gone cold.
  package static let coldRivalTie = Stroke(
    name: "competitor's cold tie", meaning: "a competitor's tie that has gone cold",
    color: "#D55E00", style: .dashed)
  /// A reporting line.
  package static let reporting = Stroke(
    name: "reports to", meaning: "one person reports to the other", color: "#444444")
  /// An influence.
  package static let influence = Stroke(
    name: "influences", meaning: "one person influences the other", color: "#A0527F")
  /// Two people who work together.
  package static let colleagues = Stroke(
    name: "works with", meaning: "two people work together", color: "#A0527F", style: .dotted)
  /// A contact's membership in an account.
  package static let membership = Stroke(
    name: "member of", meaning: "a contact belongs to an account", color: "#9A9A94")
  /// A purchase.
  package static let purchase = Stroke(
    name: "buys", meaning: "an account buys a product", color: "#767676")
  /// The part of a contact in a deal.
  package static let decides = Stroke(
    name: "decides", meaning: "a contact decides in a deal", color: "#5B6E14")
  /// All strokes, in the order of a legend.
  package static let strokes = [
    activeTie, coldTie, rivalTie, coldRivalTie, reporting, influence, colleagues, membership,
    purchase, decides,
  ]
}

/// A channel of a colour that is written as `#RRGGBB`.
private func channel(_ place: Int, of color: String) -> Int {
  Int(color.dropFirst(1 + 2 * place).prefix(2), radix: 16) ?? 0
}

extension PortfolioExport {
  /// The way in which a node is drawn: contacts by their coverage, all others by their kind.
  package func swatch(_ node: Node) -> Palette.Swatch {
    switch node {
    case .account: Palette.account
    case .staff: Palette.staff
    case .competitor: Palette.competitor
    case .product: Palette.product
    case .deal: Palette.deal
    case .contact(let position):
      switch coverage(of: position)?.status {
      case nil: Palette.left
      case .covered:
        contact(position).isHostile ? Palette.opposed : Palette.covered
      case .cold: Palette.cold
      case .uncovered: Palette.uncovered
      }
    }
  }

  /// The way in which an edge is drawn.
  package func stroke(_ edge: Edge) -> Palette.Stroke {
    switch edge {
    case .tie: return isActive(edge) == true ? Palette.activeTie : Palette.coldTie
    case .rivalTie: return isActive(edge) == true ? Palette.rivalTie : Palette.coldRivalTie
    case .membership: return Palette.membership
    case .purchase: return Palette.purchase
    case .decision: return Palette.decides
    case .contactLink, .staffLink:
      switch kind(edge) {
      case .influences: return Palette.influence
      case .worksWith: return Palette.colleagues
      case .reportsTo, .manages, .relationship, .memberOf, .buys, .decides: return Palette.reporting
      }
    }
  }
}
