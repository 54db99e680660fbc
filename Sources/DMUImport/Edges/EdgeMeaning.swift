/// The meaning of an edge for the analysis.
enum EdgeMeaning: UInt8, CaseIterable {
  /// It is left out of the analysis.
  case none
  case relationship
  case rivalry
  /// The source reports to the target.
  case reportsTo
  /// The target reports to the source.
  case manages
  case influences
  case worksWith
  case memberOf
  case buys
  case decides
}

/// The number of edges of each meaning.
struct EdgeMeaningCounts {
  private var counts = [Int](repeating: 0, count: EdgeMeaning.allCases.count)

  init(_ meanings: some Sequence<EdgeMeaning>) {
    for meaning in meanings { counts[Int(meaning.rawValue)] += 1 }
  }

  /// The number of edges that have one of some meanings.
  func of(_ meanings: EdgeMeaning...) -> Int {
    meanings.reduce(0) { $0 + counts[Int($1.rawValue)] }
  }
}
