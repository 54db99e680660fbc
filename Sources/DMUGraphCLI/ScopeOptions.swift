import ArgumentParser
import DMUGraph

/// The options that say what is looked at, and when.
struct ScopeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The day to measure at, YYYY-MM-DD; today when left out.", valueName: "day"))
  var asOf: Day?

  @Option(
    help: ArgumentHelp("Only this account, by id or exact name; may be repeated.", valueName: "id"))
  var account: [String] = []
}
