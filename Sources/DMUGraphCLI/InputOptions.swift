import ArgumentParser
import DMUGraph
import DMUImport
import GraphML

/// The options that say what is read and how it is understood.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "GraphML files, read as one portfolio; - is standard input.",
    completion: .file(extensions: ["graphml"]))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "A policy in YAML or JSON: thresholds, required roles, severities.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var policy: String?

  @Option(
    help: ArgumentHelp(
      "What other attribute names and values mean, in YAML or JSON; validate --suggest-mapping writes one.",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml", "json"]))
  var mapping: String?

  @Option(
    help: ArgumentHelp(
      "The group or account in the files whose people are your own staff.", valueName: "name"))
  var supplier: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The strength that is 1, when the files use another scale.", valueName: "number"))
  var strengthScale: Double?

  @Option(
    help: ArgumentHelp(
      "Which way unmarked lines between people point: down to the report, up to the manager, or none: "
        + "they are no org chart.",
      valueName: "direction"))
  var orgChart: ImportOptions.OrgChart?

  @Option(
    help: ArgumentHelp(
      "What unmarked outermost groups are.", valueName: "kind"))
  var groups: ImportOptions.Groups?

  @Flag(
    help: ArgumentHelp(
      "Read every node without a kind as a contact: no box is a note, a department or a company."))
  var people = false

  @Flag(help: "Infer nothing: kinds, roles, accounts and edge kinds must be written.")
  var strict = false

  @Flag(help: "Keep apart people of one name who have two nodes in one file.")
  var namesakes = false

  @Flag(help: "Leave out single wrong elements and values instead of refusing the file.")
  var lenient = false

  @OptionGroup(title: "Limits", visibility: .hidden) var limits: LimitOptions

  mutating func validate() throws {
    if files.isEmpty {
      throw ValidationError("Name at least one GraphML file, or - for standard input.")
    }
    if files.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("Standard input (-) can be read only once.")
    }
    if people && strict {
      throw ValidationError(
        "--people infers contacts, which --strict forbids; leave one of them out.")
    }
    if let strengthScale, !(strengthScale > 0 && strengthScale.isFinite) {
      throw ValidationError(
        "--strength-scale must be a number above 0, as in --strength-scale 10.")
    }
  }

  /// Sees to it that no file counts twice in one portfolio.
  func checkFilesDiffer() throws {
    var seen: Set<String> = []
    for file in files {
      if let path = canonicalPath(file), !seen.insert(path).inserted {
        throw ValidationError("\(file) is given twice; its contacts would count twice.")
      }
    }
  }
}

/// The limits up to which a file is read before it is refused.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The most bytes of a file.", valueName: "n"))
  var maxBytes = Limits().bytes

  @Option(help: ArgumentHelp("The most elements and attributes of a file.", valueName: "n"))
  var maxItems = Limits().items

  @Option(help: ArgumentHelp("The deepest nesting of elements.", valueName: "n"))
  var maxDepth = Limits().depth

  @Option(help: ArgumentHelp("The most bytes of one value.", valueName: "n"))
  var maxValue = Limits().valueLength

  @Option(help: ArgumentHelp("The most attributes and namespaces of one element.", valueName: "n"))
  var maxAttributes = Limits().attributes

  @Option(help: ArgumentHelp("The most different names in a file.", valueName: "n"))
  var maxNames = Limits().names

  @Option(
    help: ArgumentHelp("The most bytes of one tag, comment or CDATA section.", valueName: "n"))
  var maxTag = Limits().tagLength

  @Option(help: ArgumentHelp("The most diagnostics listed of one kind and file.", valueName: "n"))
  var maxDiagnostics = Limits().diagnostics

  mutating func validate() throws {
    let values = [
      maxBytes, maxItems, maxDepth, maxValue, maxAttributes, maxNames, maxTag, maxDiagnostics,
    ]
    if values.contains(where: { $0 < 1 }) { throw ValidationError("A limit must be at least 1.") }
  }

  var limits: Limits {
    var limits = Limits()
    limits.bytes = maxBytes
    limits.items = maxItems
    limits.depth = maxDepth
    limits.valueLength = maxValue
    limits.attributes = maxAttributes
    limits.names = maxNames
    limits.tagLength = maxTag
    limits.diagnostics = maxDiagnostics
    return limits
  }
}
