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
      let text = review.nextStep(of: finding)
      if let place = texts.firstIndex(of: text) { return [place] }
      texts.append(text)
      people.append(finding.step.people)
      return [texts.count - 1]
    }
    self.texts = texts
    self.people = people
  }

  /// The numbers of the steps of a finding, from 1: `1 and 3`; `nil` for none.
  func numbers(_ finding: Int) -> String? {
    places[finding].isEmpty ? nil : listed(places[finding]) { String($0 + 1) }
  }
}

/// The titles of contacts in one block of text: each is said where its contact is first named.
struct TitlesOnce {
  private let review: Review
  private var said: Set<ContactID> = []

  init(_ review: Review) { self.review = review }

  /// A text about these people without the titles that were said before.
  mutating func shortened(_ text: String, about people: [PersonID]) -> String {
    var text = text
    for case .contact(let contact) in people {
      let full = review.nameWithTitle(.contact(contact))
      let name = review.name(.contact(contact))
      guard full != name, text.contains(full) else { continue }
      if !said.insert(contact).inserted { text = text.replacing(full, with: name) }
    }
    return text
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

extension FindingFacts {
  /// Contacts whom a message names with a title although the finding is not about them alone.
  var otherContacts: [PersonID] {
    let contacts: [ContactID] =
      switch self {
      case .roleUnknown(_, let open): open
      case .noSupporter(_, let friendly): friendly
      case .counterpartMissing(_, let ties): ties.covered
      default: []
      }
    return contacts.map { .contact($0) }
  }
}
