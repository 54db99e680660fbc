public import DMUGraph

/// The changes between two portfolios, in JSON.
public struct DiffBody: ReportBody {
  /// `diff`.
  public static let analysis = "diff"
  /// The name of the list in JSON.
  public static let listName = "accounts"

  /// The day at which the older portfolio was measured.
  public var asOfBefore: Day
  /// The numbers over all accounts.
  public var summary: Summary
  /// The accounts of the older portfolio alone, by falling revenue; in no sum.
  public var gone: [LoneAccount]
  /// The accounts of the newer portfolio alone, in the same order; in no sum.
  public var added: [LoneAccount]
  /// The accounts of both: those with the heaviest new finding first.
  public var accounts: [Account]

  /// The list that the document is about.
  public var list: [Account] {
    get { accounts }
    set { accounts = newValue }
  }

  enum CodingKeys: String, CodingKey {
    case asOfBefore = "as_of_before"
    case summary, gone, added, accounts
  }

  /// The numbers over all accounts that are in both portfolios.
  public struct Summary: Codable, Hashable, Sendable {
    /// The number of accounts in both.
    public var accounts: Int
    /// The number of accounts at which something changed.
    public var accountsChanged: Int
    /// The number of accounts that only the older portfolio has.
    public var accountsGone: Int
    /// The number of accounts that only the newer one has.
    public var accountsAdded: Int
    /// The number of new findings of each severity.
    public var new: SeverityCounts
    /// The number of findings that are resolved, of each severity.
    public var resolved: SeverityCounts
    /// The number of findings that are in both.
    public var unchanged: Int
    /// The number of contacts who came.
    public var arrived: Int
    /// The number of contacts who left.
    public var left: Int
    /// The number of ties that cooled.
    public var cooled: Int
    /// The number of ties that are no longer on record.
    public var dropped: Int

    enum CodingKeys: String, CodingKey {
      case accounts
      case accountsChanged = "accounts_changed"
      case accountsGone = "accounts_gone"
      case accountsAdded = "accounts_added"
      case new, resolved, unchanged, arrived, left, cooled, dropped
    }
  }

  /// An account that only one of the portfolios has.
  public struct LoneAccount: Codable, Hashable, Sendable {
    /// The id.
    public var id: String
    /// The name.
    public var name: String
    /// Yearly revenue, at least 0.
    public var revenue: Double?
    /// The ISO 4217 code of the revenue's currency.
    public var currency: String?
    /// The number of its findings.
    public var findings: Int

    init(_ gaps: AccountGaps, _ review: Review) {
      id = review.id(gaps.account)
      name = review.name(gaps.account)
      revenue = review.revenueAmount(gaps.account)
      currency = review.currency(gaps.account)
      findings = gaps.findings.count
    }
  }

  /// An account that is in both portfolios.
  public struct Account: Codable, Hashable, Sendable {
    /// The id in the newer portfolio.
    public var id: String
    /// The name.
    public var name: String
    /// Yearly revenue, at least 0.
    public var revenue: Double?
    /// The ISO 4217 code of the revenue's currency.
    public var currency: String?
    /// The findings that are new.
    public var new: [FindingRecord]
    /// The findings that are resolved, with the ids of the older portfolio.
    public var resolved: [FindingRecord]
    /// The number of findings that are in both.
    public var unchanged: Int
    /// The threads before.
    public var threadsBefore: Int
    /// The threads after.
    public var threadsAfter: Int
    /// The roles required on either day.
    public var roles: [RoleChange]
    /// The ids of the contacts who came.
    public var arrived: [String]
    /// The ids of the contacts who left, those of the older portfolio.
    public var left: [String]
    /// The ties that were active and are on record and cold.
    public var cooled: [Tie]
    /// The ties that were active and are no longer on record although both people are there, with the ids of the older
    /// portfolio.
    public var dropped: [Tie]

    enum CodingKeys: String, CodingKey {
      case id, name, revenue, currency
      case new, resolved, unchanged
      case threadsBefore = "threads_before"
      case threadsAfter = "threads_after"
      case roles, arrived, left, cooled, dropped
    }
  }

  /// The status of a required role before and after.
  public struct RoleChange: Codable, Hashable, Sendable {
    /// The role.
    public var role: Role
    /// The status before; absent when it was not required.
    public var before: CoverageStatus?
    /// The status after; absent when it is not required any more.
    public var after: CoverageStatus?
  }

  /// A tie that cooled or was dropped.
  public struct Tie: Codable, Hashable, Sendable {
    /// The id of the one of us.
    public var staff: String
    /// The id of the contact.
    public var contact: String
    /// The effective strength before, 0…1.
    public var before: Double
    /// The effective strength after; absent for a tie that is no longer on record.
    public var after: Double?

    init(_ pair: StaffContact, _ review: Review, before: Double, after: Double? = nil) {
      let ends = PairRecord(pair, review)
      (staff, contact) = (ends.staff, ends.contact)
      (self.before, self.after) = (before, after)
    }
  }
}

extension DiffReport {
  package var emptyBody: DiffBody {
    let accounts = difference.accounts
    return DiffBody(
      asOfBefore: before.day,
      summary: DiffBody.Summary(
        accounts: count, accountsChanged: difference.changed.count,
        accountsGone: difference.gone.count, accountsAdded: difference.added.count,
        new: SeverityCounts(severities(\.new)), resolved: SeverityCounts(severities(\.resolved)),
        unchanged: accounts.reduce(0) { $0 + $1.unchanged }, arrived: total(\.arrived),
        left: total(\.left), cooled: total(\.cooled), dropped: total(\.dropped)),
      gone: difference.gone.map { DiffBody.LoneAccount($0, before) },
      added: difference.added.map { DiffBody.LoneAccount($0, review) }, accounts: [])
  }

  package func element(_ index: Int) -> DiffBody.Account {
    let account = difference.accounts[index]
    let position = account.after.account
    return DiffBody.Account(
      id: review.id(position), name: review.name(position),
      revenue: review.revenueAmount(position), currency: review.currency(position),
      new: account.new.map { FindingRecord($0, review) },
      resolved: account.resolved.map { FindingRecord($0, before) }, unchanged: account.unchanged,
      threadsBefore: account.before.threads, threadsAfter: account.after.threads,
      roles: account.roles.map {
        DiffBody.RoleChange(role: $0.role, before: $0.before, after: $0.after)
      },
      arrived: review.ids(account.arrived.map { .contact($0) }),
      left: before.ids(account.left.map { .contact($0) }),
      cooled: account.cooled.map {
        DiffBody.Tie($0.pair, review, before: $0.before, after: $0.after)
      },
      dropped: account.dropped.map { DiffBody.Tie($0.pair, before, before: $0.before) })
  }
}
