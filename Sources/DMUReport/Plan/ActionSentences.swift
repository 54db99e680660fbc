import DMUGraph
import DMUText

// The action to take, in a sentence: one `case` a kind of action.
extension Review {
  /// An action of a plan.
  func sentence(_ action: PlanAction) -> String {
    guard let staff = action.staff, let contact = action.contact else {
      return action.closes.first.map(nextStep) ?? ""
    }
    let (ours, theirs) = (name(.staff(staff)), nameWithTitle(.contact(contact)))
    switch action.kind {
    case .renew: return "Ask \(ours) to get back in touch with \(theirs)."
    case .introduce: return introduction(of: ours, to: theirs, along: action.via)
    case .approach:
      return "Ask \(ours) to get in touch with \(theirs); nobody on record can introduce them."
    case .identify: return ""
    }
  }

  private func introduction(
    of ours: String, to theirs: String, along via: [PersonID]
  ) -> String {
    var colleagues: [String] = []
    var others: [String] = []
    for person in via.dropFirst().dropLast() {
      switch person {
      case .contact: others.append(nameWithTitle(person))
      default: colleagues.append(name(person))
      }
    }
    let route =
      colleagues.count > 1 ? " (by way of \(listed(colleagues.dropLast()) { $0 }))" : ""
    guard !others.isEmpty else {
      return "Ask \(colleagues.last ?? ours)\(route) to introduce \(ours) to \(theirs)."
    }
    return introduction(
      of: ours, by: colleagues.last.map { "Have \($0)\(route) ask" } ?? "Ask",
      along: others + [theirs])
  }
}
