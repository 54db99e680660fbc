import DMUGraph
import DMUText

/// Findings of one account that are said in one line.
struct FindingLine {
  let findings: [Finding]
  /// Their positions among the findings of the account.
  let places: [Int]

  var first: Finding { findings[0] }

  /// Everybody whom the line names.
  var people: [PersonID] {
    findings.flatMap { $0.contacts.map { PersonID.contact($0) } + $0.facts.otherContacts }
  }

  /// The lines of an account's findings: one each, or for little room fewer, in which roles that are thin alike
  /// share one, and an influential contact who is against us is named as such alone.
  static func lines(_ findings: [Finding], isDense: Bool) -> [FindingLine] {
    var lines: [FindingLine] = []
    for (place, finding) in findings.enumerated() {
      let other = lines.indices.last { isDense && lines[$0].says(finding) }
      guard let other else {
        lines.append(FindingLine(findings: [finding], places: [place]))
        continue
      }
      let isMore = finding.code == .roleThin
      lines[other] = FindingLine(
        findings: lines[other].findings + (isMore ? [finding] : []),
        places: lines[other].places + [place])
    }
    return lines
  }

  /// True when a finding can be said with these.
  private func says(_ finding: Finding) -> Bool {
    switch (first.facts, finding.facts) {
    case (.roleThin(_, let one), .roleThin(_, let other)):
      first.severity == finding.severity && one.required == other.required
        && one.pairs.count == other.pairs.count
    case (.opponentUnattended, .keyContactUncovered): first.contacts == finding.contacts
    default: false
    }
  }
}

extension Review {
  /// The message of findings that are said in one line.
  func message(of line: FindingLine, without saidOnce: RemarksSaidOnce) -> String {
    guard line.findings.count > 1, case .roleThin(_, let threads) = line.first.facts else {
      return message(of: line.first, without: saidOnce)
    }
    let roles = line.findings.compactMap(\.role)
    let names = roles.prefix(1).map(capitalized) + roles.dropFirst().map { spoken($0.rawValue) }
    let staff = Set(line.findings.flatMap(\.facts.threadStaff)).sorted()
    return "\(listed(names) { $0 }): \(threads.pairs.count) of "
      + "\(plural(threads.required, "tie")) each, \(listed(staff) { name(.staff($0)) })."
  }
}

extension FindingFacts {
  /// Contacts whom a message names with a title although the finding is not about them alone.
  var otherContacts: [PersonID] {
    let contacts: [ContactID] =
      switch self {
      case .roleUnknown(_, let open): open
      case .noSupporter(_, let friendly): friendly
      default: []
      }
    return contacts.map { .contact($0) }
  }

  /// Those of us on whom the threads of a role rest.
  fileprivate var threadStaff: [StaffID] {
    if case .roleThin(_, let threads) = self { threads.pairs.map(\.staff) } else { [] }
  }
}
