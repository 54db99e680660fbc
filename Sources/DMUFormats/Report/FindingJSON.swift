import DMUGraph

extension JSONWriter {
  /// Writes the members of a finding of a portfolio.
  mutating func writeMembers(of finding: Finding, _ portfolio: Portfolio) {
    func ids(_ people: [PersonPosition]) -> [String] {
      people.map { portfolio.string(portfolio.person(at: $0).id) }
    }
    member("code", finding.code.rawValue)
    member("severity", finding.severity.rawValue)
    member("role", finding.role?.rawValue)
    if !finding.contacts.isEmpty {
      member("contacts", ids(finding.contacts.map { .contact($0) }))
    }
    if !finding.staff.isEmpty { member("staff", ids(finding.staff.map { .staff($0) })) }
    if !finding.competitors.isEmpty {
      member("competitors", ids(finding.competitors.map { .competitor($0) }))
    }
    member("message", finding.message)
    member("action", finding.action)
    object("evidence") { json in
      for fact in finding.evidence {
        switch fact.value {
        case .count(let count): json.member(fact.key, count)
        case .number(let number): json.member(fact.key, number)
        case .flag(let flag): json.member(fact.key, flag)
        case .day(let day): json.member(fact.key, day.description)
        case .word(let word): json.member(fact.key, word)
        case .words(let words): json.member(fact.key, words)
        case .people(let people): json.member(fact.key, ids(people))
        case .pairs(let pairs):
          json.array(fact.key) { json in
            for pair in pairs {
              let ends = ids([.staff(pair.staff), .contact(pair.contact)])
              json.object { json in
                json.member("staff", ends[0])
                json.member("contact", ends[1])
              }
            }
          }
        }
      }
    }
  }
}
