import DMUGraph
import DMUText
import OrderedCollections

// The sentences about accounts and about all of them together.
extension GapsReport {
  /// The number of accounts, people and ties that were looked at, in words.
  var extent: String {
    let ours =
      switch summary.staff {
      case 0: "nobody of ours (name the group or account of your own people with --supplier)"
      case 1: "1 person of ours"
      default: "\(summary.staff) people of ours"
      }
    return "\(review.units(summary.accounts)), \(plural(summary.contacts, "contact")), "
      + "\(ours), \(plural(summary.ties, "tie"))"
  }

  /// The remarks that hold of everything, in words.
  var remarks: [String] {
    (saidOnce.contains(.assumedStrengths)
      ? ["No tie is confirmed: strengths or days of contact are assumed"] : [])
      + (saidOnce.contains(.inferredRoles) ? ["All roles are inferred from titles"] : [])
  }

  /// The sentence to say when there is no account, or other unit.
  var nothing: String {
    let unit = review.portfolio.unitKind == .deal ? "open deal" : review.portfolio.unitKind.rawValue
    return review.sources.isEmpty
      ? "There is no \(unit) to look at." : "There is no \(unit) in \(review.files)."
  }

  /// The facts that are to be known of an account at a glance.
  func facts(_ gap: AccountGaps) -> [String] {
    let tier = tier(gap)
    let applied = tier.applied.map { " (held to \($0))" } ?? ""
    return [
      (tier.written.map { "Tier \($0)" } ?? "No tier") + applied,
      review.revenue(gap.account).isEmpty ? "" : "revenue \(review.revenue(gap.account))",
      review.portfolio.accounts[gap.account].owner.map { "led by \(review.name(.staff($0)))" }
        ?? "",
      "contacts \(gap.contacts)", "threads \(threads(gap))",
      gap.supportingThreads.map { "of them to supporters \($0)" } ?? "",
    ]
  }

  /// A sentence that says how far the threads rest on assumed strengths; `nil` when they do not.
  func caveat(_ gap: AccountGaps) -> String? {
    guard gap.confirmedThreads < gap.threads, !saidOnce.contains(.assumedStrengths) else {
      return nil
    }
    let rest =
      gap.confirmedThreads == 0 ? "no thread" : "\(gap.confirmedThreads) of \(gap.threads) threads"
    return "Without ties whose strength is only assumed, \(rest) would be left."
  }

  /// The roles that some account's tier requires, in the order of the policy's tiers.
  var requiredRoles: OrderedSet<Role> {
    let used = Set(gaps.map(\.tier))
    var roles: OrderedSet<Role> = []
    for (name, tier) in review.policy.tiers where used.contains(name) {
      roles.formUnion(tier.requiredRoles)
    }
    return roles
  }

  /// Threads, and the confirmed ones in brackets where they are fewer and that is not said of all.
  func threads(_ gap: AccountGaps) -> String {
    gap.confirmedThreads < gap.threads && !saidOnce.contains(.assumedStrengths)
      ? "\(gap.threads) (\(gap.confirmedThreads))" : "\(gap.threads)"
  }

  /// The totals, a sentence each.
  var totals: [String] {
    var lines = [accountTotals]
    if !summary.revenue.isEmpty {
      let parts = summary.revenue.map { total in
        let exposed = summary.revenueSingleThreaded.first { $0.currency == total.currency }
        return "\(thousandsSeparated(exposed?.amount ?? 0)) of \(review.money(total))"
      }
      lines.append("Revenue that hangs on one person or on nobody: \(listed(parts) { $0 }).")
    }
    let assumed = gaps.reduce(0) { $0 + (tier($1).applied == nil ? 0 : 1) }
    if assumed > 0 {
      lines.append(
        "\(review.units(assumed)) without a known tier: held to what "
          + "“\(Policy.defaultTier)” asks for.")
    }
    return lines
  }

  private var accountTotals: String {
    let clear = summary.accounts - summary.accountsBySeverity.values.reduce(0, +)
    let parts = Severity.allCases.reversed().compactMap { severity in
      summary.accountsBySeverity[severity].map { "\($0) \(severity.rawValue)" }
    }
    let units =
      switch review.portfolio.unitKind {
      case .account: "Accounts"
      case .deal: "Deals"
      case .family: "Families"
      }
    return "\(units) by their worst finding: "
      + (parts + (clear > 0 ? ["\(clear) without findings"] : [])).joined(separator: ", ")
      + "."
  }
}

/// A share in whole per cent.
func wholePercentage(_ share: Double) -> String {
  let percent = Int((share * 100).rounded())
  return share < 1 && percent == 100 ? "99 %" : share > 0 && percent == 0 ? "1 %" : "\(percent) %"
}

extension Review {
  /// What holds of all ties and of all roles, so that it need not be said of each.
  var remarksOnEverything: RemarksSaidOnce {
    var remarks: RemarksSaidOnce = []
    if !portfolio.ties.isEmpty, portfolio.ties.allSatisfy({ !$0.isConfirmed(on: day) }) {
      remarks.insert(.assumedStrengths)
    }
    let holders = portfolio.contacts.lazy.filter { !$0.roles.isEmpty }
    if !holders.isEmpty, holders.allSatisfy({ $0.inferredRoles == $0.roles }) {
      remarks.insert(.inferredRoles)
    }
    return remarks
  }
}

extension CoverageStatus {
  /// The sign that stands for it where there is room for one character.
  var sign: String {
    switch self {
    case .covered: "✓"
    case .thin: "~"
    case .junior: "◑"
    case .opposed: "⊘"
    case .cold: "◌"
    case .uncovered: "✗"
    case .missing: "-"
    case .unknown: "?"
    }
  }
}
