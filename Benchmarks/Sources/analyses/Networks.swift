@testable import DMUGraph

/// Writes the influence network of every account and what is asked of it, in numbers: `contacts staff
/// arcs roles`, a line `tail head strength` for each arc, and for each role that somebody holds a line
/// with the number of holders and the holders. Contacts are numbered from 0, our people after them.
func writeNetworks(of review: Review, accounts: [AccountID]) {
  var ties = AccountTies(review)
  var graph = InfluenceGraph(review)
  for account in accounts {
    ties.load(account: account)
    graph.load(ties, throughColleagues: false)
    let holders = review.portfolio.holders(of: account)
    print(graph.contactCount, graph.staff.count, graph.outgoing.count, holders.count)
    for arc in graph.outgoing { print(arc.tail, arc.head, arc.strength) }
    for role in holders { print(role.count, role.map { "\($0)" }.joined(separator: " ")) }
  }
}

extension Portfolio {
  /// The holders of each role that somebody holds, by their numbers in the account.
  func holders(of account: AccountID) -> [[Int]] {
    let contacts = contacts(of: account)
    return roles.indices.map { role in
      contacts.filter { self.contacts[$0].roles.contains(position: role) }
        .compactMap { contacts.number(of: $0) }
    }.filter { !$0.isEmpty }
  }
}
