@testable import DMUProfile
import DMUGraph
import Testing

@Suite struct PolicyProblemTests {
  private func problems(_ text: String) -> [ConfigurationError.Problem] {
    do throws(ConfigurationError) {
      _ = try Policy(yaml: text, path: "p.yaml")
      return []
    } catch {
      #expect(error.code == .badPolicy)
      #expect(error.path == "p.yaml")
      return error.problems
    }
  }

  /// The only problem of a text stands at a place and says something.
  private func expect(
    _ text: String, _ line: Int, _ column: Int, _ message: String,
    _ location: SourceLocation = #_sourceLocation
  ) {
    let found = problems(text)
    #expect(found.count == 1, sourceLocation: location)
    #expect(found.first?.line == line, sourceLocation: location)
    #expect(found.first?.column == column, sourceLocation: location)
    #expect(
      found.first?.message.contains(message) == true, "\(found.first?.message ?? "")",
      sourceLocation: location)
  }

  @Test func unknownKeysAreNamedWithTheNearest() {
    expect(
      "# a\n\nactive_treshold: 0.2", 3, 1,
      "`active_treshold` is not a setting of a policy; did you mean `active_threshold`?")
    expect("colour: 1", 1, 1, "known are `active_threshold`, `default_strength`")
    expect("departure_rate: { stuff: 0.1 }", 1, 19, "did you mean `staff`?")
    expect("authority: { heads: 0.1 }", 1, 14, "`heads` is not a seniority; did you mean `head`?")
    expect("plan: { strenghten: 1 }", 1, 9, "did you mean `strengthen`?")
    expect("untierd: key", 1, 1, "did you mean `untiered`?")
    expect("tiers:\n  key:\n    thread: 1", 3, 5, "did you mean `threads`?")
    expect("severity: { role_thin: low }", 1, 13, "did you mean `role-thin`?")
    expect("severity: { role-thin: High }", 1, 24, "did you mean `high`?")
    expect("severity: { role-thin: true }", 1, 24, "known are `high`, `medium`, `low`, `off`")
    expect("<<: { threads: 1 }", 1, 1, "`<<` is not a setting of a policy")
  }

  @Test func thresholdIsAboveZeroAndAtMostOne() {
    for value in ["0", "-0.5", "1.0000001", "1e999", ".inf", ".nan", "1e-400", "-0.0"] {
      expect(
        "active_threshold: \(value)", 1, 19,
        "`active_threshold` must be a number above 0 and at most 1; found ")
    }
  }

  @Test(arguments: [
    "default_strength", "upward_influence", "downward_influence", "influence_default",
    "colleague_influence", "acquaintance", "key_influence", "coverage_authority",
    "worthwhile_authority",
  ])
  func weightsAndSharesAreFromZeroToOne(setting: String) {
    for value in ["-0.5", "1.0000001", "1e999", ".inf", ".nan"] {
      expect(
        "\(setting): \(value)", 1, setting.count + 3,
        "`\(setting)` must be a number from 0 to 1; found ")
    }
  }

  @Test func costsAreNotNegative() {
    for value in ["-1", ".inf", "free"] {
      expect(
        "plan: { renew: \(value) }", 1, 16, "`plan.renew` must be a finite number of at least 0")
    }
    expect("authority: { board: 1.1 }", 1, 21, "`authority.board` must be a number from 0 to 1")
    expect("untiered: []", 1, 11, "`untiered` must be the name of a tier; found a list")
    expect("untiered: '-'", 1, 11, "`-` names no tier")
  }

  @Test func otherNumbersHaveRanges() {
    for value in ["0", "-1", "1e999", ".inf", "nan"] {
      expect("half_life_days: \(value)", 1, 17, "a finite number above 0; found")
    }
    for value in ["-1", "1.5", "1e99", "1000001"] {
      expect("renewal_window_days: \(value)", 1, 22, "a whole number from 0 to 1000000; found")
      expect("departure_window_days: \(value)", 1, 24, "a whole number from 0 to 1000000; found")
    }
    for value in ["0", "-1", "1.5", "1e99", "1000001"] {
      expect("tiers: { key: { threads: \(value) } }", 1, 26, "`tiers.key.threads` must be")
      expect("tiers: { key: { role_threads: \(value) } }", 1, 31, "`tiers.key.role_threads` must")
    }
    for value in ["-0.1", "1.1"] {
      expect("departure_rate: { staff: \(value) }", 1, 26, "a number from 0 to 1; found `\(value)`")
    }
  }

  @Test func wrongTypesSayWhatWasFound() {
    expect("active_threshold: high", 1, 19, "found the text `high`")
    expect("active_threshold: '0.5'", 1, 19, "found the text `0.5`")
    expect("active_threshold: 0x1p-1", 1, 19, "found the text `0x1p-1`")
    expect("active_threshold: 1_0", 1, 19, "found the text `1_0`")
    expect("active_threshold: true", 1, 19, "found the text `true`")
    expect("active_threshold: [0.5]", 1, 19, "found a list")
    expect("active_threshold: {}", 1, 19, "found a map")
    expect("active_threshold: ~", 1, 19, "found nothing")
    expect("departure_rate: 0.2", 1, 17, "must be a map of keys and values; found `0.2`")
    expect("tiers: [key]", 1, 8, "found a list")
    expect("tiers: { key: 3 }", 1, 15, "`tiers.key` must be a map")
    expect(
      "tiers: { key: { required_roles: purchasing } }", 1, 33,
      "must be a list of roles, such as [purchasing]; found the text `purchasing`")
    expect("tiers: { key: { required_roles: [[a]] } }", 1, 34, "found a list")
    expect("tiers: { key: { required_roles: ['-'] } }", 1, 34, "`-` names no role")
    expect("tiers: { '-': {} }", 1, 10, "`-` names no tier")
    expect("counterparts: { technical: }", 1, 28, "a list of staff roles")
    expect("severity: { unthreaded: }", 1, 25, "must be high, medium, low or off; found nothing")
    expect("[a]: 1", 1, 1, "a key of `policy` must be a text; found a list")
    expect("- a", 1, 1, "`policy` must be a map of keys and values; found a list")
    expect("hello", 1, 1, "found the text `hello`")
    expect("5", 1, 1, "found `5`")
  }

  @Test func repeatedKeysAreRefused() {
    expect("key_influence: 1\nkey_influence: 1", 1, 1, "`key_influence` stands twice in one map")
    expect("tiers: { key: {}, Key: {} }", 1, 19, "`Key` repeats `key` in `tiers`")
    expect("tiers: { 1: {}, '1': {} }", 1, 17, "`1` repeats `1`")
    expect("counterparts: { user: [a], U-S-E-R: [b] }", 1, 28, "`U-S-E-R` repeats `user`")
    expect("tiers: { key: { required_roles: [user, User] } }", 1, 40, "`User` repeats `user`")
  }

  @Test func allProblemsAreListedInOrder() {
    let found = problems("tiers:\n  key: { thread: 1 }\n  default: 7\nkey_influence: 2\nx: 1\n")
    #expect(found.map(\.line) == [2, 3, 4, 5])
    let error = #expect(throws: ConfigurationError.self) {
      try Policy(yaml: (0..<250).map { "x\($0): 1\n" }.joined(), path: "p.yaml")
    }
    #expect(error?.problems.count == 100)
    #expect(error?.unlisted == 150)
    #expect(error?.description.hasSuffix("\np.yaml: error: and 150 more [bad-policy]") == true)
    #expect(error?.description.hasPrefix("p.yaml:1:1: error: `x0` is not a setting") == true)
  }

  @Test func textsInMessagesAreShortAndOnOneLine() {
    let found = problems("\"a\\n\\u001b[31m\(String(repeating: "x", count: 500))\": 1")
    #expect(found.first?.message.hasPrefix("`a\\u{a}\\u{1b}[31mxxx") == true)
    #expect((found.first?.message.count ?? 0) < 600)
  }

  @Test func invalidTextHasAPlace() {
    expect("a: 1\n\u{0}", 2, 1, "U+0000")
    expect("a: 1\r\nbü\u{7}", 2, 3, "U+0007")
    expect("tiers:\n\tkey: {}", 2, 1, "a tab stands where blanks belong")
    expect("tiers: [", 2, 1, "not valid YAML or JSON: while parsing a flow node (at 2:1)")
    expect("a: b: c", 1, 5, "not valid YAML or JSON")
    expect("a: 'x", 1, 6, "not valid YAML or JSON")
    expect("{\"a\": \"\\ud83d\"}", 1, 10, "not valid YAML or JSON")
    expect("key_influence: 1\n---\nkey_influence: 1", 3, 1, "a second document begins here")
    expect(String(repeating: "# \n", count: 400_000), 1, 1, "larger than 1 MiB")
  }

  @Test func placesAfterPairsOfEscapesAreThoseOfTheFile() {
    expect(
      "{\"tiers\":{\"\\ud83d\\ude00\\ud83d\\ude00\":{\"x\":1}}}", 1, 39, "`x` is not a setting")
  }

  @Test func aliasesAreRefused() {
    expect("tiers: { a: &x { threads: 2 }, b: *x }", 1, 13, "anchors (`&name`) and aliases")
    expect("tiers: { b: *x }", 1, 13, "anchors (`&name`) and aliases")
    expect("counterparts: { user: [R&D, 'a *b'] }\nx: 1", 2, 1, "`x` is not a setting")
  }

  @Test(.timeLimit(.minutes(1)))
  func smallTextsCostLittle() {
    var laughs = "a0: &a0 [x]\n"
    for level in 1..<40 { laughs += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    expect(laughs + "? *a39\n: 1\n", 2, 10, "anchors (`&name`) and aliases")
    for text in [
      "[", "{", "- ", "? ", "{a: ", "[? ", "!a ", "'", "\"", "|\n ", "a: ", "&a ", "*a ",
    ] {
      let count = (1 << 20) / text.utf8.count
      #expect(!problems(String(repeating: text, count: count)).isEmpty)
    }
  }
}
