import OrderedCollections

extension Portfolio {
  /// The units that were asked for, each once and in that order; all of them when it is `nil`.
  func positions(of asked: [AccountID]?) -> [AccountID] {
    asked.map { Array(OrderedSet($0)) } ?? Array(units)
  }

  /// True when the account at a position comes before another wherever accounts are listed: by falling
  /// revenue (by number, whatever the currency; unknown last), by name (Unicode scalars), by id.
  func precedes(_ left: AccountID, _ right: AccountID) -> Bool {
    let order = accountOrder(left, right, of: self)
    return order == 0 ? left < right : order < 0
  }

  /// Compares an account with one of any portfolio in that order: negative when the first comes first, 0
  /// when revenue, name and id are the same.
  func accountOrder(_ left: AccountID, _ right: AccountID, of portfolio: Portfolio) -> Int {
    let (one, other) = (accounts[left], portfolio.accounts[right])
    let revenue = (one.revenue ?? -1, other.revenue ?? -1)
    if revenue.0 != revenue.1 { return revenue.0 > revenue.1 ? -1 : 1 }
    let names = order(
      one.name.isEmpty ? one.id : one.name, other.name.isEmpty ? other.id : other.name,
      of: portfolio)
    return names == 0 ? order(one.id, other.id, of: portfolio) : names
  }

  /// Our people by id.
  var staffByID: [StaffID] { sorted(byID: staff.map(\.person.id)).map { StaffID($0) } }

  /// The place of each of us by id.
  var staffRanks: Rows<StaffID, Int32> { Rows(ranks(staffByID.map(\.index))) }

  /// The indices of ids in the order of the ids.
  func sorted(byID ids: [Text]) -> [Int] {
    ids.indices.sorted {
      let order = order(ids[$0], ids[$1])
      return order == 0 ? $0 < $1 : order < 0
    }
  }

  /// Compares two texts by Unicode scalars, which is the order of the bytes of UTF-8: negative when
  /// the first comes first, 0 when they are equal.
  func order(_ left: Text, _ right: Text) -> Int { order(left, right, of: self) }

  /// The same with a text of any portfolio.
  private func order(_ left: Text, _ right: Text, of portfolio: Portfolio) -> Int {
    for step in 0..<Int(min(left.count, right.count)) {
      let bytes = (text[Int(left.offset) + step], portfolio.text[Int(right.offset) + step])
      if bytes.0 != bytes.1 { return bytes.0 < bytes.1 ? -1 : 1 }
    }
    return Int(left.count) - Int(right.count)
  }
}

/// The place of each position in an order of all of them.
func ranks(_ order: [Int]) -> [Int32] {
  var ranks = [Int32](repeating: 0, count: order.count)
  for (rank, position) in order.enumerated() { ranks[position] = Int32(rank) }
  return ranks
}
