import ArgumentParser
import DMUGraph
import DMUProfile

/// Finds what people name on the command line: an id, else an email, else an exact name, else the only
/// beginning of a name that fits. Several or none: the candidates, never a guess.
struct NameLookup {
  let portfolio: Portfolio

  /// Somebody or something that has a name.
  private struct Candidate<Position> {
    var position: Position
    var id: Text
    var name: Text
    var email: Text = .empty
    /// The account to which a contact belongs.
    var account: AccountID?
  }

  /// An account.
  func account(_ name: String) throws -> AccountID {
    try find(
      name, "account",
      portfolio.ownAccounts.lazy.map {
        Candidate(position: $0, id: portfolio.accounts[$0].id, name: portfolio.accounts[$0].name)
      })
  }

  /// The units of which an account is a part.
  func units(at name: String) throws -> [AccountID] {
    let account = try account(name)
    if portfolio.unitKind == .account { return [account] }
    return portfolio.units.filter { portfolio.accounts(ofUnit: $0).contains(account) }
  }

  /// The unit that an open deal is.
  func deal(_ name: String) throws -> AccountID {
    let deal: DealID = try find(
      name, "deal",
      portfolio.deals.indices.lazy.map {
        Candidate(
          position: $0, id: portfolio.deals[$0].id, name: portfolio.deals[$0].name,
          account: portfolio.deals[$0].accounts.first)
      })
    guard let unit = portfolio.units.first(where: { portfolio.deal(ofUnit: $0) == deal }) else {
      throw ValidationError("The deal \(name) is closed: there is nothing left to look at.")
    }
    return unit
  }

  /// One of us, or a contact.
  func person(_ name: String) throws -> PersonID {
    try find(name, "person", staffCandidates + contactCandidates)
  }

  /// One of us.
  func staff(_ name: String) throws -> StaffID {
    let found = try find(name, "person of yours", staffCandidates)
    guard case .staff(let position) = found else { return 0 }
    return position
  }

  /// A contact.
  func contact(_ name: String) throws -> ContactID {
    let found = try find(name, "contact", contactCandidates)
    guard case .contact(let position) = found else { return 0 }
    return position
  }

  private var staffCandidates: [Candidate<PersonID>] {
    portfolio.staff.indices.map { candidate(.staff($0)) }
  }

  private var contactCandidates: [Candidate<PersonID>] {
    portfolio.contacts.indices.map {
      candidate(.contact($0), at: portfolio.contacts[$0].account)
    }
  }

  private func candidate(
    _ position: PersonID, at account: AccountID? = nil
  ) -> Candidate<PersonID> {
    let person = portfolio.person(at: position)
    return Candidate(
      position: position, id: person.id, name: person.name, email: person.email, account: account)
  }

  private func find<Position>(
    _ name: String, _ kind: String, _ candidates: some Sequence<Candidate<Position>>
  ) throws -> Position {
    let all = Array(candidates)
    let bytes = Array(name.utf8)
    func isID(_ text: Text) -> Bool {
      text.count == bytes.count && Array(portfolio.string(text).utf8) == bytes
    }
    let folded = ComparableName.folded(name)
    func folding(_ text: Text) -> String { ComparableName.folded(portfolio.string(text)) }
    let tests: [(Candidate<Position>) -> Bool] = [
      { isID($0.id) },
      { !$0.email.isEmpty && folding($0.email) == folded },
      { !$0.name.isEmpty && folding($0.name) == folded },
      { portfolio.string($0.id).hasSuffix("/\(name)") },
      { folding($0.name).hasPrefix(folded) },
    ]
    for test in tests where !name.isEmpty {
      let found = all.filter(test)
      if found.count == 1 { return found[0].position }
      if found.count > 1 {
        throw ValidationError(
          "More than one \(kind) answers to \(name); give the id of one:\(list(found))")
      }
    }
    let similar = all.filter { folding($0.name).contains(folded) }
    if !similar.isEmpty {
      throw ValidationError("There is no \(kind) \(name). These come near:\(list(similar))")
    }
    let names = all.map { portfolio.string($0.name.isEmpty ? $0.id : $0.name) }
    throw ValidationError("There is no \(kind) \(name).\(suggestion(names, like: name))")
  }

  private func list<Position>(_ candidates: [Candidate<Position>]) -> String {
    let shown = candidates.prefix(20).map { candidate in
      "\n  \(portfolio.string(candidate.id))"
        + (candidate.name.isEmpty ? "" : "  \(portfolio.string(candidate.name))")
        + (candidate.account.map { ", " + portfolio.displayName(portfolio.accounts[$0]) } ?? "")
    }
    let more = candidates.count > 20 ? "\n  and \(candidates.count - 20) more" : ""
    return shown.joined() + more
  }
}

/// The names among which one may have been meant, nearest first, a few of them.
func suggestion(_ names: [String], like name: String) -> String {
  if let nearest = nearest(to: name, among: names) { return " Did you mean \(nearest)?" }
  // As many words of a name as were written may be enough to tell it.
  let count = name.split(separator: " ").count
  for other in names {
    let words = other.split(separator: " ")
    let parts = words.indices.map { words[$0...].prefix(count).joined(separator: " ") }
    if nearest(to: name, among: parts) != nil { return " Did you mean \(other)?" }
  }
  if names.isEmpty { return "" }
  let shown = names.prefix(10).map { "\n  \($0)" }.joined()
  return " There are:\(shown)" + (names.count > 10 ? "\n  and \(names.count - 10) more" : "")
}
