import ArgumentParser
import DMUProfile
import Glibc

/// The command `dmugraph`.
@main
struct DMUGraphCommand: ParsableCommand {
  static let name = "dmugraph"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Shows which decision-makers of your customers nobody covers.",
    discussion: """
      Reads org charts and contact graphs from GraphML, as yEd, Gephi, CRM exports and scripts \
      write them.

      Begin with:  dmugraph gaps chart.graphml

      If something looks wrong:  dmugraph validate chart.graphml
      """,
    version: "\(name) \(Version.tool), libxml2 \(Version.libxml2)",
    subcommands: [
      GapsCommand.self, ThreadsCommand.self, PathsCommand.self, PlanCommand.self,
      RiskCommand.self, InfluenceCommand.self,
      WhatIfCommand.self,
      DiffCommand.self,
      ReportCommand.self,
      ExportCommand.self,
      ValidateCommand.self,
    ])

  static func main() {
    keepStandardStreams()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      // Help and the version are no failure.
      guard !exitCode(for: error).isSuccess else { exit(withError: error) }
      // Messages name what stands in files and on the command line.
      let message = Self.unknownCommand ?? fullMessage(for: error)
      for line in message.split(separator: "\n") { printError(String(line)) }
      Glibc.exit(exitCode(for: error).rawValue)
    }
  }

  /// The message for a first argument that should be a command and is none.
  private static var unknownCommand: String? {
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-") else {
      return nil
    }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    if names.contains(word) { return nil }
    var hint = ""
    if word.contains(".") || word.contains("/") {
      hint = " To look at a file: dmugraph gaps \(word)"
    } else if let near = nearest(to: word, among: names) {
      hint = " Did you mean \(near)?"
    }
    return
      "Error: There is no command \(word).\(hint)\n  See 'dmugraph --help' for more information."
  }
}
