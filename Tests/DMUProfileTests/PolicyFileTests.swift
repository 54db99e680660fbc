@testable import DMUProfile
import DMUGraph
import OrderedCollections
import Testing

@Suite struct PolicyFileTests {
  @Test(arguments: [
    "", "\n\n", "# nothing\n", "---\n", "{}", "~", "tiers:\nseverity:\n", "\u{FEFF}",
  ])
  func fileWithoutSettingsIsTheDefault(text: String) throws {
    #expect(try Policy(yaml: text, path: "p") == .default)
  }

  @Test func theWholeDefaultReadsAsItself() throws {
    let text = """
      active_threshold: 0.2        # a tie is active at or above this effective strength
      default_strength: 0.5
      half_life_days: 180
      upward_influence: 0.5
      downward_influence: 0.8
      influence_default: 0.5
      colleague_influence: 0.9
      acquaintance: 0.3
      key_influence: 0.7
      authority: { board: 0.9, head: 0.6, manager: 0.45, specialist: 0.3, assistant: 0.1, unknown: 0.3 }
      coverage_authority: 0.5
      worthwhile_authority: 0.4
      renewal_window_days: 180
      departure_window_days: 365
      departure_rate: { staff: 0.20, contact: 0.16 }
      counterparts:
        purchasing: [account_manager, sales_representative, sales_coordinator]
        technical: [technical, service]
        executive: [executive, account_manager]
      plan:
        { renew: 0.5, introduce: 1, approach: 2, mismatch: 0.75, outsider: 0.25, minor: 1, strengthen: 0.5, handover: 0.5 }
      tiers:
        default: { required_roles: [purchasing, technical, executive], role_threads: 1, threads: 2 }
        standard: { required_roles: [purchasing], role_threads: 1, threads: 1 }
      untiered: default
      severity: {}
      """
    #expect(try Policy(yaml: text, path: "p") == .default)
  }

  @Test func numbersAreTaken() throws {
    let policy = try Policy(
      yaml: """
        active_threshold: 1
        default_strength: 1e-3
        half_life_days: 0.5
        upward_influence: .25
        downward_influence: 0.26
        influence_default: 0.27
        colleague_influence: 0.28
        key_influence: 0.29
        renewal_window_days: 30.0
        departure_rate: { contact: 0 }
        """, path: "p")
    #expect(policy.activeThreshold == 1)
    #expect(policy.defaultStrength == 0.001)
    #expect(policy.halfLifeDays == 0.5)
    #expect(policy.upwardInfluence == 0.25)
    #expect(policy.downwardInfluence == 0.26)
    #expect(policy.influenceDefault == 0.27)
    #expect(policy.colleagueInfluence == 0.28)
    #expect(policy.keyInfluence == 0.29)
    #expect(policy.renewalWindowDays == 30)
    #expect(policy.departureRate.staff == 0.2)
    #expect(policy.departureRate.contact == 0)
  }

  @Test func zeroSwitchesThingsOff() throws {
    let policy = try Policy(
      yaml: """
        default_strength: 0
        upward_influence: 0
        acquaintance: 0
        key_influence: 0
        coverage_authority: 0
        worthwhile_authority: 0
        renewal_window_days: 0
        departure_window_days: 0
        authority: { assistant: 0 }
        plan: { renew: 0, minor: 12.5 }
        """, path: "p")
    #expect(policy.defaultStrength == 0)
    #expect(policy.upwardInfluence == 0)
    #expect(policy.acquaintance == 0)
    #expect(policy.keyInfluence == 0)
    #expect(policy.coverageAuthority == 0)
    #expect(policy.worthwhileAuthority == 0)
    #expect(policy.renewalWindowDays == 0)
    #expect(policy.departureWindowDays == 0)
    #expect(Seniority.allCases.map { policy.authority[$0] } == [0.9, 0.6, 0.45, 0.3, 0])
    #expect(policy.authority[nil] == 0.3)
    #expect(policy.plan.renew == 0)
    #expect(policy.plan.minor == 12.5)
    #expect(policy.plan.introduce == 1)
  }

