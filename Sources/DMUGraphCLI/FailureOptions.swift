import ArgumentParser
import DMUGraph

/// The option that makes findings a failure.
struct FailureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "End with status 1 when there is a finding of this severity or above.",
      valueName: "severity"))
  var failOn: Severity?

  /// Ends with the status for findings when one of these weighs enough.
  func check(_ findings: some Sequence<Finding>) throws {
    if let failOn, findings.contains(where: { $0.severity >= failOn }) { throw ExitCode.findings }
  }
}
