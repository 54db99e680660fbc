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
  /// The understanding of each file, in the order of the files.
  public let files: [FileUnderstanding]
  /// Warnings about the portfolio as a whole.
  public let diagnostics: [Diagnostic]
  /// The columns that the profile has no name for, where they are kept.
  public let ownColumns: OwnColumns
  /// True when a group or account with the supplier's name was found; `true` when none was asked for.
  public let foundSupplier: Bool
  /// The names of groups and accounts, one of which may be the supplier.
  public let supplierCandidates: [String]

  /// Understands what was read.
  public init(_ readings: some Sequence<GraphMLReader.Reading>, options: ImportOptions) {
    var words = WordMeanings(options: options)
    var isUsable = true
    var files: [FileUnderstanding] = []
    var imports: [FileImport?] = []
    for reading in readings {
      isUsable = isUsable && reading.document != nil && !reading.log.hasErrors
      files.append(FileUnderstanding(path: reading.log.file, diagnostics: reading.diagnostics))
      imports.append(
        reading.document.map {
          FileImport($0, words: &words, options: options, log: reading.log)
        })
    }
    let accountNames = Set(
      imports.flatMap { $0?.accountNames ?? [] }.map { ComparableName.folded($0) })
    var assembly = PortfolioAssembly(options: options)
    supplierCandidates = imports.flatMap { $0?.groups.map(\.name) ?? [] }
    var foundSupplier = options.supplier == nil
    var filesOfAssembly: [Int] = []
    let ownColumnsOfFiles = imports.map { file in
      options.keepsOwnColumns ? file.map { FileOwnColumns($0.table) } : nil
    }
    var ownRows = OwnColumnRows(ownColumnsOfFiles)
    for index in imports.indices {
      guard let file = imports[index].take() else { continue }
      filesOfAssembly.append(index)
      file.findAccounts(knownNames: accountNames, options: options)
      assembly.add(file, words: &words)
      files[index] = FileUnderstanding(file)
      if let own = ownColumnsOfFiles[index] {
        files[index].ownColumns = own.counts
        ownRows.add(file, own)
      }
      if options.remembersUnmapped {
        files[index].unmapped = UnmappedAttributes(file, words: &words, policy: options.policy)
      }
      foundSupplier = foundSupplier || file.classification.foundSupplier
      isUsable = isUsable && !file.log.hasErrors
    }
    for (file, diagnostic) in assembly.resolveReferences() {
      files[filesOfAssembly[file]].diagnostics.append(diagnostic)
    }
    for (file, diagnostic) in ownRows.differences {
      files[filesOfAssembly[file]].diagnostics.append(diagnostic)
    }
    for (index, people) in zip(filesOfAssembly, assembly.peopleOfFiles) {
      files[index].people = people
    }
    self.files = files
    self.foundSupplier = foundSupplier || assembly.hasStaffBySupplier
    diagnostics = files.contains { $0.counts == nil } ? [] : assembly.diagnostics
    if isUsable { assembly.nameRows() }
    ownColumns = isUsable ? ownRows.columns { assembly.printedID(of: $0) } : OwnColumns()
    portfolio = isUsable ? (consume assembly).build() : nil
  }
}
