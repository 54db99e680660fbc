import DMUImport
import DMUGraph
import Glibc
import GraphML

/// `analyses time FILE` reads a portfolio and times every analysis; `analyses networks FILE` writes the
/// networks of its first accounts for the programs that are compared with.
@main
enum Analyses {
  static let day = Day("2026-11-01") ?? Day(number: 0)
  /// How many accounts are compared with other programs.
  static let sampleSize = 1000

  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      fatalError("usage: analyses time FILE | analyses networks FILE")
    }
    let reading = GraphMLReader().read(path: arguments[2])
    let result = PortfolioImport([reading], options: ImportOptions())
    guard let portfolio = result.portfolio, let review = try? Review(portfolio, asOf: day)
    else { fatalError("\(arguments[2]) cannot be used") }
    let sample = Array(portfolio.accounts.indices.prefix(sampleSize))
    if arguments[1] == "networks" {
      writeNetworks(of: review, accounts: sample)
      return
    }
    timeKernels(of: review, accounts: sample)
    timeAnalyses(of: review)
  }

  /// Times the whole analyses of all accounts, on all cores, with proofs and next steps.
  static func timeAnalyses(of review: Review) {
    time("gaps", review) { $0.gaps().count }
    time("threads", review) { $0.threads().accounts.count }
    time("paths", review) { $0.paths().count }
    time("influence", review) { $0.influence().count }
    time("risk", review) { $0.risk().count }
    time("plan", review) { $0.plan().count }
  }
}

/// Prints a name, the seconds that a body takes, and what it gives. What goes in is handed over, so that
/// the body changes it in place.
func time<Input, Value>(
  _ name: String, _ input: consuming Input, by clock: clockid_t = CLOCK_MONOTONIC,
  _ body: (inout Input) -> Value
) {
  let start = seconds(by: clock)
  let value = body(&input)
  print(name, seconds(by: clock) - start, value)
}

private func seconds(by clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
