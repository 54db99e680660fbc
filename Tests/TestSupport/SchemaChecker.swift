import Foundation

/// Checks documents against a JSON Schema of the package, with Python's jsonschema.
public struct SchemaChecker {
  private let schema: String

  /// Names a schema of the package: `gaps` and so on.
  public init(_ name: String) {
    schema =
      repository.appending(path: "Sources/DMUReport/Schemas/\(name).schema.json").path()
  }

  /// The problems of each document; none for one that fits.
  public func check(_ documents: [String]) throws -> [[String]] {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "dmugraph-documents-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try JSONEncoder().encode(documents).write(to: file)
    let run = try Python.run("schemas.py", [schema, file.path()], needing: "jsonschema")
    return try JSONDecoder().decode([[String]].self, from: Data(run.output.utf8))
  }

  /// The problems of a document.
  public func check(_ document: String) throws -> [String] { try check([document])[0] }

  /// What is wrong with the schema itself: what its language does not allow, and objects that allow members
  /// which they do not know.
  public func weaknesses() throws -> [String] {
    let run = try Python.run("schemas.py", [schema], needing: "jsonschema")
    return try JSONDecoder().decode([String].self, from: Data(run.output.utf8))
  }

  /// Those of some edits of a document that the schema lets pass, or that change nothing.
  public func missed(
    _ edits: [(text: String, replacement: String)], of document: String
  ) throws -> [String] {
    let edited = edits.map {
      document.replacing($0.text, with: $0.replacement, maxReplacements: 1)
    }
    let problems = try check(edited)
    return edits.indices.filter { edited[$0] == document || problems[$0].isEmpty }
      .map { edits[$0].text }
  }
}
