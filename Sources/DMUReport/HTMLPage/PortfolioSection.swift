import DMUGraph
import DMUText

// The values with which the table of accounts and the figures above it are filled.
extension HTMLReport {
  var portfolioContext: TemplateContext {
    var context: TemplateContext = ["count": accounts.count, "rows": accounts.indices.map(row)]
    context["months"] = shortest(risk.months)
    context["roles"] = roles.map {
      ["role": $0.rawValue, "heading": capitalized($0)] as TemplateContext
    }
    context["legend"] = CoverageStatus.allCases.reversed().map {
      ["status": $0.rawValue, "sign": $0.sign] as TemplateContext
    }
    context.set("money", money)
    context.set("gaps", gapCounts)
    if let worst = accounts.first, worst.reason != nil { context["worst"] = worstContext(worst) }
    let tiers = Set(accounts.map(tierName).filter { !$0.isEmpty })
    context.set(
      "tiers", tiers.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) })
    context["staff"] = staffWithTies.map {
      ["id": review.id(.staff($0)), "name": review.name(.staff($0))] as TemplateContext
    }
    context["high"] = gaps.summary.accountsBySeverity[.high] ?? 0
    context["medium"] = gaps.summary.accountsBySeverity[.medium] ?? 0
    context["low"] = gaps.summary.accountsBySeverity[.low] ?? 0
    context["clear"] = accounts.count { $0.gaps.findings.isEmpty }
    context["lost"] = risk.portfolioRisk.untied
    context["expected"] = rounded(risk.portfolioRisk.expectedUntied)
    return context
  }

  /// The account that is most at risk, why, and what to do.
  private func worstContext(_ account: Account) -> TemplateContext {
    var context: TemplateContext = [
      "index": 0, "name": review.name(account.position), "key": key(account),
      "loss": loss(account), "threads": account.gaps.threads,
      "required": account.threads.requiredThreads,
    ]
    context.set(
      "roles",
      account.gaps.roles.compactMap { role in
        role.status.map {
          ["role": spoken(role.role.rawValue), "status": $0.rawValue, "sign": $0.sign]
            as TemplateContext
        }
      })
    if account.isShort { context["short"] = true }
    context.set("why", account.reason.map { review.message(of: $0) })
    context.set("step", firstStep(account))
    context.set("revenue", review.revenue(account.position))
    context.set("exposed", exposed(account))
    return context
  }

  /// Revenue, a row for each currency, the greatest first.
  private var money: [TemplateContext] {
    let summary = gaps.summary
    let lost = review.portfolio.revenue(
      of: accounts.filter(\.risk.isUntied).map(\.position))
    return summary.revenue.sorted { $0.amount > $1.amount }.map { total in
      func part(_ sums: [Money]) -> Money {
        let amount = sums.first { $0.currency == total.currency }?.amount ?? 0
        return risk.wholeAmount(Money(currency: total.currency, amount: amount))
      }
      let hanging = part(summary.revenueSingleThreaded)
      var context: TemplateContext = [
        "total": review.money(risk.wholeAmount(total)), "hanging": review.money(hanging),
        "share": total.amount > 0 ? percentage(hanging.amount / total.amount) : "0 %",
        "exposed": review.money(part(risk.portfolioRisk.revenueWithoutContact)),
      ]
      if part(lost).amount > 0 { context["untied"] = review.money(part(lost)) }
      return context
    }
  }

  /// The number of accounts that have each gap, in the order of the findings.
  private var gapCounts: [TemplateContext] {
    FindingCode.allCases.compactMap { code in
      let found = accounts.compactMap { account in
        account.gaps.findings.first { $0.code == code }
      }
      guard let severity = found.map(\.severity).max() else { return nil }
      return [
        "code": code.rawValue, "words": name(of: code), "count": found.count,
        "severity": severity.rawValue,
        "share": shortest((Double(found.count) / Double(accounts.count) * 100).rounded(.up)),
      ]
    }
  }

  private func row(_ index: Int) -> TemplateContext {
    let account = accounts[index]
    var row: TemplateContext = [
      "index": index, "name": review.name(account.position), "key": key(account),
      "threads": account.gaps.threads, "required": account.threads.requiredThreads,
      "loss": loss(account), "cells": roles.map { cell($0, account) },
    ]
    if account.isShort { row["short"] = true }
    row.set("confirmed", confirmed(account))
    row.set("tier", tierName(account))
    row.set("revenue", review.revenue(account.position))
    row.set("exposed", exposed(account))
    row.set("severity", account.gaps.severity?.rawValue)
    row.set("why", account.reason.map { review.subject($0) })
    let more = account.gaps.findings.count - 1
    if more > 0 { row["more"] = more }
    row.set("step", firstStep(account))
    return row
  }

  private func cell(_ role: Role, _ account: Account) -> TemplateContext {
    guard let coverage = account.gaps.roles.first(where: { $0.role == role }),
      let status = coverage.status
    else { return [:] }
    var context: TemplateContext = ["status": status.rawValue, "sign": status.sign]
    context.set("share", coverage.share.map(wholePercentage))
    return context
  }

  // MARK: Names and amounts

  /// The fragment of an account's address.
  func key(_ account: Account) -> String { addressPart(review.id(account.position)) }

  /// The tier as it is written, or nothing.
  func tierName(_ account: Account) -> String { gaps.tier(account.gaps).written ?? "" }

  /// A finding as one reads it: `role without a tie`.
  func name(of code: FindingCode) -> String { code.words }

  /// The probability that no active tie is left.
  func loss(_ account: Account) -> String {
    account.risk.isUntied ? "no active tie" : percentage(account.risk.noTie)
  }

  /// The revenue that is left without a contact, on average.
  func exposed(_ account: Account) -> String? {
    guard let amount = account.risk.revenueWithoutContact else { return nil }
    let currency = review.portfolio.string(review.portfolio.accounts[account.position].currency)
    return review.money(risk.wholeAmount(Money(currency: currency, amount: amount)))
  }

  /// The number of threads that are left without ties whose strength is only assumed, in words.
  func confirmed(_ account: Account) -> String? {
    account.gaps.confirmedThreads < account.gaps.threads
      ? "\(account.gaps.confirmedThreads) confirmed" : nil
  }

  /// Those of us with an active tie to one of the accounts.
  var staffWithTies: [StaffID] {
    risk.portfolioRisk.people.compactMap {
      if case .staff(let position) = $0.person { position } else { nil }
    }.sorted()
  }
}
