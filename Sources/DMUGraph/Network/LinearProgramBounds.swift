/// The bounds that the prices of a solution prove, in whole numbers, so that rounding never makes one too
/// great.
extension LinearProgram {
  /// Prices are rounded to so many parts of one.
  private static let scale = 256

  /// A whole number that no solution in whole numbers undercuts, whatever the rounding.
  var lowerBound: Int {
    let (total, _) = proof
    return Self.roundedUp(total)
  }

  /// For each free variable such a number for the solutions in which it is 1.
  var lowerBoundsTaking: [Int] {
    let (total, prices) = proof
    return prices.map { Self.roundedUp(total + max(0, $0)) }
  }

  /// A bound and what the variables cost beyond the prices of the rows, all times ``scale``.
  ///
  /// Any prices y ≥ 0 of the rows prove Σ y·b + Σ min over x of (c − Σ y·a)·x, by weak duality.
  private var proof: (total: Int, prices: [Int]) {
    var prices = costs.map { $0 * Self.scale }
    var total = 0
    for (index, row) in rows.enumerated() where !isBasic[costs.count + index] {
      let price = Int((max(0, reduced[place[costs.count + index]]) * Double(Self.scale)).rounded())
      if price == 0 { continue }
      total += price * row.least
      for term in row.terms { prices[term.variable] -= price * term.factor }
    }
    for (variable, price) in prices.enumerated() {
      total += min(price * Int(lower[variable]), price * Int(upper[variable]))
    }
    return (total, prices)
  }

  private static func roundedUp(_ total: Int) -> Int {
    total >= 0 ? (total + scale - 1) / scale : -(-total / scale)
  }
}
