import Foundation
import Testing

/// The built tool, which stands beside the test bundle.
enum Tool {
  static let binary = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "dmugraph").path

  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL.path

  static func fixture(_ name: String) -> String { "\(repository)/fixtures/\(name)" }

  /// What came of a run.
  struct Run: Sendable {
    var status: Int32
    var output: Data
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try JSONDecoder().decode(type, from: output)
    }
  }

  /// Runs the tool to its end.
  static func run(_ arguments: [String], input: Data = Data()) throws -> Run {
    try run(program: binary, arguments, input: input)
  }

  /// Runs a program to its end; its input and output are files, so that no pipe can fill up.
  static func run(
    program: String, _ arguments: [String], input: Data = Data(),
    environment: [String: String] = [:]
  ) throws -> Run {
    let folder = try TemporaryFolder()
    let (input, inputPath) = (input, folder.path("in"))
    try input.write(to: URL(filePath: inputPath))
    for name in ["out", "err"] { try Data().write(to: URL(filePath: folder.path(name))) }
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: inputPath))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: folder.path("out")))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: folder.path("err")))
    try process.run()
    process.waitUntilExit()
    let errors = try Data(contentsOf: URL(filePath: folder.path("err")))
    // What ends by a signal has the status that a shell gives it.
    let status = process.terminationStatus
    return Run(
      status: process.terminationReason == .uncaughtSignal ? 128 + status : status,
      output: try Data(contentsOf: URL(filePath: folder.path("out"))),
      errors: String(decoding: errors, as: UTF8.self))
  }
}

/// A folder that is removed with its last reference.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appending(path: "dmugraph-tests-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func path(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: path(name)))
    return path(name)
  }

  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
  }
}

/// What the tests look at in the documents of `gaps`.
struct GapsDocument: Decodable {
  struct Account: Decodable {
    struct Role: Decodable {
      var role: String
      var required: Bool
      var status: String?
    }
    struct Finding: Decodable {
      var code: String
      var severity: String
    }
    var id: String
    var name: String
    var threads: Int
    var roles: [Role]
    var findings: [Finding]
  }
  struct Source: Decodable { var path: String }
  var format: String
  var sources: [Source]
  var accounts: [Account]
}

/// What the tests look at in the documents of `validate`.
struct ValidateDocument: Decodable {
  struct Diagnostic: Decodable, Hashable {
    var severity: String
    var code: String
    var line: Int?
    var column: Int?
    var element: String?
    var message: String
  }
  struct File: Decodable {
    var path: String
    var nodes: Int?
    var diagnostics: [Diagnostic]
  }
  struct Summary: Decodable {
    var usable: Bool
    var errors: Int
    var warnings: Int
  }
  var format: String
  var summary: Summary
  var files: [File]
  var diagnostics: [Diagnostic]?

  var all: [Diagnostic] { files.flatMap(\.diagnostics) + (diagnostics ?? []) }
}
