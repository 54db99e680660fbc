public import DMUGraph
public import GraphML

/// Makes one portfolio of one or more GraphML files.
///
/// ```swift
/// let readings = ["a.graphml", "b.graphml"].map { GraphMLReader().read(path: $0) }
/// let result = PortfolioImport(readings, options: ImportOptions())
/// if let portfolio = result.portfolio { print(portfolio.accounts.count) }
/// ```
///
/// Time and memory grow linearly with the files.
public struct PortfolioImport: Sendable {
  /// The portfolio; `nil` when something is wrong with one of the files.
  public let portfolio: Portfolio?
  /// What was understood of each file, in the order of the files.
  public let files: [FileUnderstanding]
  /// What the portfolio as a whole makes doubtful.
  public let diagnostics: [Diagnostic]
  /// Whether a group or account with the supplier's name was found; `true` when none was asked for.
  public let foundSupplier: Bool
  /// The names of groups and accounts, one of which may be the supplier.
  public let supplierCandidates: [String]

  /// Understands what was read.
  public init(_ readings: [GraphMLReader.Reading], options: ImportOptions) {
    let words = ImportWords(options: options)
    var imports: [FileImport?] = readings.map { reading in
      reading.document.map {
        FileImport($0, words: words, options: options, log: reading.log)
      }
    }
    let names = imports.map { Set($0?.accountNames ?? []) }
    var assembly = PortfolioAssembly(words: words, options: options)
    for index in imports.indices {
      guard var file = imports[index] else { continue }
      imports[index] = nil
      let others = names.indices.filter { $0 != index }
        .reduce(into: Set<[UInt8]>()) { $0.formUnion(names[$1]) }
      file.findAccounts(others: others, options: options)
      assembly.add(&file)
      imports[index] = file
    }
    files = zip(readings, imports).map { reading, file in
      file.map { FileUnderstanding($0) }
        ?? FileUnderstanding(path: reading.log.file, diagnostics: reading.diagnostics)
    }
    foundSupplier =
      options.supplier == nil || imports.contains { $0?.classes.foundSupplier == true }
      || assembly.hasStaffBySupplier
    supplierCandidates = imports.flatMap { $0?.groupNames ?? [] }
    let hasErrors =
      readings.contains { $0.log.hasErrors } || imports.contains { $0?.log.hasErrors == true }
    diagnostics = imports.contains { $0 == nil } ? [] : assembly.diagnostics
    portfolio = hasErrors ? nil : assembly.build()
  }
}
