import DMUGraph

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
