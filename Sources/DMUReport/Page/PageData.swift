import DMUGraph
import DMUText
import OrderedCollections

// The data in the page, from which the script sorts, filters and draws.
extension HTMLReport {
  /// One JSON document as a text that may stand in a script element.
  ///
  /// Numbers and words are those of the documents of `gaps`, `threads`, `risk` and `paths`. Many of a kind are
  /// columns of equal length. Our people and the competitors stand there once; an account names them by position.
  /// Within an account people have the numbers of ``AccountMap``. Their departments and locations are numbers in
  /// `places`. `boxes` is a flat list of x, y and height,
  /// `pairs` one of ours and theirs.
  var data: String {
    var output = ScriptText()
    writeData(to: &output)
    return output.text
  }

  /// Writes the data as a JSON document.
  func writeData(to output: inout some TextOutputStream) {
    var json = JSONWriter(.compact)
    json.object { json in
      json.member("format", "dmugraph.report")
      json.member("version", 1)
      json.member("as_of", review.day.description)
      let encoding = JSONEncoding(json)
      encoding.encode(review.policy, "policy")
      json = encoding.json
      json.member("sources", review.sources)
      json.member("months", risk.months)
      let places = Places(review.portfolio)
      json.member("places", places.words)
      json.object("staff") { json in
        json.writeColumns(of: review.portfolio.staff.map(\.person), places, in: review.portfolio)
        json.member(
          "roles", review.portfolio.staff.map { printable($0.roles.joined(separator: ";")) })
      }
      json.object("competitors") { json in
        json.writeColumns(
          of: review.portfolio.competitors.map(\.person), places, in: review.portfolio)
      }
      json.array("accounts", of: accounts.count) { index, json in
        write(accounts[index], places, to: &json)
      }
    }
    json.flush(to: &output)
  }

  private func write(_ account: Account, _ places: Places, to json: inout JSONWriter) {
    json.member("id", review.id(account.position))
    json.member("name", review.name(account.position))
    let tier = tierName(account)
    json.member("tier", tier.isEmpty ? nil : tier)
    let row = review.portfolio.accounts[account.position]
    json.member("revenue", row.revenue)
    json.member("currency", row.currency.isEmpty ? nil : review.portfolio.string(row.currency))
    json.member("threads", account.gaps.threads)
    json.member("threads_confirmed", account.gaps.confirmedThreads)
    json.member("threads_required", account.threads.requiredThreads)
    json.member("p_lost", account.risk.lost)
    if account.risk.isAlreadyLost { json.member("already_lost", true) }
    json.member("revenue_exposed", account.risk.revenueExposed)
    json.array("roles") { json in
      for role in account.gaps.roles {
        guard let status = role.status else { continue }
        json.object { json in
          json.member("role", role.role.rawValue)
          json.member("status", status.rawValue)
        }
      }
    }
    let map = AccountMap(account, places, review: review)
    json.array("findings") { json in
      for finding in account.gaps.findings {
        json.object { json in
          json.member("code", finding.code.rawValue)
          json.member("severity", finding.severity.rawValue)
          json.member("role", finding.role?.rawValue)
          let people =
            finding.contacts.map { PersonID.contact($0) }
            + finding.staff.map { .staff($0) } + finding.competitors.map { .competitor($0) }
          json.member("people", map.numbers(people))
        }
      }
    }
    map.write(to: &json)
    let threads = account.threads
    json.member(
      "pairs", threads.pairs.flatMap { map.numbers([.staff($0.staff), .contact($0.contact)]) })
    json.member("cut_supplier", map.numbers(threads.supplierCut))
    json.member("cut_customer", map.numbers(threads.customerCut))
    json.member("bottlenecks", map.numbers(threads.bottlenecks))
    json.array("plan") { json in
      for action in account.plan.actions {
        json.object { json in
          let ends = [
            action.staff.map { PersonID.staff($0) },
            action.contact.map { PersonID.contact($0) },
          ]
          json.member("type", action.kind.rawValue)
          json.member(
            "people", map.numbers(action.via.isEmpty ? ends.compactMap(\.self) : action.via))
        }
      }
    }
    json.array("ways") { json in
      for target in account.targets {
        json.object { json in
          json.member("to", review.id(.contact(target.contact)))
          json.member("strength", target.paths.first?.strength)
          json.member("people", map.numbers(target.paths.first?.people ?? []))
        }
      }
    }
  }
}

/// The departments and locations of people, each once: many share one.
struct Places {
  private let numbers: OrderedDictionary<String, Int>

  init(_ portfolio: Portfolio) {
    let people =
      portfolio.contacts.map(\.person) + portfolio.staff.map(\.person)
      + portfolio.competitors.map(\.person)
    numbers = people.reduce(into: [:]) { numbers, person in
      let word = Self.word(person, portfolio)
      if !word.isEmpty && numbers[word] == nil { numbers[word] = numbers.count }
    }
  }

  var words: [String] { Array(numbers.keys) }

  func number(of person: Person, in portfolio: Portfolio) -> Int? {
    numbers[Self.word(person, portfolio)]
  }

  private static func word(_ person: Person, _ portfolio: Portfolio) -> String {
    [person.department, person.location].map { printable(portfolio.string($0)) }
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension JSONWriter {
  /// Writes who people are, as columns.
  mutating func writeColumns(of people: [Person], _ places: Places, in portfolio: Portfolio) {
    member("id", people.map { portfolio.string($0.id) })
    member("name", people.map { printable(portfolio.displayName($0)) })
    member("title", people.map { printable(portfolio.string($0.title)) })
    let numbers = people.map { Double(places.number(of: $0, in: portfolio) ?? -1) }
    if numbers.contains(where: { $0 >= 0 }) { member("place", numbers) }
  }

  /// Writes a member that is a list of objects, on all cores.
  mutating func array(
    _ key: String, of count: Int, members: @Sendable (Int, inout JSONWriter) -> Void
  ) {
    array(key) { json in
      let outer = json
      let parts = concurrentMap(count: count, partsOf: 50) { part in
        var json = outer.nested(isFirst: part.lowerBound == 0)
        for index in part { json.object { members(index, &$0) } }
        return json
      }
      for part in parts { json.append(part) }
    }
  }
}
