import Foundation
import Testing

@Suite("Exit statuses")
struct ExitStatusTests {
  private let portfolio = Tool.fixture("portfolio.graphml")
  private let day = ["--as-of", "2026-11-01"]

  @Test(arguments: ["high", "medium", "low"])
  func failOnFindings(_ severity: String) throws {
    let run = try Tool.run(["gaps", portfolio, "--fail-on", severity] + day)
    #expect(run.status == 1)
    #expect(!run.output.isEmpty)
  }

  /// An account without findings fails on nothing; one whose findings are less severe passes.
  @Test func failOnNothing() throws {
    let account = ["--account", "Quarzwerk Handels AG"]
    #expect(try Tool.run(["gaps", portfolio, "--fail-on", "low"] + account + day).status == 0)
    let folder = try TemporaryFolder()
    let policy = try folder.write("policy.yaml", "severity: { single-threaded: low }\n")
    let file = [Tool.fixture("three-contacts-one-thread.graphml"), "--policy", policy]
    let found = try Tool.run(["gaps", "--format", "json"] + file + day).decode(GapsDocument.self)
    let severities = Set(found.accounts.flatMap(\.findings).map(\.severity))
    #expect(severities.contains("low") && !severities.contains("high"))
    #expect(try Tool.run(["gaps", "--fail-on", "high"] + file + day).status == 0)
    #expect(try Tool.run(["gaps", "--fail-on", "low"] + file + day).status == 1)
  }

  @Test(
    arguments: [
      ["gaps", "FILE", "--nonsense"], ["gaps"], ["gaps", "FILE", "--as-of", "2026-02-30"],
      ["gaps", "FILE", "--format", "xml"], ["gaps", "FILE", "--fail-on", "some"],
      ["gaps", "FILE", "--strength-scale", "0"], ["gaps", "FILE", "--strength-scale", "nan"],
      ["gaps", "-", "FILE", "-"], ["validate", "-", "-"], ["gaps", "FILE", "--max-depth", "0"],
      ["gaps", "FILE", "--account", "Nobody & Sons"], ["gaps", "FILE", "--supplier", "Nobody"],
      ["nonsense"],
    ])
  func wrongUsage(_ arguments: [String]) throws {
    let run = try Tool.run(arguments.map { $0 == "FILE" ? portfolio : $0 })
    #expect(run.status == 64, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
  }

  @Test func suggestions() throws {
    let account = try Tool.run(["gaps", portfolio, "--account", "Quarzwerk Handel AG"])
    #expect(account.status == 64)
    #expect(account.errors.contains("Did you mean Quarzwerk Handels AG?"))
    let supplier = try Tool.run(
      ["gaps", Tool.fixture("key-account-yed.graphml"), "--supplier", "Nordhaus AB"])
    #expect(supplier.status == 64)
    #expect(supplier.errors.contains("Did you mean Nordhaus AG?"))
    #expect(
      try Tool.run(["gaps", Tool.fixture("key-account-yed.graphml"), "--supplier", "Nordhaus AG"])
        .status == 0)
  }

  /// A word in place of a command: the command that comes near, or what to do with a file.
  @Test(arguments: [
    ("gap", "Did you mean gaps?"), ("valdate", "Did you mean validate?"),
    ("waht-if", "Did you mean what-if?"), ("chart.graphml", "dmugraph gaps chart.graphml"),
    ("frobnicate", "There is no command frobnicate.\n"),
  ])
  func misspeltCommands(_ word: String, _ hint: String) throws {
    let run = try Tool.run([word, portfolio])
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.contains(hint), "\(run.errors)")
  }

  /// A role that nobody knows, in a policy and in a file.
  @Test func misspeltRoles() throws {
    let folder = try TemporaryFolder()
    let policy = try folder.write(
      "policy.yaml",
      "tiers: { default: { required_roles: [tecnical, sponsor], role_threads: 1, threads: 1 } }\n")
    let run = try Tool.run(["gaps", portfolio, "--policy", policy])
    #expect(run.status == 0)
    #expect(run.errors.contains("tecnical of the policy. Did you mean technical?"))
    #expect(!run.errors.contains("sponsor"))
    let quiet = try Tool.run(["gaps", "-q", portfolio, "--policy", policy])
    #expect(!quiet.errors.contains("tecnical"))
    let text = try String(contentsOfFile: portfolio, encoding: .utf8)
    let file = try folder.write(
      "misspelt.graphml", text.replacing(">executive<", with: ">executve<"))
    let validated = try Tool.run(["validate", "--format", "json", file])
    #expect(validated.text.contains(#"\"executve\" is no role"#))
    #expect(validated.text.contains("Did you mean executive?"))
  }

  @Test func severalAccountsOfOneName() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "two.graphml",
      """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="kind" for="node"/><key id="name" for="node"/>
      <graph><node id="a1"><data key="kind">account</data><data key="name">Twin One</data></node>
      <node id="a2"><data key="kind">account</data><data key="name">Twin Two</data></node></graph>
      </graphml>
      """)
    let run = try Tool.run(["gaps", file, "--account", "Twin"])
    #expect(run.status == 64)
    #expect(run.errors.contains("a1") && run.errors.contains("a2"))
    #expect(try Tool.run(["gaps", file, "--account", "a2"]).status == 0)
  }

  @Test(
    arguments: [
      (["gaps", "/nowhere/at/all.graphml"], "/nowhere/at/all.graphml"),
      (["gaps", "/"], "/: error"),
      (["gaps", "FILE", "--policy", "/nowhere.yaml"], "/nowhere.yaml"),
      (["gaps", "FILE", "--mapping", "/nowhere.yaml"], "/nowhere.yaml"),
      (["gaps", "FILE", "--mapping", "FILE"], "portfolio.graphml"),
      (["gaps", "FILE", "--max-bytes", "1000"], "limit-exceeded"),
      (["validate", "/nowhere/at/all.graphml"], "unreadable"),
    ])
  func unusable(_ arguments: [String], _ message: String) throws {
    let run = try Tool.run(arguments.map { $0 == "FILE" ? portfolio : $0 })
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.output.isEmpty == (arguments[0] == "gaps"))
    #expect((run.errors + run.text).contains(message))
  }

  @Test func versionAndHelp() throws {
    let version = try Tool.run(["--version"])
    #expect(version.status == 0)
    #expect(version.text.hasPrefix("dmugraph "))
    for arguments in [["--help"], ["gaps", "--help"], ["validate", "--help"]] {
      let help = try Tool.run(arguments)
      #expect(help.status == 0)
      #expect(help.text.contains("USAGE: dmugraph"))
    }
  }
}
