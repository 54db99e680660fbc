import DMUGraph
import DMUText

/// The steps of an account, each once: the actions of its plan, then what findings ask for that no action closes.
struct AccountSteps {
  /// The steps in sentences, in the order in which to take them.
  let texts: [String]
  /// The people of each step.
  let people: [[PersonID]]
  /// The positions among ``texts`` of the steps of each finding; none for one that only asks for the others.
  let places: [[Int]]

  init(_ plan: AccountPlan, _ review: Review) {
    var texts = plan.actions.map { review.sentence($0) }
    var people = plan.actions.map { action in
      action.via + (action.contact.map { [PersonID.contact($0)] } ?? [])
    }
    places = plan.findings.map { finding in
      let places = plan.actions(closing: finding)
      if !places.isEmpty || finding.code == .renewalExposed { return places }
      let left = plan.remaining(finding)
      let text = review.nextStep(of: left)
      if let place = texts.firstIndex(of: text) { return [place] }
      texts.append(text)
      people.append(left.step.people)
      return [texts.count - 1]
    }
    self.texts = texts
    self.people = people
  }

  /// The numbers of the steps of some findings, from 1: `1, 3`; `nil` for none.
  func numbers(_ findings: [Int]) -> String? {
    let numbers = Set(findings.flatMap { places[$0] }).sorted()
    return numbers.isEmpty ? nil : numbers.map { String($0 + 1) }.joined(separator: ", ")
  }
}

extension NextStep {
  /// Everybody whom the step names.
  fileprivate var people: [PersonID] {
    switch kind {
    case .approach(let contact, _), .findRole(let contact), .findSuccessor(let contact):
      via + [.contact(contact)]
    default: via
    }
  }
}
