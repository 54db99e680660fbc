import GraphML

/// Ids as they are printed: bare where they are unique in the portfolio, else with as much of the
/// file's path as it takes to tell the files apart.
struct PrintedIDs: ~Copyable {
  private let qualifiers: [String]
  private var ids = SymbolTable()
  private var counts: [Int32] = []
  private var qualified: Set<[UInt8]> = []

  init(paths: [String]) {
    qualifiers = Self.qualifiers(paths)
  }

  /// Counts a row that will be printed.
  mutating func count(_ origin: PortfolioAssembly.Origin) {
    var id = origin.id
    let symbol = id.withUTF8 { ids.intern($0.span, scope: 0) }
    if symbol == counts.count { counts.append(0) }
    counts[symbol] += 1
  }

  /// The printed id of a row, which no other row gets.
  mutating func next(_ origin: PortfolioAssembly.Origin) -> String {
    if counts.isEmpty || count(of: origin.id) <= 1 { return origin.id }
    let id = "\(qualifiers[origin.file])/\(origin.id)"
    var candidate = id
    var number = 2
    while count(of: candidate) > 0 || !qualified.insert(Array(candidate.utf8)).inserted {
      candidate = "\(id)#\(number)"
      number += 1
    }
    return candidate
  }

  private func count(of id: String) -> Int32 {
    var id = id
    return id.withUTF8 { ids.find($0.span, scope: 0) }.map { counts[$0] } ?? 0
  }

  /// For each path its stem, with folders before it as long as another path ends alike.
  private static func qualifiers(_ paths: [String]) -> [String] {
    func suffix(_ path: String, _ folders: Int) -> String {
      let parts = path.split(separator: "/").dropLast().suffix(folders)
      return (parts.map(String.init) + [fileStem(path)]).joined(separator: "/")
    }
    var result = paths.map { suffix($0, 0) }
    var open = Array(paths.indices)
    var folders = 0
    while !open.isEmpty {
      let alike = Dictionary(grouping: open) { result[$0] }
      folders += 1
      // Paths that are the same to the end stay alike.
      open = open.filter {
        (alike[result[$0]]?.count ?? 0) > 1 && suffix(paths[$0], folders) != result[$0]
      }
      for index in open { result[index] = suffix(paths[index], folders) }
    }
    return result
  }
}
