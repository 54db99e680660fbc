extension EdgeInterpretation {
  /// The accounts of contacts of whom nothing else is said: those of the people they are joined to by lines,
  /// directly or through others of whom nothing is said, when these have but one. Linear in lines.
  ///
  /// - Parameters:
  ///   - isContact: True for the node of a contact.
  ///   - accountOf: By node, the account of a contact, or -1; those found are filled in.
  func joinAccounts(_ isContact: (Int) -> Bool, _ accountOf: inout [Int32]) {
    var beside: [Int: [Int]] = [:]
    for (edge, meaning) in meanings.enumerated() {
      guard [.reportsTo, .manages, .worksWith, .influences].contains(meaning),
        let (source, target) = ends(edge), isContact(source), isContact(target)
      else { continue }
      if accountOf[source] < 0 { beside[source, default: []].append(target) }
      if accountOf[target] < 0 { beside[target, default: []].append(source) }
    }
    var isSeen: Set<Int> = []
    for start in beside.keys.sorted() where isSeen.insert(start).inserted {
      var members = [start]
      var accounts: Set<Int32> = []
      var next = 0
      while next < members.count {
        for other in beside[members[next]] ?? [] {
          if accountOf[other] >= 0 {
            accounts.insert(accountOf[other])
          } else if isSeen.insert(other).inserted {
            members.append(other)
          }
        }
        next += 1
      }
      guard accounts.count == 1, let account = accounts.first else { continue }
      for member in members { accountOf[member] = account }
    }
  }
}
