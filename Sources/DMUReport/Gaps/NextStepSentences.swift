import DMUGraph
import DMUText

// The next step for a finding, in a sentence: one `case` a kind of step.
extension Review {
  /// The next step that a finding asks for where no action closes it, in words.
  func nextStep(of finding: Finding) -> String {
    guard case .renewalExposed(let end, let daysLeft, _, _) = finding.facts else {
      return sentence(finding.step)
    }
    return daysLeft > 0
      ? "Take the other steps before \(end)." : "Take the other steps first of all."
  }

  private func sentence(_ step: NextStep) -> String {
    let first = step.via.first.map(name)
    let last = step.via.last.map(nameWithTitle) ?? ""
    switch step.kind {
    case .renew:
      return "Ask \(first ?? "") to get back in touch with \(last)."
    case .introduce(let newcomer):
      return "Ask \(first ?? "") to introduce \(name(of: newcomer)) to \(last)."
    case .approach(let contact, let counterparts):
      // A tie to somebody who is against us mends nothing by itself.
      let aim = portfolio.contacts[contact].isHostile ? "win over" : "get in touch with"
      return "Ask a \(colleague(counterparts)) to \(aim) \(nameWithTitle(.contact(contact)))."
    case .findHolder(let role):
      return "\(question(step)) who has the \(spoken(role.rawValue)) role, and add that person."
    case .findAnotherHolder(let role):
      let matter = role.map { "has the \(spoken($0.rawValue)) role" } ?? "has a say"
      return "\(question(step)) who else \(matter)."
    case .findRole(let contact):
      return
        "Find out what part \(nameWithTitle(.contact(contact))) plays, and write the role down."
    case .meet(let rivals):
      return "Ask \(first ?? "") to meet \(last) soon and to find out what "
        + "\(names(ofRivals: rivals)) offer\(rivals.count == 1 ? "s" : "")."
    case .winOver:
      return "Ask \(first ?? "") to win over \(last)."
    case .findSuccessor(let contact):
      return
        "Find out who followed \(nameWithTitle(.contact(contact))), and add that person."
    case .nameAccountManager:
      return "Name an account manager and have them meet the people there."
    }
  }

  /// Who asks whom, or that something is to be found out.
  private func question(_ step: NextStep) -> String {
    guard let first = step.via.first, let last = step.via.last else { return "Find out" }
    return "Have \(name(first)) ask \(name(last))"
  }

  private func name(of newcomer: NextStep.Newcomer) -> String {
    switch newcomer {
    case .colleague(let counterparts): "a \(colleague(counterparts))"
    case .owner(let staff): name(.staff(staff))
    case .accountManager: "the account manager"
    }
  }

  /// The sentence that asks the first of several contacts to introduce somebody, or else whoever asks, by
  /// way of those between to the last.
  func introduction(of someone: String?, by request: String, along others: [String]) -> String {
    let between = others.dropFirst().dropLast()
    let route = between.isEmpty ? "" : ", by way of \(listed(between) { $0 }),"
    let what = someone.map { "to introduce \($0)" } ?? "for an introduction"
    return "\(request) \(others[0]) \(what)\(route) to \(others[others.count - 1])."
  }
}
