/// The attributes of an edge that the profile knows.
package enum EdgeAttribute: Int, CaseIterable, Sendable, ProfileAttribute {
  case kind
  case strength
  case lastContact
  case weight
  case revenue
  case target
  case role
  case stance
  case influence

  /// True for what a contact is in a deal, in place of what the contact is otherwise.
  var isOfDecisions: Bool { [.role, .stance, .influence].contains(self) }

  /// The names under which the attribute is written, the best first.
  package var names: [String] {
    switch self {
    case .kind:
      [
        "kind", "type", "interaction", "relationship", "labelE", "shared interaction", "label",
        "Edge Label", "networkCanvasType", "breed",
      ]
    case .strength: ["strength"]
    case .lastContact: ["last_contact", "lastcontact", "last_activity"]
    case .weight: ["weight", "link_weight"]
    case .revenue: ["revenue"]
    case .target: ["target", "revenue_target"]
    case .role: ["role"]
    case .stance: ["stance"]
    case .influence: ["influence"]
    }
  }

  /// The rank of the first name that may hold any text.
  package static let labelRank = 6

  package func isLabel(_ rank: Int) -> Bool { self == .kind && rank >= Self.labelRank }
}
