import DMUGraph
import OrderedCollections

/// The facts that were understood of a person, in texts.
public struct UnderstoodPerson: Hashable, Sendable {
  /// The side on which a person stands.
  public enum Side: String, Codable, Sendable {
    /// A person of a customer.
    case contact
    /// One of ours.
    case staff
    /// A competitor.
    case competitor
  }

  /// The id of the node, of several the first.
  public let id: String
  /// The name, or empty.
  public let name: String
  /// The title, or empty.
  public let title: String
  /// The side.
  public let side: Side
  /// The names of the accounts, separated by a semicolon, or empty.
  public let account: String
  /// The department, or empty.
  public let department: String
  /// The ids of those to whom the person reports, separated by a semicolon, or empty.
  public let manager: String
}

extension FileImport {
  /// The people of the file in the order of their nodes, each once.
  var people: [PersonID] {
    var met: Set<PersonID> = []
    return positions.indices.compactMap { row -> PersonID? in
      guard positions[row] >= 0 else { return nil }
      let position = Int(positions[row])
      switch classification.classes[row] {
      case .contact: return .contact(ContactID(position))
      case .staff: return .staff(StaffID(position))
      case .competitor: return .competitor(CompetitorID(position))
      case .account, .product, .deal, .department, .none: return nil
      }
    }.filter { met.insert($0).inserted }
  }
}

extension PortfolioAssembly {
  /// By file: what was understood of its people, where they are listed; linear in the people and links.
  var peopleOfFiles: [[UnderstoodPerson]] {
    if listedPeople.isEmpty { return [] }
    var managers: [PersonID: [PersonID]] = [:]
    for link in builder.linksOfContacts where link.kind == .reportsTo {
      managers[.contact(link.source), default: []].append(.contact(link.target))
    }
    for link in builder.linksOfStaff where link.kind == .reportsTo {
      managers[.staff(link.source), default: []].append(.staff(link.target))
    }
    return listedPeople.map { people in
      people.map { person in
        understood(
          person,
          managers: OrderedSet(managers[person] ?? []).map { id(of: $0) }.joined(separator: ";"))
      }
    }
  }

  private func understood(_ id: PersonID, managers: String) -> UnderstoodPerson {
    let (person, side, accounts): (Person, UnderstoodPerson.Side, [AccountID]) =
      switch id {
      case .contact(let contact):
        (
          builder[contact].person, .contact,
          [builder[contact].account] + (furtherAccounts[Int32(contact.index)] ?? [])
        )
      case .staff(let staff): (self.staff.entries[staff.index].person, .staff, [])
      case .competitor(let competitor):
        (competitors.entries[competitor.index].person, .competitor, [])
      }
    return UnderstoodPerson(
      id: self.id(of: id), name: builder.string(person.name), title: builder.string(person.title),
      side: side,
      account: accounts.map { builder.string(self.accounts[$0.index].row.name) }
        .joined(separator: ";"), department: builder.string(person.department), manager: managers)
  }

  /// The id of the node that stands for a person first.
  private func id(of person: PersonID) -> String {
    switch person {
    case .contact(let contact): builder.string(builder[contact].person.id)
    case .staff(let staff): self.staff.entries[staff.index].origin.id
    case .competitor(let competitor): competitors.entries[competitor.index].origin.id
    }
  }
}
