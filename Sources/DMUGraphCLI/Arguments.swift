public import ArgumentParser
public import DMUFormats
public import DMUGraph

extension ImportOptions.OrgChart: ExpressibleByArgument {}
extension ImportOptions.Groups: ExpressibleByArgument {}
extension CSVHeaders: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
  /// Reads a day from the command line.
  public init?(argument: String) { self.init(argument) }
}
