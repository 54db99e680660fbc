import ArgumentParser
import Glibc

/// The command `dmugraph`.
@main
struct DMUGraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dmugraph",
    abstract: "Shows which decision-makers of your customers nobody covers.",
    discussion: """
      Reads org charts and contact graphs from GraphML, as yEd, Gephi, CRM exports and scripts \
      write them.

      Begin with:  dmugraph gaps chart.graphml
      If something looks wrong:  dmugraph validate chart.graphml
      """,
    version: "dmugraph \(Version.tool), libxml2 \(Version.libxml2)",
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
      for line in fullMessage(for: error).split(separator: "\n") { printError(String(line)) }
      Glibc.exit(exitCode(for: error).rawValue)
    }
  }
}