  @Test func accountsWithoutATierHaveTheOneThatThePolicySays() throws {
    let policy = try Policy(
      yaml: "untiered: Standard\ntiers: { gold: { threads: 4 } }", path: "p")
    #expect(policy.untiered == "standard")
    #expect(policy.tier(named: "").name == "standard")
    #expect(policy.tier(named: "gold").tier.threads == 4)
    #expect(policy.tier(named: "silver").name == "default")
  }

  @Test func tierTakesWhatItLeavesOutFromTheDefaultOfTheFile() throws {
    let policy = try Policy(
      yaml: """
        tiers:
          strategic: { threads: 4 }
          standard: { threads: 3 }
          key:
          default: { role_threads: 2, required_roles: [finance, purchasing] }
        """, path: "p")
    #expect(Array(policy.tiers.keys) == ["default", "standard", "strategic", "key"])
    #expect(
      policy.tiers["default"]
        == .init(requiredRoles: [.finance, .purchasing], roleThreads: 2, threads: 2))
    #expect(
      policy.tiers["strategic"]
        == .init(requiredRoles: [.finance, .purchasing], roleThreads: 2, threads: 4))
    #expect(policy.tiers["key"] == policy.tiers["default"])
    // The default policy's standard tier leaves nothing out.
    #expect(
      policy.tiers["standard"] == .init(requiredRoles: [.purchasing], roleThreads: 1, threads: 3))
  }

  @Test func wordsAreSpelledInOneWay() throws {
    let policy = try Policy(
      yaml: """
        tiers:
          " KEY ": { required_roles: [ Purchasing, "Data Protection", user ] }
          A.1: { required_roles: [data-protection] }
        counterparts:
          data_protection: [Account Manager, Key-User Coach]
          "EXECUTIVE": [Key.User.Coach]
        """, path: "p")
    let protection = Role(rawValue: "Data Protection")
    #expect(Array(policy.tiers.keys) == ["default", "standard", "key", "A.1"])
    #expect(policy.tiers["key"]?.requiredRoles == [.purchasing, protection, .user])
    #expect(policy.tiers["A.1"]?.requiredRoles == [protection])
    #expect(policy.counterparts[protection] == ["account_manager", "Key-User Coach"])
    #expect(policy.counterparts[.executive] == ["Key-User Coach"])
    #expect(policy.counterparts[.technical] == ["technical", "service"])
  }

  @Test func emptyListOfCounterpartsTakesTheRoleOut() throws {
    let policy = try Policy(yaml: "counterparts: { executive: [] }", path: "p")
    #expect(Array(policy.counterparts.keys) == [.purchasing, .technical])
  }

  @Test(arguments: ["off", "Off", "OFF", "\"off\"", "'off'", "false", "False"])
  func findingIsSwitchedOff(word: String) throws {
    let policy = try Policy(yaml: "severity: { role-thin: \(word) }", path: "p")
    #expect(policy.severity == [.roleThin: .off])
  }

  @Test func severitiesAreTaken() throws {
    let policy = try Policy(
      yaml: "severity:\n  unthreaded: low\n  role-thin: 'high'\n", path: "p")
    #expect(policy.severity == [.unthreaded: .severity(.low), .roleThin: .severity(.high)])
  }

  @Test func jsonIsRead() throws {
    let json =
      "\u{FEFF}\t{\r\n\t\"active_threshold\": 0.3,\t\"tiers\":{\"caf\\u00e9 \\ud83d\\ude00\\/\":"
      + "{\"threads\":3,\n\t\"required_roles\":[\"\\u0070urchasing\"]}},\r\n\"severity\":{\"role-thin\":false}}\n"
    let policy = try Policy(yaml: json, path: "p.json")
    #expect(policy.activeThreshold == 0.3)
    #expect(policy.tiers["café 😀/"] == .init(requiredRoles: [.purchasing], threads: 3))
    #expect(policy.severity[.roleThin] == .off)
  }

  @Test func sixtyFourRolesAreEnough() throws {
    func text(_ count: Int) -> String {
      "tiers: { default: { required_roles: [\((0..<count).map { "r\($0)" }.joined(separator: ", "))] } }"
    }
    #expect(try Policy(yaml: text(57), path: "p").knownRoles.count == 64)
    let error = #expect(throws: ConfigurationError.self) { try Policy(yaml: text(60), path: "p") }
    #expect(error?.problems.count == 1)
    #expect(error?.message.contains("`r57` is one role too many: there can be 64") == true)
  }
}
