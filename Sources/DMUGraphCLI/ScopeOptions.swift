import ArgumentParser
import DMUGraph

/// The options that say what is looked at, and when.
struct ScopeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The day to measure at, YYYY-MM-DD; today when left out.", valueName: "day"))
  var asOf: Day?

  @Option(
    help: ArgumentHelp(
      "Only this account, by id, name or the beginning of one; may be repeated.",
      valueName: "account"))
  var account: [String] = []
}
