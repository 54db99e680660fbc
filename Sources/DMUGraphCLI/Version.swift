import GraphML

/// The versions that `--version` names.
enum Version {
  static let tool = "0.1.0"
  static var libxml2: String { GraphMLReader.parserVersion }
}
