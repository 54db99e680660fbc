import DMUGraph
import DMUText
import OrderedCollections

/// A policy in the making.
struct PolicyReader {
  /// The values and what was wrong with them.
  private(set) var values = ConfigurationReader()
  /// The policy as far as it was read.
  private(set) var policy = Policy.default
  private var roles = WordSpellings.contactRoles
  private var staffRoles = WordSpellings.staffRoles
  private var hasTooManyRoles = false

  /// Changes the default policy as a file says.
  mutating func read(_ root: ConfigurationNode) {
    for (key, node, value) in values.entries(of: root, name: "policy") {
      guard let setting = Policy.Setting(rawValue: key) else {
        values.report(
          unknown: key, as: "a setting of a policy", among: Policy.Setting.allCases.map(\.rawValue),
          at: node)
        continue
      }
      switch setting {
      case .activeThreshold: number(value, key, \.activeThreshold, .threshold)
      case .defaultStrength: number(value, key, \.defaultStrength, .fraction)
      case .halfLifeDays: number(value, key, \.halfLifeDays, .positive)
      case .upwardInfluence: number(value, key, \.upwardInfluence, .fraction)
      case .downwardInfluence: number(value, key, \.downwardInfluence, .fraction)
      case .influenceDefault: number(value, key, \.influenceDefault, .fraction)
      case .colleagueInfluence: number(value, key, \.colleagueInfluence, .fraction)
      case .acquaintance: number(value, key, \.acquaintance, .fraction)
      case .keyInfluence: number(value, key, \.keyInfluence, .fraction)
      case .authority:
        numbers(value, key, "a seniority", Policy.AuthorityBySeniority.members, .fraction)
      case .coverageAuthority: number(value, key, \.coverageAuthority, .fraction)
      case .worthwhileAuthority: number(value, key, \.worthwhileAuthority, .fraction)
      case .renewalWindowDays: days(value, key, \.renewalWindowDays)
      case .departureWindowDays: days(value, key, \.departureWindowDays)
      case .departureRate:
        numbers(
          value, key, "a side of `departure_rate`", Policy.DepartureRate.members, .fraction)
      case .counterparts: readCounterparts(value)
      case .plan: numbers(value, key, "a cost of a plan", Policy.PlanCosts.members, .amount)
      case .tiers: readTiers(value)
      case .untiered:
        if let word = values.text(of: value, name: key, mustBe: "the name of a tier") {
          var names = WordSpellings.tiers
          if let name = names.spelling(of: word) {
            policy.untiered = name
          } else {
            values.report("\(quotedForMessage(word)) names no tier", at: value)
          }
        }
      case .severity: readSeverity(value)
      }
    }
  }

  private mutating func number(
    _ value: ConfigurationNode, _ name: String, _ path: WritableKeyPath<Policy, Double>,
    _ bounds: NumberBounds
  ) {
    if let number = values.number(of: value, name: name, bounds) { policy[keyPath: path] = number }
  }

  private mutating func days(
    _ value: ConfigurationNode, _ name: String, _ path: WritableKeyPath<Policy, Int>
  ) {
    if let days = values.count(of: value, name: name, .days) { policy[keyPath: path] = days }
  }

  /// Reads a map of numbers, each of which has a name that there is.
  private mutating func numbers(
    _ map: ConfigurationNode, _ name: String, _ member: String,
    _ members: KeyValuePairs<String, WritableKeyPath<Policy, Double>>, _ bounds: NumberBounds
  ) {
    for (key, node, value) in values.entries(of: map, name: name) {
      if let path = members.first(where: { $0.key == key })?.value {
        number(value, "\(name).\(key)", path, bounds)
      } else {
        values.report(unknown: key, as: member, among: members.map(\.key), at: node)
      }
    }
  }

  private mutating func readCounterparts(_ map: ConfigurationNode) {
    let entries = values.entries(of: map, name: "counterparts", identity: normalized)
    for (key, node, value) in entries {
      let role = role(key, at: node)
      let list = values.texts(
        of: value, name: "counterparts.\(key)",
        mustBe: "a list of staff roles, such as [technical, service]")
      guard let role, let list else { continue }
      let staff = list.compactMap { text, node -> String? in
        let spelling = staffRoles.spelling(of: text)
        if spelling == nil {
          values.report("\(quotedForMessage(text)) names no staff role", at: node)
        }
        return spelling
      }
      policy.counterparts[role] = list.isEmpty ? nil : staff
    }
  }

