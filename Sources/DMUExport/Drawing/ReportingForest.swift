import DMUGraph

/// The reporting lines of an account as a forest: each contact under the first manager they report to.
///
/// A line that would close a circle, a second manager and a manager in another account are left out;
/// they are drawn like other links. Contacts are numbered within the account. Linear time.
struct ReportingForest {
  /// By contact, the manager, or -1.
  private(set) var manager: [Int]
  /// By contact, the link that is their line in the forest, or -1.
  private(set) var link: [Int]
  /// By contact, those who report to them, in input order.
  private(set) var reports: [[Int]]
  /// The contacts without a manager, in input order.
  private(set) var roots: [Int] = []
  /// Every contact after all of their reports.
  private(set) var postorder: [Int] = []

  /// A forest without a line.
  init(count: Int) {
    manager = [Int](repeating: -1, count: count)
    link = manager
    reports = [[Int]](repeating: [], count: count)
    roots = Array(0..<count)
    postorder = roots
  }

  /// The lines among the contacts who are drawn in an account.
  init(_ portfolio: Portfolio, _ contacts: AccountContacts) {
    self.init(count: contacts.count)
    for (number, contact) in contacts.enumerated() {
      let links = portfolio.links(of: contact)
      let line = links.firstIndex {
        $0.kind == .reportsTo && contacts.contains($0.target) && $0.target != contact
      }
      guard let line else { continue }
      manager[number] = contacts.number(of: links[line].target) ?? -1
      link[number] = line
    }
    cutCircles()
    roots = manager.indices.filter { manager[$0] < 0 }
    for contact in manager.indices where manager[contact] >= 0 {
      reports[manager[contact]].append(contact)
    }
    sort()
  }

  /// Takes one line out of every circle.
  private mutating func cutCircles() {
    var visit = [Int](repeating: -1, count: manager.count)
    for start in manager.indices {
      var contact = start
      while visit[contact] < 0 {
        visit[contact] = start
        guard manager[contact] >= 0 else { break }
        if visit[manager[contact]] == start {
          manager[contact] = -1
          link[contact] = -1
          break
        }
        contact = manager[contact]
      }
    }
  }

  private mutating func sort() {
    postorder.removeAll(keepingCapacity: true)
    var stack = roots
    while let contact = stack.popLast() {
      postorder.append(contact)
      stack += reports[contact]
    }
    postorder.reverse()
  }
}
