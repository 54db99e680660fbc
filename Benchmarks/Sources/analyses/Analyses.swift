import DMUFormats
import DMUGraph
import GraphML

/// `analyses time FILE [RUNS]` reads a portfolio once and times every analysis; `analyses networks FILE`
/// writes the networks of its first accounts for the programs that are compared with.
@main
enum Analyses {
  static let day = Day("2026-11-01") ?? Day(number: 0)
  /// How many accounts are compared with other programs.
  static let sampleSize = 1000

  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      fatalError("usage: analyses time FILE [RUNS] | analyses networks FILE")
    }
    let reading = GraphMLReader().read(path: arguments[2])
    let result = PortfolioImport([reading], options: ImportOptions())
    guard let portfolio = result.portfolio else { fatalError("\(arguments[2]) cannot be used") }
    let sample = Array(0..<min(sampleSize, portfolio.accounts.count))
    if arguments[1] == "networks" {
      writeNetworks(of: portfolio, accounts: sample)
      return
    }
    let runs = arguments.count > 3 ? Int(arguments[3]) ?? 5 : 5
    timeKernels(of: portfolio, accounts: sample, runs: runs)
    timeAnalyses(of: portfolio, runs: runs)
  }

  /// Times the whole analyses of all accounts, on all cores, with proofs and next steps.
  static func timeAnalyses(of portfolio: Portfolio, runs: Int) {
    time("gaps", runs, portfolio) { $0.gaps(asOf: day).count }
    time("threads", runs, portfolio) { $0.threads(asOf: day).accounts.count }
    time("paths", runs, portfolio) { $0.paths(asOf: day).count }
    time("influence", runs, portfolio) { $0.influence(asOf: day).count }
    time("risk", runs, portfolio) { $0.risk(asOf: day).count }
    time("plan", runs, portfolio) { $0.plan(asOf: day).count }
  }
}

/// Prints a name, the median of the seconds that a body takes, and what it gives.
func time<Input, Value>(
  _ name: String, _ runs: Int, _ input: Input, _ body: (inout Input) -> Value
) {
  let clock = ContinuousClock()
  var times: [Duration] = []
  var input = input
  var value = body(&input)
  for _ in 0..<runs { times.append(clock.measure { value = body(&input) }) }
  print(name, times.sorted()[runs / 2] / .seconds(1), value)
}
