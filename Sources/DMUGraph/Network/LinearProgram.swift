/// The least cost of variables between 0 and 1 under rows that ask for sums of multiples of them.
///
/// Minimise Σ cₑ·xₑ with 0 ≤ xₑ ≤ 1 and, for every row, Σ aₑ·xₑ ≥ b over the row's variables. Rows may be
/// added and variables fixed and freed between solutions; the next solution begins where the last ended.
///
/// The method is the dual simplex method with bounds on the variables (C. E. Lemke, *The dual method of
/// solving the linear programming problem*, Nav. Res. Logist. Q. 1, 1954) on a dense tableau: each step
/// takes O(rows · variables). Where costs are equal it would go in circles; so every cost has a tiny part
/// more, of a second rank that only decides between equals: a perturbation (A. Charnes, *Optimality and
/// degeneracy in linear programming*, Econometrica 20, 1952), here of the costs and kept apart from them, so
/// that it changes no bound.
struct LinearProgram {
  /// A row: the sum of multiples of some variables is at least so much.
  struct Row: Hashable {
    struct Term: Hashable {
      var variable: Int
      /// Above 0.
      var factor: Int
    }

    var terms: [Term]
    var least: Int
  }

  /// The difference that rounding may make between equal reduced costs.
  private static let tolerance = 1e-3

  let costs: [Int]
  /// The cells of the tableau that everything together went over.
  var work = 0
  /// All rows that were ever added. The slack of one that was dropped stays basic.
  private(set) var rows: [Row] = []
  private(set) var lower: [Double]
  private(set) var upper: [Double]
  /// The variables in the basis, one a row. Those of rows, their slacks, come after the given ones.
  private(set) var basis: [Int] = []
  /// The other variables, one a column, each at one of its bounds.
  private(set) var columns: [Int]
  private(set) var isAtUpper: [Bool]
  /// For each variable its row or its column.
  private(set) var place: [Int]
  private(set) var isBasic: [Bool]
  /// A basic variable is its constant and the sum of its row times the variables of the columns.
  private var constants: [Double] = []
  private(set) var tableau: [[Double]] = []
  private(set) var reduced: [Double]
  /// The same of second rank.
  private var spread: [Double]
  private(set) var values: [Double] = []

  /// Makes a program without rows.
  init(costs: [Int]) {
    self.costs = costs
    lower = [Double](repeating: 0, count: costs.count)
    upper = [Double](repeating: 1, count: costs.count)
    columns = Array(costs.indices)
    isAtUpper = [Bool](repeating: false, count: costs.count)
    place = Array(costs.indices)
    isBasic = [Bool](repeating: false, count: costs.count)
    reduced = costs.map { Double($0) }
    spread = costs.indices.map { Double($0 + 2).squareRoot() }
  }

  /// The value of a variable in the solution.
  func value(_ variable: Int) -> Double {
    isBasic[variable] ? values[place[variable]] : bound(variable)
  }

  /// Sets a variable to 0 or 1 once and for all, or lets it be anything between when `nil`.
  mutating func fix(_ variable: Int, to value: Int?) {
    lower[variable] = Double(value ?? 0)
    upper[variable] = Double(value ?? 1)
    if !isBasic[variable] {
      let column = place[variable]
      isAtUpper[variable] = (reduced[column], spread[column]) < (0, 0)
    }
  }

  /// Asks that the sum of some variables be at least so much.
  mutating func addRow(_ members: [Int], atLeast least: Int) {
    add(Row(terms: members.map { Row.Term(variable: $0, factor: 1) }, least: least))
  }

  mutating func add(_ added: Row) {
    work += columns.count
    var row = [Double](repeating: 0, count: columns.count)
    var constant = -Double(added.least)
    for term in added.terms {
      let factor = Double(term.factor)
      if isBasic[term.variable] {
        let index = place[term.variable]
        constant += factor * constants[index]
        row.add(factor, times: tableau[index])
        work += columns.count
      } else {
        row[place[term.variable]] += factor
      }
    }
    rows.append(added)
    lower.append(0)
    upper.append(.infinity)
    isAtUpper.append(false)
    isBasic.append(true)
    place.append(basis.count)
    basis.append(costs.count + rows.count - 1)
    constants.append(constant)
    tableau.append(row)
    values.append(0)
  }

