import DMUGraph
import GraphML

/// The staff, or the competitors, of a portfolio, each person once.
struct IdentifiedPeople {
  struct Entry {
    var person: Person
    var roles: [String]
    var origin: PortfolioAssembly.Origin
  }

  var entries: [Entry] = []
  var identities: PersonIdentities

  init(options: ImportOptions) {
    identities = PersonIdentities(keepsNamesakes: options.keepsNamesakes)
  }

  /// Adds somebody, or what a further node says of one who is there, and gives the position.
  ///
  /// - Parameters:
  ///   - texts: The builder that has the texts of the entries.
  ///   - paths: The paths of the files so far.
  mutating func add(
    _ entry: Entry, _ node: PersonIdentities.Node, _ texts: PortfolioBuilder, _ paths: [String],
    _ file: FileImport
  ) -> Int {
    let name = texts.string(entry.person.name)
    let match = identities.match(node, name: { name }) { texts.string(entries[$0].person.name) }
    let position: Int
    switch match {
    case .named(let known), .abbreviated(let known):
      position = known
      let differences = entries[known].person.add(entry.person, texts)
      for role in entry.roles
      where !entries[known].roles.contains(where: { normalized($0) == normalized(role) }) {
        entries[known].roles.append(role)
      }
      file.noteUnion(match, name, node, entries[known].origin.described(paths), differences)
    case .new, .either, .sharesEmail:
      position = entries.count
      entries.append(entry)
      if match != .new {
        file.noteDoubt(match, name, node, match.other.map { entries[$0].origin.described(paths) })
      }
    }
    identities.add(node, as: position, match)
    return position
  }
}
