import DMUProfile

/// The part that a node plays in the analysis.
enum NodeClass: UInt8, CaseIterable {
  case none
  case account
  case contact
  case staff
  case competitor
  case product
  case deal
  case department

  init(_ kind: NodeKind) {
    switch kind {
    case .account: self = .account
    case .contact: self = .contact
    case .staff: self = .staff
    case .competitor: self = .competitor
    case .product: self = .product
    case .deal: self = .deal
    }
  }
}
