package import DMUGraph
package import DMUReport

/// The day at which the tests measure.
package let today = Day(number: 20_758)  // 2026-11-01

/// The report of a sample, on ``today``.
package func report(_ sample: Sample, sources: [String] = ["chart.graphml"]) -> GapsReport {
  GapsReport(
    sample.portfolio.review(policy: sample.policy, asOf: today, sources: sources))
}

/// What a report writes.
package func written(_ write: (inout String) -> Void) -> String {
  var output = ""
  write(&output)
  return output
}

/// A small portfolio with something of everything.
package func smallSample() -> Sample {
  var sample = Sample()
  sample.staff("Jo Bern", "account_manager")
  sample.staff("Uli Roth", "technical")
  sample.competitor("Borealis")
  sample.account("Alder GmbH", id: "a1", tier: "key", revenue: 1_200_000, currency: "EUR")
  sample.contact("Mara Eller", .purchasing, title: "Head of Purchasing", influence: 0.6)
  sample.contact("Ida Kern", inferred: [.technical], title: "Head of IT")
  sample.contact("Paul Wirth", .executive, title: "CFO", influence: 0.9)
  sample.tie("Jo Bern", "Mara Eller", 0.8, last: "2026-10-20")
  sample.tie("Jo Bern", "Ida Kern", nil)
  sample.link(.reportsTo, "Ida Kern", "Paul Wirth")
  sample.rivalTie("Borealis", "Ida Kern", 0.7)
  sample.account("Birke AG", id: "a2", tier: "standard", revenue: 80_000.5, currency: "CHF")
  sample.contact("Bo Boll", .purchasing)
  sample.tie("Jo Bern", "Bo Boll", 0.5)
  sample.account("Ceder", id: "a3")
  return sample
}