  /// Forgets the rows that the solution more than meets, which makes the next steps cheaper.
  mutating func dropLooseRows() {
    let kept = basis.indices.filter { basis[$0] < costs.count || values[$0] <= 1e-9 }
    for (row, old) in kept.enumerated() { place[basis[old]] = row }
    basis = kept.map { basis[$0] }
    constants = kept.map { constants[$0] }
    tableau = kept.map { tableau[$0] }
    values = kept.map { values[$0] }
  }

  /// Finds the optimum; whether there is one and no more than so much ``work`` was needed.
  mutating func solve(work limit: Int) -> Bool {
    let end = work + limit
    while true {
      work += basis.count * columns.count
      findValues()
      guard let row = leavingRow else { return true }
      guard work < end, let column = enteringColumn(row) else { return false }
      pivot(row, column)
    }
  }

  private func bound(_ variable: Int) -> Double {
    isAtUpper[variable] ? upper[variable] : lower[variable]
  }

  private mutating func findValues() {
    var set: [(column: Int, value: Double)] = []
    for (column, variable) in columns.enumerated() {
      let value = bound(variable)
      if value != 0 { set.append((column, value)) }
    }
    for row in basis.indices {
      values[row] = set.reduce(constants[row]) { $0 + tableau[row][$1.column] * $1.value }
    }
  }

  /// The row whose variable is furthest beyond a bound.
  private var leavingRow: Int? {
    var found: Int?
    var most = 1e-9
    for (row, variable) in basis.enumerated() {
      let excess = max(lower[variable] - values[row], values[row] - upper[variable])
      if excess > most {
        most = excess
        found = row
      }
    }
    return found
  }

  /// The column that brings the variable of a row back to its bound at the least price.
  private func enteringColumn(_ row: Int) -> Int? {
    let variable = basis[row]
    let mustGrow = values[row] < lower[variable]
    var found: Int?
    var least = (Double.infinity, Double.infinity)
    for (column, other) in columns.enumerated() where lower[other] < upper[other] {
      let coefficient = mustGrow ? tableau[row][column] : -tableau[row][column]
      guard isAtUpper[other] ? coefficient < -1e-9 : coefficient > 1e-9 else { continue }
      let ratio = (abs(reduced[column] / coefficient), abs(spread[column] / coefficient))
      let isEqual = abs(ratio.0 - least.0) < Self.tolerance
      if isEqual ? ratio.1 < least.1 : ratio.0 < least.0 {
        least = ratio
        found = column
      }
    }
    return found
  }

  /// Exchanges the variable of a row, which goes to the bound that it was beyond, and that of a column.
  private mutating func pivot(_ row: Int, _ column: Int) {
    let (leaving, entering) = (basis[row], columns[column])
    let goesToUpper = values[row] > upper[leaving]
    let factor = 1 / tableau[row][column]
    for index in columns.indices { tableau[row][index] *= -factor }
    tableau[row][column] = factor
    constants[row] *= -factor
    let line = tableau[row]
    for other in basis.indices where other != row && tableau[other][column] != 0 {
      constants[other] += tableau[other][column] * constants[row]
      tableau[other].substitute(line, for: column)
    }
    reduced.substitute(line, for: column)
    for index in reduced.indices where abs(reduced[index]) < Self.tolerance { reduced[index] = 0 }
    spread.substitute(line, for: column)
    basis[row] = entering
    columns[column] = leaving
    (isBasic[entering], isBasic[leaving]) = (true, false)
    (place[entering], place[leaving]) = (row, column)
    isAtUpper[leaving] = goesToUpper
  }
}

extension [Double] {
  /// Puts the variable of a column as the sum that another row says.
  fileprivate mutating func substitute(_ line: [Double], for column: Int) {
    let factor = self[column]
    self[column] = 0
    add(factor, times: line)
  }

  fileprivate mutating func add(_ factor: Double, times line: [Double]) {
    precondition(count == line.count)
    var values = mutableSpan
    let line = line.span
    for index in 0..<values.count { values[index] += factor * line[index] }
  }
}
