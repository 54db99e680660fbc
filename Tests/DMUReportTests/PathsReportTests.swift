import DMUGraph
import OrderedCollections
import TestSupport
import Testing

@testable import DMUReport

/// What a report of paths says beside the paths.
@Suite struct PathsReportTests {
  /// Whoever is left out, where there are too many to reach, is counted.
  @Test(arguments: [99, 100, 101, 250]) func countsWhoIsLeftOut(_ holders: Int) throws {
    var sample = Sample()
    sample.staff("Jo Bern")
    sample.account("Alder GmbH")
    for number in 0..<holders { sample.contact("Holder \(number)", .executive) }
    sample.policy.tiers["default"] = Policy.Tier(requiredRoles: [.executive], threads: 1)
    let review = sample.portfolio.review(policy: sample.policy, asOf: today)
    let report = PathsReport(review)
    let omitted = max(0, holders - 100)
    #expect(report.targets.count == holders - omitted)
    #expect(report.document.body.summary.targetsOmitted == (omitted > 0 ? omitted : nil))
    #expect(report.text(.table).contains("\(omitted) more are left out") == (omitted > 0))
  }
}
