import ArgumentParser

/// The options that say where results go.
struct DestinationOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to a file, which is replaced only when all went well.", valueName: "file"))
  var output: String?

  @Flag(name: .shortAndLong, help: "Print no warnings and no progress.")
  var quiet = false

  /// Sees to it that results do not replace what is read.
  func check(against input: InputOptions) throws {
    guard let output, let target = canonicalPath(output) else { return }
    let read = input.files + [input.policy, input.mapping].compactMap(\.self)
    if read.contains(where: { canonicalPath($0) == target }) {
      throw ValidationError("\(output) is read; write the results somewhere else.")
    }
  }

  /// Writes results to where they go; says so when they cannot be written.
  func write(_ body: (inout ResultOutput) -> Void) throws {
    do throws(ResultOutput.Failure) {
      var stream = try ResultOutput(path: output)
      body(&stream)
      try stream.finish()
    } catch {
      printError("error: \(error.message)")
      throw ExitCode.unusable
    }
  }
}
