import ArgumentParser

/// The options that say where results go.
struct DestinationOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to a file, which is replaced only when all went well.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(name: .shortAndLong, help: "Print no warnings and no progress.")
  var quiet = false

  /// Sees to it that results do not replace what is read.
  ///
  /// - Parameter outputs: The files that are written, when that is not just ``output``.
  func check(against input: InputOptions, outputs: [String]? = nil) throws {
    let read = input.files + [input.policy, input.mapping].compactMap(\.self)
    let paths = Set(read.compactMap { canonicalPath($0) })
    for output in outputs ?? [output].compactMap(\.self) {
      if let target = canonicalPath(output), paths.contains(target) {
        throw ValidationError("\(output) is read; write the results somewhere else.")
      }
    }
  }

  /// Writes results to where they go; says so when they cannot be written.
  ///
  /// - Parameter isForTerminals: Whether what is written is fit for a terminal as it is.
  func write(isForTerminals: Bool = false, _ body: (inout ResultOutput) -> Void) throws {
    try Self.write(to: [output], isForTerminals: isForTerminals) { body(&$0[0]) }
  }

  /// Writes results to several places, none of which changes unless all could be written.
  static func write(
    to paths: [String?], isForTerminals: Bool = false, _ body: (inout [ResultOutput]) -> Void
  ) throws {
    var streams: [ResultOutput] = []
    defer { Interruption.isDone() }
    do throws(ResultOutput.Failure) {
      for path in paths {
        streams.append(try ResultOutput(path: path, isForTerminals: isForTerminals))
      }
      body(&streams)
      for stream in streams { try stream.close() }
      for stream in streams { try stream.replace() }
    } catch {
      for stream in streams { stream.discard() }
      printError("error: \(error.message)")
      throw ExitCode.unusable
    }
  }
}
