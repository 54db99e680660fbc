import ArgumentParser
import DMUGraph
import DMUImport
import DMUProfile
import DMUReport
import GraphML
import SystemPackage

/// The files that a command was given, read and understood by the options.
struct UnderstoodFiles {
  let options: ImportOptions
  let result: PortfolioImport
  let paths: [String]
  /// The path of the policy, if one was given.
  private let policy: String?

  /// Reads and understands everything.
  ///
  /// - Parameter day: The day at which everything is measured.
  init(
    _ input: InputOptions, day: Day, quiet: Bool, remembersUnmapped: Bool = false,
    listsPeople: Bool = false, keepsOwnColumns: Bool = false
  ) throws {
    try input.checkFilesDiffer()
    var options = try input.importOptions()
    options.remembersUnmapped = remembersUnmapped
    options.listsPeople = listsPeople
    options.keepsOwnColumns = keepsOwnColumns
    options.day = day
    paths = input.files
    policy = input.policy
    self.options = options
    let progress = Progress(quiet: quiet)
    result = PortfolioImport(
      input.files.lazy.map { Self.read($0, input, progress) }, options: options)
    progress.clear()
    if let supplier = options.supplier, !result.foundSupplier,
      !result.files.contains(where: { $0.counts == nil })
    {
      let message =
        "No group and no account\(paths.count == 1 ? " in \(paths[0])" : "") is named \(supplier)."
        + suggestion(result.supplierCandidates, like: supplier)
      if input.supplier != nil { throw ValidationError(message) }
      printError("\(input.mapping ?? ""): error: \(message) [bad-mapping]")
      throw ExitCode.unusable
    }
  }

  /// Reads a file, without a look at what it means.
  static func read(
    _ path: String, _ input: InputOptions, _ progress: Progress
  ) -> GraphMLReader.Reading {
    var reader = GraphMLReader()
    reader.limits = input.limits.limits
    reader.isLenient = input.lenient
    reader.progress = { progress.show(path, bytes: $0) }
    return reader.read(path: path)
  }

  /// Everything that is wrong or doubtful, in the order of the files.
  var diagnostics: [Diagnostic] { result.files.flatMap(\.diagnostics) + result.diagnostics }

  /// The portfolio as an analysis takes it, unit by unit.
  func review(day: Day, by units: UnitKind) throws -> Review {
    guard let portfolio = result.portfolio?.divided(by: units) else { throw ExitCode.unusable }
    return try Review(portfolio, policy: options.policy, asOf: day, sources: paths)
  }

  /// Sees to it that something in the files is an account or a contact.
  func checkForPeople() throws {
    guard let portfolio = result.portfolio, portfolio.accounts.isEmpty, portfolio.contacts.isEmpty
    else { return }
    printError(
      "\(paths.joined(separator: ", ")): error: nothing was understood as an account or a contact: "
        + reasonForNobody)
    throw ExitCode.unusable
  }

  /// The reason why nothing is an account or a contact, and what to try.
  private var reasonForNobody: String {
    let files = result.files
    if files.allSatisfy({ $0.counts?.nodes == 0 }) { return "there are no nodes." }
    if options.isStrict { return "no kind is written, and --strict infers none." }
    if files.contains(where: { !$0.inference.boxes.isEmpty }) {
      return
        "the boxes are read as departments, companies or notes; --people reads them as contacts."
    }
    return
      "no node has a kind that is known, and nothing else says that it is a person; --people reads "
      + "all nodes as contacts, and validate --suggest-mapping shows what a mapping could say."
  }

  /// Lists on standard error what is wrong and, unless quiet, what is doubtful.
  func list(quiet: Bool) {
    Self.list(diagnostics, quiet: quiet)
    if !quiet { warnOfMisspeltRoles() }
  }

  /// Warns of roles that the policy names and nobody has, where a word that is known comes near.
  private func warnOfMisspeltRoles() {
    guard let portfolio = result.portfolio, let path = policy else { return }
    let held = portfolio.contacts.reduce(RoleSet()) { $0.union($1.roles) }
    let known =
      Role.known
      + portfolio.roles.indices.filter(held.contains(position:)).map { portfolio.roles[$0] }
    for role in options.policy.knownRoles where !known.contains(role) {
      guard let near = nearest(to: role.rawValue, among: known.map(\.rawValue)) else { continue }
      printError(
        "\(path): warning: nobody has the role \(role.rawValue) of the policy. Did you mean \(near)?"
      )
    }
  }

  /// Lists on standard error what is wrong and, unless quiet, what is doubtful, and last what `--lenient` would leave out.
  static func list(_ diagnostics: [Diagnostic], quiet: Bool) {
    let listed = DiagnosticLines(diagnostics.filter { $0.severity == .error || !quiet })
    for line in listed.lines { printError(line) }
    if let offer = LenientReading(diagnostics).offer { printError(offer) }
  }
}
