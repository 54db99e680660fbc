import DMUImport
import GraphML

/// The offer that `--lenient` makes of files that are refused.
struct LenientReading {
  /// A line that says what would be left out; `nil` when the files would be refused all the same.
  let offer: String?

  init(_ diagnostics: [Diagnostic]) {
    let errors = diagnostics.filter { $0.severity == .error }
    guard !errors.isEmpty, errors.allSatisfy({ $0.code.canBeLenient }) else {
      offer = nil
      return
    }
    var counts: [Diagnostic.Code: Int] = [:]
    for error in errors { counts[error.code, default: 0] += error.count }
    func part(_ code: Diagnostic.Code, _ one: String, _ many: String) -> String? {
      counts[code].map { $0 == 1 ? one : "\($0) \(many)" }
    }
    let values = (counts[.badValue] ?? 0) + (counts[.outOfRange] ?? 0)
    counts[.badValue] = values == 0 ? nil : values
    let parts = [
      part(.duplicateID, "one node whose id is another's", "nodes whose id is another's"),
      part(
        .danglingEdge, "one edge to a node that is not there", "edges to nodes that are not there"),
      part(.badValue, "one value", "values"),
    ].compactMap(\.self)
    offer = "With --lenient it is read all the same, without \(parts.joined(separator: " and "))."
  }
}
