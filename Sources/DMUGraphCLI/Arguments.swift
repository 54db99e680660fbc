public import ArgumentParser
import DMUExport
public import DMUGraph
import DMUImport
import DMUReport

/// One of a few words on the command line.
///
/// Says of itself what ArgumentParser would else find out by reflection, for every such option whenever
/// the tool starts.
protocol Choice: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension Choice {
  /// The words, for help and completion.
  public static var allValueStrings: [String] { allCases.map { $0.rawValue } }

  /// None: the words say it.
  public static var allValueDescriptions: [String: String] { [:] }

  /// The word.
  public var defaultValueDescription: String { rawValue }
}

extension ImportOptions.OrgChart: Choice {}
extension ImportOptions.Groups: Choice {}
extension CSVHeaders: Choice {}
extension ExportFormat: Choice {}
extension ReportFormat: Choice {}
extension Severity: Choice {}
extension UnitKind: Choice {}

extension Day: ExpressibleByArgument {
  /// Reads a day from the command line.
  public init?(argument: String) { self.init(argument) }
}
