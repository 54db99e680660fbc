import TestSupport
import Testing

@Suite("The independent reference")
struct ReferenceTests {
  @Test func referenceAgreesWithBruteForce() throws {
    let run = try Python.run("compare.py", ["--self-test"], needing: "networkx")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test func whoIsWhoIsTheReferences() throws {
    let run = try Python.run(
      "whoiswho.py", ["--binary", Tool.binary, "--seeds", "0:200"], needing: "json")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test func toolAgreesWithTheReference() throws {
    let run = try Python.run(
      "compare.py", ["--binary", Tool.binary, "--seeds", "0:200"], needing: "networkx")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test(arguments: ["deal", "family"])
  func toolAgreesOnOtherUnits(_ unit: String) throws {
    let run = try Python.run(
      "compare.py", ["--binary", Tool.binary, "--seeds", "0:100", "--by", unit],
      needing: "networkx")
    #expect(run.status == 0, "\(run.output)")
  }

  /// Threads, paths and plans are those of networkx and of an integer program.
  @Test(arguments: [["--seeds", "0:100"], ["--seeds", "0:6", "--large"]])
  func analysesAgreeWithOthers(_ arguments: [String]) throws {
    let run = try Python.run(
      "analyses.py", ["--binary", Tool.binary] + arguments, needing: "networkx, scipy")
    #expect(run.status == 0, "\(run.output)")
  }

  /// Nothing is lost, as expat, networkx and igraph see it, in any fixture and in random documents.
  @Test(arguments: [["--self-test"], ["--seeds", "0:60"], ["\(Tool.repository)/fixtures"]])
  func exportLosesNothing(_ arguments: [String]) throws {
    let run = try Python.run(
      "roundtrip.py", ["--binary", Tool.binary] + arguments, needing: "networkx, igraph")
    #expect(run.status == 0, "\(run.output)")
  }
}
