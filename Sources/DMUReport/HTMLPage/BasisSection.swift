import DMUGraph
import DMUImport
import DMUText

// The section of the page that says on what it rests.
extension HTMLReport {
  var basisContext: TemplateContext {
    var context: TemplateContext = ["day": review.day.description, "months": shortest(risk.months)]
    context.set("files", validation.result.files.map(fileContext))
    let diagnostics = validation.diagnostics
    context.set("diagnostics", diagnostics.prefix(Self.most).map { "\($0)" })
    if diagnostics.count > Self.most { context["moreDiagnostics"] = diagnostics.count - Self.most }
    context.set("completeness", validation.totals)
    context.set(
      "assumed",
      accounts.filter { $0.gaps.confirmedThreads < $0.gaps.threads }.prefix(Self.most).map {
        ["name": review.name($0.position), "caveat": gaps.caveat($0.gaps) ?? ""] as TemplateContext
      })
    context.set(
      "estimated",
      accounts.filter { $0.risk.interval != nil }.prefix(Self.most).map {
        review.name($0.position)
      })
    context["settings"] = settings
    context["costs"] = review.planCosts
    context["tiers"] = tiers
    context.set("severities", severities)
    return context
  }

  /// The most lines of one kind that are shown.
  private static let most = 200

  private func fileContext(_ file: FileUnderstanding) -> TemplateContext {
    var context: TemplateContext = ["path": file.path, "extent": validation.extent(file)]
    context.set("kinds", file.kinds.map { "\($0.kind) \($0.count)" }.joined(separator: ", "))
    let inferences = validation.inferences(file)
    context.set("inferences", Array(inferences.prefix(Self.most)))
    if inferences.count > Self.most { context["moreInferences"] = inferences.count - Self.most }
    return context
  }

  private var settings: [TemplateContext] {
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
      ("Of ours leave within a year", percentage(policy.departureRate.staff)),
      ("Of theirs leave within a year", percentage(policy.departureRate.contact)),
    ]
    return settings.map { ["name": $0.0, "value": $0.1] }
  }

  private var tiers: [TemplateContext] {
    review.policy.tiers.map { name, tier in
      [
        "name": name, "roles": listed(tier.requiredRoles) { spoken($0.rawValue) },
        "roleThreads": tier.roleThreads, "threads": tier.threads,
      ]
    }
  }

  private var severities: [TemplateContext] {
    review.policy.severity.map { code, override in
      let word =
        switch override {
        case .off: "off"
        case .severity(let severity): severity.rawValue
        }
      return ["name": name(of: code), "value": word]
    }
  }
}
