import Foundation
import Testing

@Suite("The independent reference")
struct ReferenceTests {
  /// Runs Python: the one that `DMUGRAPH_PYTHON` names, else `python3`.
  private func python(_ arguments: [String]) throws -> Tool.Run {
    let python = ProcessInfo.processInfo.environment["DMUGRAPH_PYTHON"] ?? "python3"
    return try Tool.run(
      program: "/usr/bin/env", [python] + arguments,
      environment: ["PYTHONDONTWRITEBYTECODE": "1"])
  }

  private func require(_ packages: String) throws {
    let run = try python(["-c", "import \(packages)"])
    try #require(
      run.status == 0,
      """
      Python with \(packages) is needed. Tests/run, the README's test command, installs it; or name a \
      Python that has it: DMUGRAPH_PYTHON=/path/to/python swift test. \(run.errors)
      """)
  }

  @Test func referenceAgreesWithBruteForce() throws {
    try require("networkx")
    let run = try python(["\(Tool.repository)/Tests/Reference/compare.py", "--self-test"])
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }

  @Test func toolAgreesWithTheReference() throws {
    try require("networkx")
    let run = try python([
      "\(Tool.repository)/Tests/Reference/compare.py", "--binary", Tool.binary, "--seeds", "0:200",
    ])
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }

  /// Threads, paths and plans are those of networkx and of an integer program.
  @Test(arguments: [["--seeds", "0:100"], ["--seeds", "0:20", "--large"]])
  func analysesAgreeWithOthers(_ arguments: [String]) throws {
    try require("networkx, scipy")
    let run = try python(
      ["\(Tool.repository)/Tests/Reference/analyses.py", "--binary", Tool.binary] + arguments)
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }

  /// Nothing is lost, as expat, networkx and igraph see it, in any fixture and in random documents.
  @Test(arguments: [["--self-test"], ["--seeds", "0:60"], ["\(Tool.repository)/fixtures"]])
  func exportLosesNothing(_ arguments: [String]) throws {
    try require("networkx, igraph")
    let run = try python(
      ["\(Tool.repository)/Tests/Reference/roundtrip.py", "--binary", Tool.binary] + arguments)
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }
}
