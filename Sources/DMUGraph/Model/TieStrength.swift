import RealModule

extension Tie {
  /// The effective strength on a day: *s* · 2^(−days/half-life), in double.
  ///
  /// A tie without a date does not decay, nor does one whose last contact lies ahead.
  public func effectiveStrength(on day: Day, policy: Policy) -> Double {
    let written = strength ?? assumedStrength ?? policy.defaultStrength
    guard let lastContact else { return written }
    let age = day.days(since: lastContact)
    return age <= 0 ? written : written * Double.exp2(-Double(age) / policy.halfLifeDays)
  }
}
