import DMUGraph
import DMUText

/// An account in the data of the page; people are numbers of its ``AccountMap``.
struct AccountData: Encodable {
  var id: String
  var name: String
  var tier: String?
  var revenue: Double?
  var currency: String?
  var threads: Int
  var threadsConfirmed: Int
  var threadsRequired: Int
  var noTie: Double
  /// `true` where no tie is left; absent otherwise.
  var untied: Bool?
  var revenueWithoutContact: Double?
  var roles: [RoleData]
  var findings: [FindingData]
  var contacts: PeopleColumns
  /// Those of us with a tie there, by position in the whole portfolio.
  var staff: [Int]
  var competitors: [Int]
  /// The amount by which the loss is likelier when a person leaves; -1 where that is not known.
  var importance: [Double]
  var cardWidth: Double
  var size: [Double]
  var frame: [Double]?
  /// The x, y and height of each person's card.
  var boxes: [Double]
  var lines: LinesData
  /// Pairs that share nobody: one of ours, one of theirs, and so on.
  var pairs: [Int]
  var cutSupplier: [Int]
  var cutCustomer: [Int]
  var bottlenecks: [Int]
  var plan: [ActionData]
  var ways: [WayData]

  enum CodingKeys: String, CodingKey {
    case id, name, tier, revenue, currency, threads
    case threadsConfirmed = "threads_confirmed"
    case threadsRequired = "threads_required"
    case noTie = "p_no_tie"
    case untied = "untied"
    case revenueWithoutContact = "revenue_without_contact"
    case roles, findings, contacts, staff, competitors, importance
    case cardWidth = "card_width"
    case size, frame, boxes, lines, pairs
    case cutSupplier = "cut_supplier"
    case cutCustomer = "cut_customer"
    case bottlenecks, plan, ways
  }

  struct RoleData: Encodable {
    var role: String
    var status: CoverageStatus
  }

  struct FindingData: Encodable {
    var code: FindingCode
    var words: String
    var severity: Severity
    var role: String?
    var people: [Int]
  }

  struct ActionData: Encodable {
    var type: PlanAction.Kind
    var people: [Int]
  }

  struct WayData: Encodable {
    var to: String
    var strength: Double?
    var people: [Int]
  }

  init(
    _ account: HTMLReport.Account, tier: String, _ workplaces: Workplaces, _ review: Review
  ) {
    let map = AccountMap(account.position, review)
    id = review.id(account.position)
    name = review.name(account.position)
    self.tier = tier.isEmpty ? nil : tier
    revenue = review.revenueAmount(account.position)
    currency = review.currency(account.position)
    threads = account.gaps.threads
    threadsConfirmed = account.gaps.confirmedThreads
    threadsRequired = account.threads.requiredThreads
    noTie = account.risk.noTie
    untied = account.risk.isUntied ? true : nil
    revenueWithoutContact = account.risk.revenueWithoutContact
    roles = account.gaps.roles.compactMap { role in
      role.status.map { RoleData(role: role.role.rawValue, status: $0) }
    }
    findings = account.gaps.findings.map { finding in
      let people =
        finding.contacts.map { PersonID.contact($0) } + finding.staff.map { .staff($0) }
        + finding.competitors.map { .competitor($0) }
      return FindingData(
        code: finding.code, words: finding.code.words, severity: finding.severity,
        role: finding.role?.rawValue,
        people: map.numbers(people))
    }
    contacts = map.contacts(workplaces)
    staff = map.staff.map(\.index)
    competitors = map.competitors.map(\.index)
    importance = map.importance(account.risk.importance)
    cardWidth = map.cardWidth
    size = map.size
    frame = map.frame
    boxes = map.boxes
    lines = map.lines
    pairs = account.threads.pairs.flatMap {
      map.numbers([.staff($0.staff), .contact($0.contact)])
    }
    cutSupplier = map.numbers(account.threads.supplierCut)
    cutCustomer = map.numbers(account.threads.customerCut)
    bottlenecks = map.numbers(account.threads.bottlenecks)
    plan = account.plan.actions.map { action in
      let ends = [
        action.staff.map { PersonID.staff($0) },
        action.contact.map { PersonID.contact($0) },
      ]
      return ActionData(
        type: action.kind,
        people: map.numbers(action.via.isEmpty ? ends.compactMap(\.self) : action.via))
    }
    ways = account.targets.map { target in
      WayData(
        to: review.id(.contact(target.contact)), strength: target.paths.first?.strength,
        people: map.numbers(target.paths.first?.people ?? []))
    }
  }
}

/// The lines of a map by kind, as columns; kinds of which there is none are left out.
struct LinesData: Encodable {
  var ties: Columns?
  var rivalTies: Columns?
  var reporting: Columns?
  var influence: Columns?
  var colleagues: Columns?

  enum CodingKeys: String, CodingKey {
    case ties
    case rivalTies = "rival_ties"
    case reporting, influence, colleagues
  }

  /// The lines of one kind; of ties also how strong they are, and the numbers of those that are cold or
  /// assumed.
  struct Columns: Encodable {
    var from: [Int]
    var to: [Int]
    var path: [String]
    var strength: [Double]?
    var last: [String]?
    var cold: [Int]?
    var assumed: [Int]?
  }
}
