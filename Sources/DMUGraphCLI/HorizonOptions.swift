import ArgumentParser

/// The option that says how far ahead a risk looks.
struct HorizonOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many months ahead to look at the risk.", valueName: "n"))
  var months = 12.0

  mutating func validate() throws {
    if !(months > 0 && months <= 1_200) {
      throw ValidationError("--months must be above 0, at most 1200.")
    }
  }
}
