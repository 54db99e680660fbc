public import DMUGraph

extension Portfolio {
  /// A review of the portfolio, by a policy with which it was made.
  public func review(
    policy: Policy = .default, asOf day: Day, sources: [String] = []
  ) -> Review {
    Review(unchecked: self, policy: policy, asOf: day, sources: sources)
  }
}
