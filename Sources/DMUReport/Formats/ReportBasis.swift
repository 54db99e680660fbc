public import DMUGraph

/// What results are worked out from: a portfolio, a policy and a day.
///
/// ```swift
/// let basis = ReportBasis(try Portfolio(contentsOf: ["chart.graphml"]), asOf: day)
/// print(basis.gaps().text(.table))
/// print(basis.plan().text(.markdown))
/// ```
public struct ReportBasis: Sendable {
  private let basis: AnalysisBasis
  /// The paths of the files, as they were given; they are named in the output.
  public let sources: [String]

  /// Gathers what results are worked out from.
  public init(
    _ portfolio: Portfolio, policy: Policy = .default, asOf day: Day, sources: [String] = []
  ) {
    basis = AnalysisBasis(portfolio: portfolio, policy: policy, day: day)
    self.sources = sources
  }

  /// What the positions in the results refer to.
  public var portfolio: Portfolio { basis.portfolio }
  /// The policy that is used; the one the portfolio was made with.
  public var policy: Policy { basis.policy }
  /// The day at which everything is measured.
  public var day: Day { basis.day }
}
