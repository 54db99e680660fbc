extension LinearProgram {
  /// Rows that hold for all whole solutions and that the present one violates, as far as they are found.
  ///
  /// Where rows are added up with weights and the factors and the least sum rounded up, no whole solution
  /// is lost. The weights that a row of the tableau gives, without their whole parts, cut its fraction off
  /// (R. E. Gomory, *Outline of an algorithm for integer solutions to linear programs*, Bull. Amer. Math.
  /// Soc. 64, 1958; V. Chvátal, *Edmonds polytopes and a hierarchy of combinatorial problems*, Discrete
  /// Math. 4, 1973). They are fractions with a small common denominator, or the row is passed over; so all
  /// is worked out in whole numbers, and none of it rests on the tableau being exact. It ends when so much
  /// ``work`` was needed.
  mutating func roundedRows(work limit: Int) -> [Row] {
    let end = work + limit
    var found: [Row] = []
    for (index, variable) in basis.enumerated() where variable < costs.count {
      guard abs(values[index] - values[index].rounded()) > 0.01 else { continue }
      for sign in [1.0, -1.0] {
        guard work < end else { return found }
        if let row = rounded(tableau[index], sign), isViolated(row), !found.contains(row) {
          found.append(row)
        }
      }
    }
    return found
  }

  /// The same of the row that all costs together are at least a proved bound.
  ///
  /// It is divided by each cost of a variable that is in the solution and rounded up: where all that is
  /// taken costs 2 and the bound is 19, this asks for ten.
  mutating func roundedCosts(atLeast bound: Int) -> [Row] {
    let used = costs.indices.filter { costs[$0] > 0 && value($0) > 0.01 }
    let divisors = Set(used.map { costs[$0] }).sorted()
    work += divisors.count * costs.count
    return divisors.compactMap { divisor in
      let least = (bound + divisor - 1) / divisor
      let terms = costs.indices.filter { costs[$0] > 0 }.map { variable in
        Row.Term(variable: variable, factor: min(least, (costs[variable] + divisor - 1) / divisor))
      }
      let row = Row(terms: terms, least: least)
      return least > 0 && isViolated(row) ? row : nil
    }
  }

  private mutating func rounded(_ line: [Double], _ sign: Double) -> Row? {
    work += 2 * (columns.count + costs.count)
    var weights: [(row: Row, weight: Double)] = []
    for (column, variable) in columns.enumerated() where variable >= costs.count {
      let weight = sign * line[column] - (sign * line[column]).rounded(.down)
      if abs(weight - weight.rounded()) > 1e-6 {
        weights.append((rows[variable - costs.count], weight))
      }
    }
    let scale = (2...24).first { scale in
      weights.allSatisfy {
        let multiple = $0.weight * Double(scale)
        return abs(multiple - multiple.rounded()) < 1e-6
      }
    }
    guard let scale, !weights.isEmpty else { return nil }
    var factors = [Int](repeating: 0, count: costs.count)
    var least = 0
    for (row, weight) in weights {
      let weight = Int((weight * Double(scale)).rounded())
      least += weight * row.least
      work += row.terms.count
      for term in row.terms { factors[term.variable] += weight * term.factor }
    }
    // Of a variable that is at 1, the part beyond a multiple of the scale is at most that part.
    for variable in costs.indices where !isBasic[variable] && isAtUpper[variable] {
      least -= factors[variable] % scale
      factors[variable] -= factors[variable] % scale
    }
    least = (least + scale - 1) / scale
    let terms = costs.indices.filter { factors[$0] > 0 }.map { variable in
      Row.Term(variable: variable, factor: min(least, (factors[variable] + scale - 1) / scale))
    }
    return least > 0 ? Row(terms: terms, least: least) : nil
  }

  private func isViolated(_ row: Row) -> Bool {
    let sum = row.terms.reduce(0) { $0 + Double($1.factor) * value($1.variable) }
    return sum < Double(row.least) - 0.05
  }
}
