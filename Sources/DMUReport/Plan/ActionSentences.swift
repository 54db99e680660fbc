import DMUGraph
import DMUText

// The action to take, in a sentence: one `case` a kind of action.
extension Review {
  /// An action of a plan.
  func sentence(_ action: PlanAction) -> String {
    let ours = action.staff.map { name(.staff($0)) } ?? ""
    let theirs = action.contact.map { nameWithTitle(.contact($0)) } ?? ""
    switch action.kind {
    case .renew: return "Ask \(ours) to get back in touch with \(theirs)."
    case .introduce:
      let text = introduction(of: ours, to: theirs, along: action.via)
      return action.way?.isAssumed == true
        ? text.dropLast() + ", if they know each other; nothing on record says so." : text
    case .approach:
      return "Ask \(ours) to approach \(theirs) without an introduction."
    case .handover:
      let before = action.predecessor.map { name(.staff($0)) } ?? ""
      return "Have \(before) hand \(theirs) over to \(ours)."
    case .strengthen:
      return "Ask \(ours) to meet \(theirs) soon."
    case .succeed:
      return "Find out who followed \(theirs), and add that person."
    case .identify:
      let roles = listed(action.roles) { spoken($0.rawValue) }
      return
        "Find out who has the \(roles) \(action.roles.count == 1 ? "role" : "roles"), and write it "
        + "down."
    }
  }

  /// The step that a finding asks for: the action of the account's plan that closes it, or one in words.
  func step(of finding: Finding, in plan: AccountPlan) -> String {
    plan.actions(closing: finding).first.map { sentence(plan.actions[$0]) }
      ?? nextStep(of: plan.remaining(finding))
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
    guard !others.isEmpty else {
      return "Ask \(colleagues.last ?? ours) to introduce \(ours) to \(theirs)."
    }
    return introduction(
      of: ours, by: colleagues.last.map { "Have \($0) ask" } ?? "Ask",
      along: others + [theirs])
  }
}
