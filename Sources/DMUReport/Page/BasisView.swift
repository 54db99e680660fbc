import DMUGraph
import DMUImport
import DMUText

// What the page says of what it rests on.
extension HTMLReport {
  var basisView: View {
    var view: View = ["day": review.day.description, "months": shortest(risk.months)]
    view.set("files", validation.result.files.map(fileView))
    let diagnostics = validation.diagnostics
    view.set("diagnostics", diagnostics.prefix(Self.most).map { "\($0)" })
    if diagnostics.count > Self.most { view["moreDiagnostics"] = diagnostics.count - Self.most }
    view.set("completeness", validation.totals)
    view.set(
      "assumed",
      accounts.filter { $0.gaps.confirmedThreads < $0.gaps.threads }.prefix(Self.most).map {
        ["name": review.name($0.position), "caveat": $0.gaps.caveat ?? ""] as View
      })
    view.set(
      "estimated",
      accounts.filter { $0.risk.interval != nil }.prefix(Self.most).map {
        review.name($0.position)
      })
    view["settings"] = settings
    view["tiers"] = tiers
    view.set("severities", severities)
    return view
  }

  /// How many lines of one kind are shown.
  private static let most = 200

  private func fileView(_ file: FileUnderstanding) -> View {
    var view: View = ["path": file.path, "extent": validation.extent(file)]
    view.set("kinds", file.kinds.map { "\($0.kind) \($0.count)" }.joined(separator: ", "))
    let inferences = validation.inferences(file)
    view.set("inferences", Array(inferences.prefix(Self.most)))
    if inferences.count > Self.most { view["moreInferences"] = inferences.count - Self.most }
    return view
  }

  private var settings: [View] {
    let policy = review.policy
    let settings = [
      ("A tie is active at a strength of", rounded(policy.activeThreshold)),
      ("Without contact it halves every", "\(shortest(policy.halfLifeDays)) days"),
      ("Strength of a tie drawn without one", rounded(policy.defaultStrength)),
      ("Influence of a manager on a report", rounded(policy.downwardInfluence)),
      ("Influence of a report on the manager", rounded(policy.upwardInfluence)),
      ("Influence drawn without a weight", rounded(policy.influenceDefault)),
      ("Between two of us who work together", rounded(policy.colleagueInfluence)),
      ("Much influence is", "\(rounded(policy.keyInfluence)) or more"),
      ("A renewal comes up", "\(plural(policy.renewalWindowDays, "day")) before the contract ends"),
      ("Of ours leave within a year", percent(policy.departureRate.staff)),
      ("Of theirs leave within a year", percent(policy.departureRate.contact)),
    ]
    return settings.map { ["name": $0.0, "value": $0.1] }
  }

  private var tiers: [View] {
    review.policy.tiers.map { name, tier in
      [
        "name": name, "roles": listed(tier.requiredRoles) { spoken($0.rawValue) },
        "roleThreads": tier.roleThreads, "threads": tier.threads,
      ]
    }
  }

  private var severities: [View] {
    review.policy.severity.map { code, override in
      let word =
        switch override {
        case .off: "off"
        case .severity(let severity): severity.rawValue
        }
      return ["name": words(code), "value": word]
    }
  }
}
