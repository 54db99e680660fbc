import DMUImport
import DMUProfile
import DMUReport
import DMUGraph
import GraphML

/// Options for the import, as the bytes choose.
func importOptions(_ choices: inout Choices) -> ImportOptions {
  let choice = Int(choices.byte())
  var options = ImportOptions()
  options.isStrict = choice & 1 != 0
  options.remembersUnmapped = true
  options.supplier = choice & 2 != 0 ? "Nordhaus AG" : nil
  options.strengthScale = choice & 4 != 0 ? 10 : 1
  options.orgChart = [nil, .upward, .downward, nil][choice >> 3 & 3]
  options.groups = [nil, .accounts, .departments, nil][choice >> 5 & 3]
  return options
}

/// The day at which everything is measured.
private let day = Day("2026-11-01") ?? Day(number: 20_000)

/// Understands what was read, runs every analysis and writes every report and every export.
func checkImport(_ readings: [GraphMLReader.Reading], options: ImportOptions) {
  let result = PortfolioImport(readings, options: options)
  var suggestion = ""
  MappingSuggestion(result).writeYAML(to: &suggestion)
  checkSuggestion(suggestion)
  write(ValidationReport(result, policy: options.policy, day: day))
  guard let portfolio = result.portfolio else { return }
  guard let review = try? Review(portfolio, policy: options.policy, asOf: day, sources: ["t"])
  else { return require(false, "a portfolio does not know the roles of its policy") }
  checkAnalyses(review)
  checkExports(review)
}

/// A suggested mapping is a mapping.
private func checkSuggestion(_ yaml: String) {
  do throws(ConfigurationError) {
    _ = try Mapping(yaml: yaml, path: "m")
  } catch {
    require(yaml.utf8.count > 1 << 20, "\(error)\n\(yaml)")
  }
}

private func checkAnalyses(_ review: Review) {
  let gaps = GapsReport(review)
  write(gaps)

  let threads = ThreadsReport(review, includesContacts: true)
  write(threads)
  let counts = Dictionary(uniqueKeysWithValues: gaps.gaps.map { ($0.account, $0.threads) })
  for account in threads.threads.accounts {
    require(account.threads == counts[account.account], "threads of gaps and of threads")
    checkThreads(account)
  }

  let paths = PathsReport(review)
  write(paths)
  for path in paths.targets.lazy.flatMap(\.paths) {
    require(path.strength > 0 && path.strength <= 1, "a path's strength: \(path.strength)")
    require(Set(path.people).count == path.people.count, "a path is simple")
  }

  let risks = RiskReport(review)
  write(risks)
  for risk in risks.risks {
    require((0...1).contains(risk.noTie), "a probability: \(risk.noTie)")
    require(risk.revenueWithoutContact?.isFinite ?? true, "revenue exposed")
    for person in risk.importance {
      require((-1e-9...1 + 1e-9).contains(person.value), "importance \(person.value)")
    }
  }

  let influence = InfluenceReport(review)
  write(influence)
  for contact in influence.accounts.lazy.flatMap(\.contacts) {
    require(contact.reach.isFinite && contact.betweenness.isFinite, "\(contact)")
  }

  let plans = PlanReport(review)
  write(plans)
  for plan in plans.plans {
    require(plan.cost.isFinite && plan.bound <= plan.cost + 1e-6, "\(plan.bound) \(plan.cost)")
  }

  if let leaves = review.portfolio.staff.indices.first {
    write(WhatIfReport(review, leaving: [.staff(leaves)]))
  }
  write(DiffReport(from: review, to: review))
}

/// As many pairs as people in either cut, none of whom is in two pairs.
private func checkThreads(_ account: AccountThreads) {
  require(account.pairs.count == account.threads, "as many pairs as threads")
  require(Set(account.pairs.map(\.staff)).count == account.threads, "pairs share nobody of ours")
  require(Set(account.pairs.map(\.contact)).count == account.threads, "pairs share no contact")
  require(account.supplierCut.count == account.threads, "a cut is as large as the threads")
  require(account.customerCut.count == account.threads, "a cut is as large as the threads")
  require(account.confirmedThreads <= account.threads, "confirmed threads are threads")
  for proof in account.roles.map(\.proof) {
    let people = proof.paths.joined()
    require(Set(people).count == people.count, "paths share nobody")
    require(proof.supplierCut.count == proof.threads, "a cut is as large as the threads")
    require(proof.customerCut.count == proof.threads, "a cut is as large as the threads")
  }
}
