import ArgumentParser
import DMUGraph
import DMUImport
import DMUProfile
import DMUReport
import GraphML
import SystemPackage

/// The statuses with which the tool ends, apart from 64 for wrong usage.
extension ExitCode {
  /// There are findings at or above `--fail-on`.
  static let findings = ExitCode(1)
  /// An input, a mapping or a policy could not be used, or a result could not be written.
  static let unusable = ExitCode(2)
}

/// What a command works on: the files, read and understood by the options.
struct Session {
  let options: ImportOptions
  let result: PortfolioImport
  let files: [String]
  /// The path of the policy, if one was given.
  private let policy: String?

  /// Reads and understands everything.
  init(_ input: InputOptions, quiet: Bool, remembersUnmapped: Bool = false) throws {
    try input.checkFilesDiffer()
    var options = try Self.importOptions(input)
    options.remembersUnmapped = remembersUnmapped
    options.isStrict = input.strict
    files = input.files
    policy = input.policy
    self.options = options
    let progress = Self.progress(quiet: quiet)
    result = PortfolioImport(
      input.files.lazy.map { Self.read($0, input, progress) }, options: options)
    GraphMLReader.giveBackFreeMemory()
    Self.kept.append(result)
    progress.clear()
    if let supplier = options.supplier, !result.foundSupplier,
      !result.files.contains(where: { $0.counts == nil })
    {
      let message =
        "No group and no account\(files.count == 1 ? " in \(files[0])" : "") is named \(supplier)."
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

  /// What shows how far reading has come, unless nothing is to be shown.
  static func progress(quiet: Bool) -> Progress {
    Progress(isShown: !quiet && Terminal.standardError.exists)
  }

  /// Everything that is wrong or doubtful, in the order of the files.
  var diagnostics: [Diagnostic] { result.files.flatMap(\.diagnostics) + result.diagnostics }

  /// The portfolio, after what is wrong or doubtful was listed on standard error.
  func portfolio(quiet: Bool) throws -> Portfolio {
    list(quiet: quiet)
    guard let portfolio = result.portfolio else { throw ExitCode.unusable }
    return portfolio
  }

  /// What an analysis works on, and the accounts that were asked for; `nil` for all.
  func basis(
    _ scope: ScopeOptions, quiet: Bool
  ) throws -> (basis: ReportBasis, accounts: [Int]?) {
    let portfolio = try portfolio(quiet: quiet)
    let basis = try ReportBasis(
      portfolio, policy: options.policy, asOf: scope.asOf ?? today(), sources: files)
    return (basis, try accounts(scope.account, in: portfolio))
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

  /// Lists on standard error what is wrong and, unless quiet, what is doubtful.
  static func list(_ diagnostics: [Diagnostic], quiet: Bool) {
    for diagnostic in diagnostics where diagnostic.severity == .error || !quiet {
      printError(diagnostic.description)
    }
  }

  private static func importOptions(_ input: InputOptions) throws -> ImportOptions {
    var options = ImportOptions()
    do throws(ConfigurationError) {
      if let path = input.policy {
        options.policy = try Policy(yaml: text(of: path, .badPolicy), path: path)
      }
      if let path = input.mapping {
        options.mapping = try Mapping(yaml: text(of: path, .badMapping), path: path)
      }
    } catch {
      for line in "\(error)".split(separator: "\n") { printError(String(line)) }
      throw ExitCode.unusable
    }
    options.supplier = input.supplier ?? options.mapping?.supplier
    options.strengthScale = input.strengthScale ?? options.mapping?.strengthScale ?? 1
    options.orgChart = input.orgChart
    options.groups = input.groups
    return options
  }

  /// The text of a policy or a mapping, at most a little more than its readers accept.
  private static func text(
    of path: String, _ code: ConfigurationError.Code
  ) throws(ConfigurationError) -> String {
    var bytes: [UInt8] = []
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly)
      defer { try? file.close() }
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      while bytes.count <= 2 << 20 {
        let count = try piece.withUnsafeMutableBytes { try file.read(into: $0) }
        if count == 0 { break }
        bytes += piece[..<count]
      }
    } catch {
      throw ConfigurationError(
        path: path, code: code,
        problems: [.init(line: 1, column: 1, message: "the file cannot be read: \(error)")])
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ConfigurationError(
        path: path, code: code,
        problems: [.init(line: 1, column: 1, message: "the file is not in UTF-8")])
    }
    return text
  }

  /// Analyses, with what has come of it so far at a terminal once that takes more than a second.
  static func analyse<Result>(quiet: Bool, _ work: () throws -> Result) throws -> Result {
    let progress = Progress(isShown: !quiet && Terminal.standardError.exists)
    defer { progress.clear() }
    let result = try withCancellation(onProgress: { progress.show($0) }, perform: work)
    kept.append(result)
    return result
  }

  /// What was read and found, to the end of the run: to free that of thousands of accounts takes time.
  private nonisolated(unsafe) static var kept: [Any] = []

  // MARK: Names on the command line

  /// The positions of the accounts that are named; `nil` when none is.
  func accounts(_ names: [String], in portfolio: Portfolio) throws -> [Int]? {
    names.isEmpty ? nil : try names.map { try Names(portfolio: portfolio).account($0) }
  }
}

/// The names among which one may have been meant, nearest first, a few of them.
func suggestion(_ names: [String], like name: String) -> String {
  if let nearest = nearest(to: name, among: names) { return " Did you mean \(nearest)?" }
  // As many words of a name as were written may be enough to tell it.
  let count = name.split(separator: " ").count
  for other in names {
    let words = other.split(separator: " ")
    let parts = words.indices.map { words[$0...].prefix(count).joined(separator: " ") }
    if nearest(to: name, among: parts) != nil { return " Did you mean \(other)?" }
  }
  if names.isEmpty { return "" }
  let shown = names.prefix(10).map { "\n  \($0)" }.joined()
  return " There are:\(shown)" + (names.count > 10 ? "\n  and \(names.count - 10) more" : "")
}
