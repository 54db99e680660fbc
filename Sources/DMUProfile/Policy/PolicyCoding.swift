public import DMUGraph
import DMUText
import OrderedCollections

/// A policy in JSON, in the structure in which a policy file has it.
///
/// An object of JSON has no order, and many readers keep none: what is read comes `inFixedOrder`.
extension Policy: Codable {
  /// The keys of a policy, in JSON and in a policy file.
  enum Setting: String, CodingKey, CaseIterable {
    case activeThreshold = "active_threshold"
    case defaultStrength = "default_strength"
    case halfLifeDays = "half_life_days"
    case upwardInfluence = "upward_influence"
    case downwardInfluence = "downward_influence"
    case influenceDefault = "influence_default"
    case colleagueInfluence = "colleague_influence"
    case acquaintance
    case keyInfluence = "key_influence"
    case authority
    case coverageAuthority = "coverage_authority"
    case worthwhileAuthority = "worthwhile_authority"
    case renewalWindowDays = "renewal_window_days"
    case departureWindowDays = "departure_window_days"
    case departureRate = "departure_rate"
    case counterparts, plan, tiers, untiered, severity
  }

  /// Writes everything.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Setting.self)
    try members.encode(activeThreshold, forKey: .activeThreshold)
    try members.encode(defaultStrength, forKey: .defaultStrength)
    try members.encode(halfLifeDays, forKey: .halfLifeDays)
    try members.encode(upwardInfluence, forKey: .upwardInfluence)
    try members.encode(downwardInfluence, forKey: .downwardInfluence)
    try members.encode(influenceDefault, forKey: .influenceDefault)
    try members.encode(colleagueInfluence, forKey: .colleagueInfluence)
    try members.encode(acquaintance, forKey: .acquaintance)
    try members.encode(keyInfluence, forKey: .keyInfluence)
    try members.encode(authority, forKey: .authority)
    try members.encode(coverageAuthority, forKey: .coverageAuthority)
    try members.encode(worthwhileAuthority, forKey: .worthwhileAuthority)
    try members.encode(renewalWindowDays, forKey: .renewalWindowDays)
    try members.encode(departureWindowDays, forKey: .departureWindowDays)
    try members.encode(departureRate, forKey: .departureRate)
    try members.encode(JSONObject(counterparts, \.rawValue), forKey: .counterparts)
    try members.encode(plan, forKey: .plan)
    try members.encode(JSONObject(tiers, \.self), forKey: .tiers)
    try members.encode(untiered, forKey: .untiered)
    try members.encode(
      JSONObject(severity.mapValues(\.word), \.rawValue), forKey: .severity)
  }

  /// Reads everything that is written; what is left out is as in the default policy.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Setting.self)
    self = .default
    func read(_ value: inout Double, _ key: Setting) throws {
      value = try members.decodeIfPresent(Double.self, forKey: key) ?? value
    }
    try read(&activeThreshold, .activeThreshold)
    try read(&defaultStrength, .defaultStrength)
    try read(&halfLifeDays, .halfLifeDays)
    try read(&upwardInfluence, .upwardInfluence)
    try read(&downwardInfluence, .downwardInfluence)
    try read(&influenceDefault, .influenceDefault)
    try read(&colleagueInfluence, .colleagueInfluence)
    try read(&acquaintance, .acquaintance)
    try read(&keyInfluence, .keyInfluence)
    authority =
      try members.decodeIfPresent(AuthorityBySeniority.self, forKey: .authority) ?? authority
    try read(&coverageAuthority, .coverageAuthority)
    try read(&worthwhileAuthority, .worthwhileAuthority)
    renewalWindowDays =
      try members.decodeIfPresent(Int.self, forKey: .renewalWindowDays) ?? renewalWindowDays
    departureWindowDays =
      try members.decodeIfPresent(Int.self, forKey: .departureWindowDays) ?? departureWindowDays
    departureRate =
      try members.decodeIfPresent(DepartureRate.self, forKey: .departureRate) ?? departureRate
    if let read = try members.decodeIfPresent(JSONObject<[String]>.self, forKey: .counterparts) {
      counterparts = [:]
      for (name, words) in read.members { counterparts[Role(rawValue: name)] = words }
    }
    plan = try members.decodeIfPresent(PlanCosts.self, forKey: .plan) ?? plan
    tiers = try members.decodeIfPresent(JSONObject<Tier>.self, forKey: .tiers)?.members ?? tiers
    untiered = try members.decodeIfPresent(String.self, forKey: .untiered) ?? untiered
    let words = try members.decodeIfPresent(JSONObject<String>.self, forKey: .severity)
    for (name, word) in words?.members ?? [:] {
      guard let code = FindingCode(rawValue: name), let override = SeverityOverride(word: word)
      else {
        throw DecodingError.dataCorruptedError(
          forKey: .severity, in: members,
          debugDescription: "\(name): \(word) is no finding with its severity.")
      }
      severity[code] = override
    }
    self = inFixedOrder
  }

  /// The policy with its roles and tiers in the order of the default policy, the others after them by
  /// name, and the severities in the order of the findings.
  package var inFixedOrder: Policy {
    var policy = self
    let known = Policy.default
    policy.counterparts = ordered(counterparts, as: known.counterparts.keys, then: \.rawValue)
    policy.tiers = ordered(tiers, as: known.tiers.keys, then: \.self)
    policy.severity = ordered(severity, as: OrderedSet(FindingCode.allCases), then: \.rawValue)
    return policy
  }

  private func ordered<Key, Value>(
    _ members: OrderedDictionary<Key, Value>, as order: OrderedSet<Key>, then name: (Key) -> String
  ) -> OrderedDictionary<Key, Value> {
    let places = members.keys.map { ($0, order.firstIndex(of: $0) ?? order.count, name($0)) }
    let keys = places.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map(\.0)
    return OrderedDictionary(
      uniqueKeysWithValues: keys.compactMap { key in
        members[key].map { (key, $0) }
      })
  }
}

extension Policy.Tier: Codable {
  private enum CodingKeys: String, CodingKey {
    case requiredRoles = "required_roles"
    case roleThreads = "role_threads"
    case threads
  }

  /// Writes the tier.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: CodingKeys.self)
    try members.encode(requiredRoles, forKey: .requiredRoles)
    try members.encode(roleThreads, forKey: .roleThreads)
    try members.encode(threads, forKey: .threads)
  }

  /// Reads a tier.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      requiredRoles: try members.decode([Role].self, forKey: .requiredRoles),
      roleThreads: try members.decode(Int.self, forKey: .roleThreads),
      threads: try members.decode(Int.self, forKey: .threads))
  }
}

extension Policy.SeverityOverride {
  /// The word that stands for it in a policy file.
  fileprivate var word: String {
    switch self {
    case .off: "off"
    case .severity(let severity): severity.rawValue
    }
  }

  fileprivate init?(word: String) {
    guard word != "off" else {
      self = .off
      return
    }
    guard let severity = Severity(rawValue: word) else { return nil }
    self = .severity(severity)
  }
}

extension JSONObject {
  fileprivate init<Name>(_ members: OrderedDictionary<Name, Value>, _ name: (Name) -> String) {
    self.init()
    for (key, value) in members { self.members[name(key)] = value }
  }
}
