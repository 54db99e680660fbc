/// The cheapest ties of one account, before it is settled who of equals acts.
struct PlanDraft: Sendable {
  /// The account before anything is done.
  var gaps: AccountGaps
  /// The account's contacts, by number.
  var contacts: AccountContacts
  var shortfalls: [PlanShortfall]
  /// The ties, in the order in which to make them.
  var ties: [PlannedTie] = []
  /// The way of each tie.
  var ways: [InfluencePath?] = []
  /// The actions beside ties.
  var others: [PlanAction] = []
  var bound = 0.0
  var isOptimal = true
  var lead: StaffID?
  /// Those of us whose costs are not those of everybody else with the same roles.
  var known: Set<StaffID> = []
  /// Who may act in whose place.
  var exchanges: [StaffExchange] = []

  var cost: Double { ties.reduce(0) { $0 + $1.cost } }
}

/// Costs in whole numbers: to a billionth, and one more for each action, so that of equally cheap plans the
/// one with fewer actions is cheaper.
struct CostLadder {
  private let perAction: Int
  private let scale = 1_073_741_824.0

  /// - Parameter actions: The most actions that a plan may have.
  init(actions: Int) { perAction = min(actions, 63) + 1 }

  func step(_ cost: Double) -> Int { Int((cost * scale).rounded()) * perAction + 1 }

  /// The cost that a bound in whole numbers stands for.
  func cost(atLeast bound: Int) -> Double { Double(max(0, bound / perAction)) / scale }
}
