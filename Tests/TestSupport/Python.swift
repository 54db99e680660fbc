public import Foundation

/// The Python in which other people's programs judge ours: the one that `DMUGRAPH_PYTHON` names, else
/// `python3`.
public enum Python {
  /// A Python that lacks what a test needs.
  public struct Missing: Error, CustomStringConvertible {
    /// The packages, and what the import said.
    public let description: String
  }

  /// What came of a run.
  public struct Run: Sendable {
    /// The exit status.
    public var status: Int32
    /// What was printed, errors included.
    public var output: String
  }

  /// Runs a script of `Tests/Reference`.
  ///
  /// - Parameters:
  ///   - script: The name of the script.
  ///   - arguments: What is handed to it.
  ///   - packages: What it imports besides the standard library, separated by commas.
  /// - Throws: ``Missing`` when the packages are not there.
  public static func run(
    _ script: String, _ arguments: [String], needing packages: String
  ) throws -> Run {
    let check = try run(["-c", "import \(packages)"])
    guard check.status == 0 else {
      throw Missing(
        description: """
          Python with \(packages) is needed. Tests/run, the README's test command, installs it; or name a \
          Python that has it: DMUGRAPH_PYTHON=/path/to/python swift test. \(check.output)
          """)
    }
    return try run([repository.appending(path: "Tests/Reference/\(script)").path()] + arguments)
  }

  private static func run(_ arguments: [String]) throws -> Run {
    let process = Process()
    let python = ProcessInfo.processInfo.environment["DMUGRAPH_PYTHON"] ?? "python3"
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python] + arguments
    process.environment = ProcessInfo.processInfo.environment
      .merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Run(status: process.terminationStatus, output: output)
  }
}

/// The folder of the package.
public let repository = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../..").standardizedFileURL
