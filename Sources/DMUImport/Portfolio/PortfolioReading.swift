public import DMUGraph
public import GraphML

extension Portfolio {
  /// Reads GraphML files as one portfolio.
  ///
  /// ```swift
  /// var options = ImportOptions()
  /// options.supplier = "Nordhaus AG"
  /// let portfolio = try Portfolio(contentsOf: ["chart.graphml"], options: options)
  /// ```
  ///
  /// Warnings are passed over; `PortfolioImport` tells them, and what was inferred.
  ///
  /// - Parameters:
  ///   - paths: The files; `-` is standard input.
  ///   - options: How they are understood.
  ///   - reader: Limits, leniency and progress.
  /// - Throws: `UnusableFiles` with everything that is wrong with any of them.
  /// - Complexity: Linear in the files.
  public init(
    contentsOf paths: [String], options: ImportOptions = ImportOptions(),
    reader: GraphMLReader = GraphMLReader()
  ) throws(UnusableFiles) {
    self = try PortfolioImport(
      paths.lazy.map { reader.read(path: $0) }, options: options
    ).usable()
  }
}

extension PortfolioImport {
  /// The portfolio, or why there is none.
  ///
  /// - Throws: ``UnusableFiles`` when one of the files cannot be used, or when no group and no account has the
  ///   name of the supplier.
  public func usable() throws(UnusableFiles) -> Portfolio {
    var problems = (files.flatMap(\.diagnostics) + diagnostics).filter { $0.severity == .error }
    if let portfolio, foundSupplier { return portfolio }
    if portfolio != nil {
      problems.append(
        Diagnostic(
          severity: .error, code: .noSupplier, file: files.map(\.path).joined(separator: ", "),
          position: .none, element: "",
          message: "no group and no account has the name of the supplier; there are "
            + (supplierCandidates.isEmpty ? "none" : supplierCandidates.joined(separator: ", "))))
    }
    throw UnusableFiles(diagnostics: problems)
  }
}

/// Files of which no portfolio can be made, with everything that is wrong.
///
/// Printed, it is a line a problem: `file:line:column: error: message [code]`.
public struct UnusableFiles: Error, Hashable, Sendable, CustomStringConvertible {
  /// The errors, in the order of the files and of the places in them.
  public let diagnostics: [Diagnostic]

  /// One line a problem.
  public var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}

extension Diagnostic.Code {
  /// No group and no account has the name of the supplier.
  public static let noSupplier = Self(rawValue: "no-supplier")
}