  private mutating func readTiers(_ map: ConfigurationNode) {
    var names = WordSpellings.tiers
    let entries = values.entries(of: map, name: "tiers", identity: normalized)
    let named = entries.compactMap {
      key, node, value -> (name: String, value: ConfigurationNode)? in
      guard let name = names.spelling(of: key) else {
        values.report("\(quotedForMessage(key)) names no tier", at: node)
        return nil
      }
      return (name, value)
    }
    // The default tier first, since the others take from it what they leave out.
    for (name, value) in named where name == Policy.defaultTier { readTier(name, value) }
    for (name, value) in named where name != Policy.defaultTier { readTier(name, value) }
  }

  private mutating func readTier(_ name: String, _ map: ConfigurationNode) {
    var tier = policy.tiers[name] ?? policy.tiers[Policy.defaultTier] ?? Policy.Tier()
    let path = "tiers.\(name)"
    for (key, node, value) in values.entries(of: map, name: path) {
      switch key {
      case "required_roles":
        let list = values.texts(
          of: value, name: "\(path).\(key)", mustBe: "a list of roles, such as [purchasing]")
        if let list { tier.requiredRoles = list.compactMap { role($0.text, at: $0.node) } }
      case "role_threads":
        if let count = values.count(of: value, name: "\(path).\(key)") { tier.roleThreads = count }
      case "threads":
        if let count = values.count(of: value, name: "\(path).\(key)") { tier.threads = count }
      default:
        values.report(
          unknown: key, as: "a setting of a tier",
          among: ["required_roles", "role_threads", "threads"], at: node)
      }
    }
    policy.tiers[name] = tier
  }

  private mutating func readSeverity(_ map: ConfigurationNode) {
    for (key, node, value) in values.entries(of: map, name: "severity") {
      guard let code = FindingCode(rawValue: key) else {
        values.report(
          unknown: key, as: "the code of a finding", among: FindingCode.allCases.map(\.rawValue),
          at: node)
        continue
      }
      let name = "severity.\(key)"
      let expected = "high, medium, low or off"
      guard let word = values.text(of: value, name: name, mustBe: expected) else { continue }
      if let severity = Severity(rawValue: word) {
        policy.severity[code] = .severity(severity)
      } else if value.isOff {
        policy.severity[code] = .off
      } else {
        values.report(
          unknown: word, as: "a severity", among: ["high", "medium", "low", "off"], at: value)
      }
    }
  }

  /// The role that a word names; reports one that names none, or one too many.
  private mutating func role(_ word: String, at node: ConfigurationNode) -> Role? {
    guard let spelling = roles.spelling(of: word) else {
      values.report("\(quotedForMessage(word)) names no role", at: node)
      return nil
    }
    if roles.count > RoleSet.capacity, !hasTooManyRoles {
      hasTooManyRoles = true
      let most = RoleSet.capacity
      values.report(
        "\(quotedForMessage(word)) is one role too many: there can be \(most), the \(Role.known.count) known "
          + "ones included; take some out", at: node)
    }
    return Role(rawValue: spelling)
  }
}

extension Policy.AuthorityBySeniority {
  /// The members of `authority` by name.
  fileprivate static var members: KeyValuePairs<String, WritableKeyPath<Policy, Double>> {
    [
      "board": \.authority.board, "head": \.authority.head, "manager": \.authority.manager,
      "specialist": \.authority.specialist, "assistant": \.authority.assistant,
      "unknown": \.authority.unknown,
    ]
  }
}

extension Policy.DepartureRate {
  /// The members of `departure_rate` by name.
  fileprivate static var members: KeyValuePairs<String, WritableKeyPath<Policy, Double>> {
    ["staff": \.departureRate.staff, "contact": \.departureRate.contact]
  }
}

extension Policy.PlanCosts {
  /// The members of `plan` by name.
  fileprivate static var members: KeyValuePairs<String, WritableKeyPath<Policy, Double>> {
    [
      "renew": \.plan.renew, "introduce": \.plan.introduce, "approach": \.plan.approach,
      "mismatch": \.plan.mismatch, "outsider": \.plan.outsider, "minor": \.plan.minor,
      "strengthen": \.plan.strengthen, "handover": \.plan.handover,
    ]
  }
}

extension ConfigurationNode {
  /// True when the word off is written, or what YAML and JSON make of it.
  fileprivate var isOff: Bool {
    guard case .scalar(let text, let isPlain) = content else { return false }
    return ["off", "Off", "OFF"].contains(trimmedWord(text))
      || isPlain && ["false", "False", "FALSE"].contains(text)
  }
}
